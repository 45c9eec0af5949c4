using System.Globalization;

namespace FPReconcile.Synthetic.Identifiers;

/// <summary>Invented national ids. The region codes start with 99, which no country has given out.</summary>
internal static class NationalIds
{
    private const string CheckCharacters = "10X98765432";
    private const string Letters = "ABCDEFGHJKLMNPRSTUVWXYZ";

    /// <summary>18 characters: region (6), birth date (8), serial number (3, even for women), check character by ISO 7064 mod 11-2.</summary>
    public static string Chinese(DateOnly birthDate, SeededRandom random)
    {
        var region = string.Create(CultureInfo.InvariantCulture, $"99{random.Next(10_000):D4}");
        var serial = random.Next(500) * 2;
        var body = string.Create(CultureInfo.InvariantCulture, $"{region}{birthDate:yyyyMMdd}{serial:D3}");
        return body + CheckCharacter(body);
    }

    /// <summary>Two letters and eight digits.</summary>
    public static string Latin(SeededRandom random) =>
        string.Create(CultureInfo.InvariantCulture, $"{random.Pick(Letters)}{random.Pick(Letters)}{random.Next(100_000_000):D8}");

    /// <summary>Check character of the first 17 digits: the weights are 2 to the power of the place, modulo 11.</summary>
    public static char CheckCharacter(string body)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += (body[i] - '0') * ((1 << (17 - i)) % 11);
        return CheckCharacters[sum % 11];
    }
}
