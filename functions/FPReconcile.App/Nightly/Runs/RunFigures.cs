using System.Text.Json.Nodes;
using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Storage;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Nightly.Runs;

/// <summary>What a published run counted, kept in its row for who looks at the state of nights.</summary>
/// <param name="Rows">Rows of all sources that count.</param>
/// <param name="Links">Links between records of two sources.</param>
/// <param name="OpenCases">Cases on the worklists.</param>
/// <param name="LateFacilities">Facilities that have not reported in time.</param>
internal sealed record RunFigures(int Rows, int Links, int OpenCases, int LateFacilities)
{
    private const int FieldsAfterTheCode = 4;

    /// <summary>The vintages that were due, each as a line of name and state: frozen, or why it waits. One text, so that figures can be compared.</summary>
    public string Vintages { get; init; } = "";

    /// <summary>The same, by name and state.</summary>
    public IEnumerable<(string Name, string State)> VintageStates =>
        Vintages.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split(' ')).Select(static words => (words[0], words[^1]));

    /// <summary>Counts what the files of a run say.</summary>
    /// <param name="blobs">Where the files are.</param>
    /// <param name="place">The run.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<RunFigures> OfAsync(IBlobStore blobs, RunPlace place, JsonNode manifest, CancellationToken cancellation)
    {
        var counts = manifest["counts"]!;
        var open = OpenCaseFile.Read(await blobs.ReadAsync(place.WorklistRows, cancellation) ?? []);
        return new RunFigures(
            counts["records"]!.AsObject().Sum(source => source.Value!.GetValue<int>()), counts["links"]!.GetValue<int>(),
            open.DistinctBy(row => row.CaseId, StringComparer.Ordinal).Count(), LateIn(await blobs.ReadAsync(place.Reports, cancellation) ?? []))
        {
            Vintages = NightVintages.ReadStates(await blobs.ReadAsync(place.DueVintages, cancellation) ?? []),
        };
    }

    // A code may hold a comma; what follows it does not.
    private static int LateIn(byte[] reports)
    {
        var late = new HashSet<string>(StringComparer.Ordinal);
        using var reader = new StreamReader(new MemoryStream(reports));
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            if (fields.Length > FieldsAfterTheCode && fields[^3] == FacilityReportStatus.Late.Name())
                late.Add(string.Join(',', fields[..^FieldsAfterTheCode]));
        }

        return late.Count;
    }
}
