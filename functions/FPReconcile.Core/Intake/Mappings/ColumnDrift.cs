using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.Core.Intake.Mappings;

/// <summary>How a column of a file differs from the mapping of an earlier month.</summary>
public enum DriftKind
{
    /// <summary>The heading that the mapping names is gone, and the dictionary found the column under another one.</summary>
    Renamed = 0,

    /// <summary>The heading that the mapping names is gone, and its column has a heading that nobody knows: it was not read.</summary>
    UnknownHeading,

    /// <summary>The same heading in another column.</summary>
    Moved,

    /// <summary>The mapping names the column by a letter, and the heading of the column stands over another one: the wrong one may be read.</summary>
    HeadingElsewhere,

    /// <summary>Not in the file any more.</summary>
    Gone,

    /// <summary>In the file, and not in the mapping.</summary>
    New,
}

/// <summary>One difference between a sheet and the mapping of an earlier month.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="Column">The column of this program.</param>
/// <param name="From">Column letter at the time of the mapping; empty when the mapping does not know it.</param>
/// <param name="To">Column letter now; empty when the column is gone.</param>
public readonly record struct ColumnDrift(DriftKind Kind, CanonicalColumn Column, string From, string To)
{
    /// <summary>The differences of a sheet, in the order of the columns of this program; none when no mapping was used for it.</summary>
    public static IReadOnlyList<ColumnDrift> Find(SheetOutline sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        if (sheet.Mapping is not { Columns.Count: > 0 } mapping)
            return [];
        return [.. CanonicalColumns.All.Select(column => Of(column, sheet, mapping)).OfType<ColumnDrift>()];
    }

    // A letter says nothing about the month after: when a column was put in before it, it is that of another one.
    private static string? HeadingElsewhere(OutlinedColumn found, SheetOutline sheet, ColumnMapping mapping)
    {
        var headings = sheet.Layout.Headings;
        if (!string.Equals(mapping.Columns[found.Column], found.Letter, StringComparison.OrdinalIgnoreCase) || headings[found.Index].IsColumn(found.Column))
            return null;
        var other = headings.Index().Where(heading => heading.Item.IsColumn(found.Column)).Select(static heading => heading.Index).DefaultIfEmpty(-1).First();
        return other < 0 ? null : ColumnLetters.Of(other);
    }

    private static ColumnDrift? Of(CanonicalColumn column, SheetOutline sheet, ColumnMapping mapping)
    {
        var now = sheet.Columns.Where(outlined => outlined.Column == column).Select(static outlined => (OutlinedColumn?)outlined).FirstOrDefault();
        var before = mapping.Letters.GetValueOrDefault(column, "").ToUpperInvariant();
        if (!mapping.Columns.ContainsKey(column))
            return now is { } added ? new ColumnDrift(DriftKind.New, column, "", added.Letter) : null;
        if (now is not { } found)
        {
            var isNamed = ColumnLetters.TryParse(before, out var index) && sheet.Layout.HeadingAt(index).Length > 0 && sheet.Columns.All(outlined => outlined.Index != index);
            return isNamed ? new ColumnDrift(DriftKind.UnknownHeading, column, before, before) : new ColumnDrift(DriftKind.Gone, column, before, "");
        }

        if (found.Confidence != HeadingConfidence.Mapped)
            return new ColumnDrift(DriftKind.Renamed, column, before, found.Letter);
        if (HeadingElsewhere(found, sheet, mapping) is { } other)
            return new ColumnDrift(DriftKind.HeadingElsewhere, column, found.Letter, other);
        return before.Length > 0 && before != found.Letter ? new ColumnDrift(DriftKind.Moved, column, before, found.Letter) : null;
    }
}
