using FPReconcile.Core.Intake.Rows;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake.Headings;

/// <summary>
/// Finds the facility that the rows above a header name, in a cell beside its label ('Facility' | 'F01', 卫生院名称) or behind a colon
/// ('Facility: F01'). Exports of one facility often say it there and in no column.
/// </summary>
internal static class TitleFacility
{
    private static readonly string[] Seals = ["（公章）", "(公章)", "（盖章）", "(盖章)"];

    /// <summary>Its code or name in upper case; null when the rows name none.</summary>
    public static string? In(IEnumerable<SheetRow> rows, SourceKind? source)
    {
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Cells.Count; i++)
            {
                if (row.Cells[i].Kind == CellKind.Text && Beside(row, i, source) is { } facility)
                    return facility;
            }
        }

        return null;
    }

    private static string? Beside(SheetRow row, int index, SourceKind? source)
    {
        var text = row.Cells[index].Text!;
        var colon = text.AsSpan().IndexOfAny(":：");
        if (!IsLabel(colon < 0 ? text : text[..colon], source))
            return null;
        if (colon >= 0 && !string.IsNullOrWhiteSpace(text[(colon + 1)..]))
            return Clean(text[(colon + 1)..]);
        var next = row.Cells.Skip(index + 1).FirstOrDefault(static cell => !cell.IsBlank);
        return next.Kind == CellKind.Text ? Clean(next.Text!) : null;
    }

    private static bool IsLabel(string text, SourceKind? source) => HeadingDictionary.Find(text, source).IsColumn(CanonicalColumn.FacilityCode);

    private static string? Clean(string text)
    {
        text = BeforeNextLabel(text.Trim());
        foreach (var seal in Seals)
            text = text.Replace(seal, "", StringComparison.Ordinal);
        var words = TextFolding.Clean(text).ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var facility = string.Join(' ', words);
        // A name of a file and of a list: neither a national id nor who signed beside an empty place may become one.
        return facility.Length == 0 || MissingMarks.IsMark(facility) || RecordIdRule.HoldsNationalId(facility, Cell.OfText(facility))
            || RowClassifier.IsFooter(TextFolding.Fold(facility)) || HeadingDictionary.IsKnown(facility) ? null : facility;
    }

    // 'F01   Month: March' has a second label in the same cell; without a gap nothing tells where it begins.
    private static string BeforeNextLabel(string text)
    {
        var colon = text.AsSpan().IndexOfAny(":：");
        if (colon < 0)
            return text;
        var gap = text.AsSpan(0, colon).IndexOf("  ");
        return gap < 0 ? "" : text[..gap];
    }
}
