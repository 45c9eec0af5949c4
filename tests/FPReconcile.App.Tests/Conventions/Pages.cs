using System.Text;
using System.Text.RegularExpressions;

namespace FPReconcile.App.Tests.Conventions;

/// <summary>The Markdown pages of the checkout that people read: README and docs.</summary>
internal static partial class Pages
{
    /// <summary>Paths relative to the top folder, with forward slashes.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "README.md",
        .. Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(string page) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, page));

    /// <summary>Fenced blocks of a language, such as <c>sh</c> or <c>json</c>.</summary>
    public static IReadOnlyList<string> Blocks(string page, string language) =>
        [.. Fence().Matches(Read(page)).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["text"].Value)];

    /// <summary>The page without its fenced blocks.</summary>
    public static string Prose(string page) => Fence().Replace(Read(page), "");

    /// <summary>Headings of a level, without the marks of code.</summary>
    public static IReadOnlyList<string> Headings(string page, int level) =>
        [.. Heading().Matches(Prose(page)).Where(match => match.Groups["marks"].Length == level).Select(match => match.Groups["text"].Value.Replace("`", "", StringComparison.Ordinal))];

    /// <summary>Anchors of the headings, as GitHub makes them: lower case, spaces to hyphens, other signs left out.</summary>
    public static IEnumerable<string> Anchors(string page) => Enumerable.Range(1, 6).SelectMany(level => Headings(page, level)).Select(Anchor);

    private static string Anchor(string heading)
    {
        var anchor = new StringBuilder();
        foreach (var character in heading.Trim())
        {
            if (character == ' ')
                anchor.Append('-');
            else if (char.IsLetterOrDigit(character) || character is '-' or '_')
                anchor.Append(char.ToLowerInvariant(character));
        }

        return anchor.ToString();
    }

    [GeneratedRegex(@"^```(?<language>\w*)\r?\n(?<text>.*?)^```\r?$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(?<marks>#{1,6}) (?<text>.+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
