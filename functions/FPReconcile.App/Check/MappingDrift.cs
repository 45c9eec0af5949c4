using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Languages;
using FPReconcile.Core.Intake.Mappings;

namespace FPReconcile.App.Check;

/// <summary>Tells what changed in the columns of a file against the mapping of an earlier month.</summary>
internal static class MappingDrift
{
    /// <summary>One line for each change; columns of this program and letters only.</summary>
    public static IEnumerable<string> Lines(CheckFindings findings) =>
        findings.ReadSheets.SelectMany(sheet => ColumnDrift.Find(sheet.Outline!).Select(drift => Line(drift, sheet, findings)));

    private static string Line(ColumnDrift drift, SheetReport sheet, CheckFindings findings)
    {
        var text = drift.Kind switch
        {
            DriftKind.Renamed => ClerkText.DriftRenamed,
            DriftKind.UnknownHeading => ClerkText.DriftUnknown,
            DriftKind.Moved => ClerkText.DriftMoved,
            DriftKind.HeadingElsewhere => ClerkText.DriftHeadingElsewhere,
            DriftKind.Gone => ClerkText.DriftGone,
            _ => ClerkText.DriftNew,
        };
        var column = $"{drift.Column.Name()} ({findings.NameOf(drift.Column)})";
        var line = drift.Kind is DriftKind.Moved or DriftKind.HeadingElsewhere
            ? findings.Language.Text(text, column, drift.From, drift.To)
            : findings.Language.Text(text, column, drift.To);
        return findings.ReadSheets.Count > 1 ? $"{findings.NameOf(sheet)}: {line}" : line;
    }
}
