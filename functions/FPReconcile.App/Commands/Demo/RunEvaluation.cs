using FPReconcile.App.Spreadsheets;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Evaluation;

namespace FPReconcile.App.Commands.Demo;

/// <summary>Holds the files of a run over an invented district against its truth: what a user would read, not what the program remembers.</summary>
internal sealed class RunEvaluation
{
    private static readonly (SyntheticSource A, SyntheticSource B)[] SourcePairs =
    [
        (SyntheticSource.Facility, SyntheticSource.Registration),
        (SyntheticSource.Facility, SyntheticSource.Register),
        (SyntheticSource.Registration, SyntheticSource.Register),
    ];

    private readonly TruthEvaluation _truth;
    private readonly List<PredictedLink> _links;
    private readonly List<ReportedRow> _rows;

    /// <param name="district">The district with its truth.</param>
    /// <param name="folder">Folder that <c>reconcile</c> wrote.</param>
    public RunEvaluation(SyntheticDistrict district, string folder)
    {
        _truth = new TruthEvaluation(district);
        _links = [.. Read(Path.Combine(folder, "links.csv"), "decision").Where(row => row("decision") == "link")
            .Select(row => new PredictedLink(row("source_a"), row("record_a"), row("source_b"), row("record_b")))];
        _rows = [.. Read(Path.Combine(folder, "discrepancies.csv"), "kind")
            .Select(row => new ReportedRow(row("kind"), row("facility_record_id"), row("registration_record_id"), row("register_record_id")))];
    }

    /// <summary>Quality of the links of each pair of sources: facility-registration, facility-register, registration-register.</summary>
    public IReadOnlyList<(string Name, Quality Quality)> Links =>
        [.. SourcePairs.Select(pair => ($"{pair.A.Name()} - {pair.B.Name()}", _truth.Links(pair.A, pair.B, _links)))];

    /// <summary>Quality of each kind that the truth foretells, with the number of rows reported.</summary>
    public IReadOnlyList<KindQuality> Kinds => [.. KindNames.Foretold.Select(kind => _truth.Kind(kind, _rows))];

    /// <summary>Twins that can be told apart, by what their facility record was linked to in the registration.</summary>
    public SiblingQuality Siblings => _truth.Siblings(SyntheticSource.Facility, SyntheticSource.Registration, _links);

    /// <summary>Share of births reported as possible match.</summary>
    public double PossibleMatchShare => _truth.PossibleMatchShare(_rows);

    private static IEnumerable<Func<string, string>> Read(string path, string required)
    {
        using var file = TabularFiles.Open(path, new TabularFileOptions());
        using var rows = file.Sheets[0].ReadRows().GetEnumerator();
        if (!rows.MoveNext())
            throw new InvalidDataException($"{Path.GetFileName(path)} has no header.");
        var columns = rows.Current.Cells.Select((cell, index) => (cell.Text, index)).ToDictionary(c => c.Text!, c => c.index, StringComparer.Ordinal);
        if (!columns.ContainsKey(required))
            throw new InvalidDataException($"{Path.GetFileName(path)} has no column {required}.");
        while (rows.MoveNext())
        {
            var cells = rows.Current.Cells;
            yield return column => columns[column] < cells.Count ? cells[columns[column]].Text ?? "" : "";
        }
    }
}
