using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace FPReconcile.Core.Intake.Mappings;

/// <summary>Where the name of a file tells the vintage of its rows: <c>births_{vintage}.xlsx</c>. <c>*</c> is any characters, as few as fit.</summary>
public sealed class VintageRule
{
    /// <summary>How a rule marks the place of the vintage.</summary>
    public const string Place = "{vintage}";

    // Numbers with what is usual between them. Words have no order of time, so that a name with one of them has no vintage.
    private const string Vintage = @"(?<vintage>[0-9]([0-9._ -]*[0-9])?)";

    private readonly Regex _name;

    // Not backtracking: time grows with the length of the name alone, whatever somebody writes into a mapping.
    private VintageRule(string before, string after)
    {
        Text = before + Place + after;
        _name = new Regex(
            $"^{Pattern(before)}{Vintage}{Pattern(after)}$",
            RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    }

    /// <summary>The rule as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a rule; false unless it is a file name without folders that has the place once, and no <c>*</c> beside it.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out VintageRule? rule)
    {
        ArgumentNullException.ThrowIfNull(text);
        rule = null;
        var parts = text.Split(Place);
        if (parts.Length != 2 || text.AsSpan().IndexOfAny('/', '\\') >= 0 || parts[0].EndsWith('*') || parts[1].StartsWith('*'))
            return false;
        rule = new VintageRule(parts[0], parts[1]);
        return true;
    }

    /// <summary>The vintage that the name of a file tells; null when the name does not fit.</summary>
    /// <param name="path">Path or name of the file, with forward slashes; case does not matter.</param>
    public string? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var match = _name.Match(path[(path.LastIndexOf('/') + 1)..]);
        return match.Success ? match.Groups["vintage"].Value : null;
    }

    private static string Pattern(string text) => string.Join(".*?", text.Split('*').Select(Regex.Escape));
}
