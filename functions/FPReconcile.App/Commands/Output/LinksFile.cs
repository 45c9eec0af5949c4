using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Commands.Output;

/// <summary>links.csv: the pairs of records that are one birth, and those that may be. Ordered by keys.</summary>
internal static class LinksFile
{
    public const string Name = "links.csv";

    private const int WeightDecimals = 4;
    private const int ProbabilityDecimals = 6;

    public static void Write(Stream stream, LinkageOutcome linkage)
    {
        using var csv = new CsvTableWriter(
            stream, "source_a", "record_a", "source_b", "record_b", "match_weight", "match_probability", "decision");
        var links = linkage.Births.SelectMany(birth => birth.Links).Select(link => (Link: link, Decision: "link"))
            .Concat(linkage.PossibleMatches.Select(link => (Link: link, Decision: "possible_match")))
            .OrderBy(pair => pair.Link.A)
            .ThenBy(pair => pair.Link.B);
        foreach (var (link, decision) in links)
        {
            csv.Text(link.A.Source.Name()).Text(link.A.Id).Text(link.B.Source.Name()).Text(link.B.Id)
                .Number(link.MatchWeight, WeightDecimals).Number(link.MatchProbability, ProbabilityDecimals).Text(decision).EndRow();
        }
    }
}
