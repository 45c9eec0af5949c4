using System.Collections.Frozen;
using System.Globalization;
using FPReconcile.Core.Intake.Languages;
using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Intake.Sheets;

/// <summary>
/// Reads the sheet of a template on which an office states that a month had no births: a month and yes, below their headings. The
/// words of all languages are known.
/// </summary>
internal static class NoBirthsStatement
{
    private static readonly FrozenSet<string> MonthHeadings = Words(ClerkText.NoBirthsMonth);
    private static readonly FrozenSet<string> AnswerHeadings = Words(ClerkText.NoBirthsAnswer);
    private static readonly FrozenSet<string> Yes = Words(ClerkText.Yes);

    /// <summary>True when the rows hold the headings of a statement, filled in or not.</summary>
    public static bool IsOn(IReadOnlyList<SheetRow> rows) => HeaderOf(rows) is not null;

    /// <summary>The stated month as <c>yyyy-MM</c>; null when nothing is stated, or something that cannot be read.</summary>
    public static string? MonthIn(IReadOnlyList<SheetRow> rows)
    {
        if (HeaderOf(rows) is not var (header, month, answer))
            return null;
        return rows.Skip(header + 1)
            .Where(row => TextAt(row, answer) is { } text && Yes.Contains(TextFolding.Fold(text)))
            .Select(row => ReadMonth(row, month)).FirstOrDefault(static found => found is not null);
    }

    private static (int Row, int Month, int Answer)? HeaderOf(IReadOnlyList<SheetRow> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var (month, answer) = (IndexOf(rows[i], MonthHeadings), IndexOf(rows[i], AnswerHeadings));
            if (month >= 0 && answer >= 0)
                return (i, month, answer);
        }

        return null;
    }

    // A spreadsheet makes a date of '2025-03' where the cell is not formatted as text.
    private static string? ReadMonth(SheetRow row, int column)
    {
        if (column >= row.Cells.Count)
            return null;
        var cell = row.Cells[column];
        if (cell.Kind == CellKind.Date)
            return DateTime.FromOADate(cell.Number).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return cell.Kind == CellKind.Text && DateOnly.TryParseExact(TextFolding.Clean(cell.Text!), ["yyyy-MM", "yyyy-M", "yyyy/MM", "yyyy/M"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("yyyy-MM", CultureInfo.InvariantCulture)
            : null;
    }

    private static int IndexOf(SheetRow row, FrozenSet<string> headings)
    {
        for (var i = 0; i < row.Cells.Count; i++)
        {
            if (TextAt(row, i) is { } text && headings.Contains(TextFolding.Fold(text)))
                return i;
        }

        return -1;
    }

    private static string? TextAt(SheetRow row, int column) =>
        column < row.Cells.Count && row.Cells[column].Kind == CellKind.Text ? row.Cells[column].Text : null;

    private static FrozenSet<string> Words(ClerkText text) =>
        ClerkLanguage.All.Select(language => TextFolding.Fold(language.Text(text))).ToFrozenSet(StringComparer.Ordinal);
}
