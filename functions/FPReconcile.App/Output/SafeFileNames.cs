using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FPReconcile.Core.Normalization;

namespace FPReconcile.App.Output;

/// <summary>
/// File names for codes that come from files of others: no path leaves the folder, no name is reserved on any system, and two
/// codes never share a file. A code that is not a safe name as it is gets part of its hash.
/// </summary>
internal sealed class SafeFileNames
{
    private const int LongestName = 60;
    private const int HashCharacters = 8;

    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" })],
        StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The name for a code, without extension. The same codes in the same order give the same names.</summary>
    public string For(string code)
    {
        var name = Clean(code);
        if (!string.Equals(name, code, StringComparison.Ordinal) || !_taken.Add(Folded(name)))
        {
            name = $"{name}-{Hash(code)}";
            _taken.Add(Folded(name));
        }

        return name;
    }

    private static string Clean(string code)
    {
        var name = new StringBuilder();
        foreach (var rune in code.EnumerateRunes())
        {
            if (name.Length >= LongestName)
                break;
            var isKept = Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;
            name.Append(isKept ? rune.ToString() : "_");
        }

        return name.Length == 0 || Reserved.Contains(name.ToString()) ? $"_{name}" : name.ToString();
    }

    // Some file systems fold case and compose accents.
    private static string Folded(string name) => TextFolding.Normalized(name, NormalizationForm.FormC).ToUpperInvariant();

    private static string Hash(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)))[..HashCharacters];
}
