using System.Globalization;
using System.Security.Cryptography;

namespace FPReconcile.App.Identity;

/// <summary>Passwords as the users file keeps them: <c>pbkdf2-sha256$ROUNDS$SALT$HASH</c>.</summary>
internal static class PasswordHash
{
    public const int LeastCharacters = 12;
    public const int MostCharacters = 200;

    /// <summary>OWASP's advice of 2023 for PBKDF2 with SHA-256.</summary>
    private const int Rounds = 600_000;

    private const int MostRounds = 10_000_000;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;
    private const string Kind = "pbkdf2-sha256";

    public static string Make(string password) => Make(password, Rounds);

    /// <summary>With another number of rounds: for tests.</summary>
    public static string Make(string password, int rounds)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return string.Create(CultureInfo.InvariantCulture, $"{Kind}${rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(HashOf(password, salt, rounds))}");
    }

    /// <summary>Whether a text is a hash that <see cref="IsOf"/> can read.</summary>
    public static bool IsHash(string text) => Parts(text) is not null;

    /// <summary>Whether a hash was made of a password; false for a hash that cannot be read.</summary>
    public static bool IsOf(string hash, string password) =>
        Parts(hash) is var (rounds, salt, expected) && password.Length <= MostCharacters && CryptographicOperations.FixedTimeEquals(HashOf(password, salt, rounds), expected);

    private static (int Rounds, byte[] Salt, byte[] Hash)? Parts(string text)
    {
        var parts = text.Split('$');
        if (parts.Length != 4 || parts[0] != Kind || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) || rounds is < 1 or > MostRounds)
            return null;
        var (salt, hash) = (new byte[SaltBytes], new byte[HashBytes]);
        return Convert.TryFromBase64String(parts[2], salt, out var saltBytes) && saltBytes == SaltBytes && Convert.TryFromBase64String(parts[3], hash, out var hashBytes) && hashBytes == HashBytes
            ? (rounds, salt, hash)
            : null;
    }

    private static byte[] HashOf(string password, byte[] salt, int rounds) => Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA256, HashBytes);
}
