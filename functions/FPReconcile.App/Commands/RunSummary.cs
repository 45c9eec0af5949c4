using System.Globalization;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs;

namespace FPReconcile.App.Commands;

/// <summary>Tells in a few lines what a run found: counts only.</summary>
internal static class RunSummary
{
    private const int NameWidth = 38;

    public static void Write(TextWriter writer, ReconciliationInput input, ReconciliationResult result, string folder)
    {
        var found = result.Reconciliation;
        writer.WriteLine($"As of {input.Options.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        foreach (var source in input.Sources)
            Line(writer, $"{source.Source.Name()} records", source.AcceptedCount);
        Line(writer, "births", result.Linkage.Births.Count);
        writer.WriteLine();
        foreach (var kind in DiscrepancyKinds.All)
        {
            if (found.NotAssessed.Contains(kind))
                writer.WriteLine($"{kind.Name().PadRight(NameWidth)}not assessed: no register was given");
            else
                Line(writer, kind.Name(), found.Count(kind));
        }

        writer.WriteLine();
        Line(writer, "rows on worklists", found.ContactItems.Count);
        Line(writer, "held (why: run.json)", found.Holds.Sum(hold => hold.Count));
        Line(writer, "held back after a death", found.Bereavement.RowsNotMade.Sum(row => row.Count));
        writer.WriteLine();
        writer.WriteLine($"Written to {folder}");
    }

    private static void Line(TextWriter writer, string name, int count) =>
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name.PadRight(NameWidth)}{count,9:N0}"));
}
