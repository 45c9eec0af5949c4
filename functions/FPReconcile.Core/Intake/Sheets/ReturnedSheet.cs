using System.Collections.Frozen;
using FPReconcile.Core.Intake.Languages;

namespace FPReconcile.Core.Intake.Sheets;

/// <summary>
/// Knows the sheets of a file that a check gave back, in every language, by their first two headings. Names in it are masked: in a
/// hurry it is sent in place of the office's own file, and would be read as births of people called A*** B***.
/// </summary>
internal static class ReturnedSheet
{
    private static readonly FrozenSet<(string Codes, string Words)> Headings = ClerkLanguage.All
        .Select(static language => (language.Text(ClerkText.ProblemCodes), language.Text(ClerkText.ProblemWords))).ToFrozenSet();

    public static bool IsOn(IReadOnlyList<SheetRow> rows) =>
        rows.Any(static row => row.Cells.Count > 1 && row.Cells[0].Text is { } codes && row.Cells[1].Text is { } words && Headings.Contains((codes, words)));
}
