using System.Globalization;

namespace FPReconcile.Synthetic.Births;

/// <summary>Codes of areas and facilities: A01, F01; as many digits as the largest needs, at least two.</summary>
internal static class Codes
{
    public static string Area(int index, int count) => Code('A', index, count);

    public static string Facility(int index, int count) => Code('F', index, count);

    private static string Code(char letter, int index, int count)
    {
        var digits = Math.Max(2, count.ToString(CultureInfo.InvariantCulture).Length);
        return letter + (index + 1).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }
}
