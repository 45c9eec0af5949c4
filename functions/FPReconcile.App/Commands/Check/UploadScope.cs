using System.Text.RegularExpressions;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Languages;

namespace FPReconcile.App.Commands.Check;

/// <summary>Tells when most rows of a file are from another facility or month than the sender meant to send.</summary>
internal static partial class UploadScope
{
    private const int ShownCodes = 3;

    /// <summary>The warnings; codes and months only.</summary>
    public static IEnumerable<string> Warnings(SourceIntake intake, CheckArguments arguments, ClerkLanguage language)
    {
        if (arguments.Facility is { } facility)
        {
            var code = string.Join(' ', facility.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (Warning(intake.Counts.Facilities, code, (ClerkText.WrongFacility, language)) is { } warning)
                yield return warning;
        }

        if (arguments.Month is { } month)
        {
            if (Warning(intake.Counts.BirthMonths, month, (ClerkText.WrongMonth, language)) is { } warning)
                yield return warning;
        }
    }

    private static string? Warning(IReadOnlyDictionary<string, int> found, string expected, (ClerkText Text, ClerkLanguage Language) words)
    {
        var counts = found.Select(static group => (Code: group.Key, Count: group.Value))
            .OrderByDescending(static group => group.Count).ThenBy(static group => group.Code, StringComparer.Ordinal).ToList();
        var all = counts.Sum(static group => group.Count);
        var others = counts.Where(group => group.Code != expected).ToList();
        var otherCount = others.Sum(static group => group.Count);
        if (otherCount * 2 <= all)
            return null;
        // What does not look like a code may be anything, also a name.
        var shown = others.Where(static group => Code().IsMatch(group.Code)).Take(ShownCodes).ToList();
        var rest = otherCount - shown.Sum(static group => group.Count);
        if (rest > 0)
            shown.Add((words.Language.Text(ClerkText.Others), rest));
        var list = string.Join(", ", shown.Select(group => words.Language.Text(ClerkText.CodeWithCount, group.Code, group.Count)));
        return words.Language.Text(words.Text, otherCount, all, expected, list);
    }

    [GeneratedRegex(@"^(?=.*\d)[A-Z0-9._/-]{1,20}$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
