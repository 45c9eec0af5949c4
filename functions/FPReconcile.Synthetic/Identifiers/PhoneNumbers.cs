using System.Globalization;

namespace FPReconcile.Synthetic.Identifiers;

/// <summary>Invented mobile numbers: 11 digits for Chinese families, 10 with a leading zero for the others.</summary>
internal static class PhoneNumbers
{
    public static string Create(bool isChinese, SeededRandom random) => isChinese
        ? string.Create(CultureInfo.InvariantCulture, $"1{random.Between(3, 9)}{random.Next(1_000_000_000):D9}")
        : string.Create(CultureInfo.InvariantCulture, $"0{random.Pick("79")}{random.Next(100_000_000):D8}");
}
