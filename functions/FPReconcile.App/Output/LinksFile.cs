using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Output;

/// <summary>links.csv: the pairs of records that are one birth, and those that may be. Ordered by keys.</summary>
internal static class LinksFile
{
    public const string Name = "links.csv";

    private const int WeightDecimals = 4;
    private const int ProbabilityDecimals = 6;

    /// <param name="stream">Is written to.</param>
    /// <param name="births">The births.</param>
    /// <param name="found">Knows the births with conflicting versions, whose links are not in the file, and the pairs that may be one birth.</param>
    public static void Write(Stream stream, IReadOnlyList<LinkedBirth> births, ReconcilerResult found)
    {
        using var csv = new CsvTableWriter(
            stream, "source_a", "record_a", "source_b", "record_b", "match_weight", "match_probability", "decision");
        var possible = new Queue<RecordLink>(found.ListedMatches);
        foreach (var link in LinksInOrder(births.Where(birth => !found.ConflictingBirths.Contains(birth))))
        {
            while (possible.TryPeek(out var next) && Compare(next, link) < 0)
                WriteRow(csv, possible.Dequeue(), "possible_match");
            WriteRow(csv, link, "link");
        }

        foreach (var link in possible)
            WriteRow(csv, link, "possible_match");
    }

    // Births are in the order of their first record, so only the pairs of their other records have to be put in order.
    private static IEnumerable<RecordLink> LinksInOrder(IEnumerable<LinkedBirth> births)
    {
        var inRegister = new List<LinkedBirth>();
        foreach (var birth in births)
        {
            if (birth.Link(SourceKind.Facility, SourceKind.Registration) is { } toRegistration)
                yield return toRegistration;
            if (birth.Link(SourceKind.Facility, SourceKind.Register) is { } toEntry)
                yield return toEntry;
            if (birth is { Registration: not null, RegisterEntry: not null })
                inRegister.Add(birth);
        }

        var ordered = inRegister.ToArray();
        RecordOrder.Sort(ordered, birth => birth.Registration!.Key);
        foreach (var birth in ordered)
            yield return birth.Link(SourceKind.Registration, SourceKind.Register)!;
    }

    private static int Compare(RecordLink a, RecordLink b)
    {
        var order = a.A.CompareTo(b.A);
        return order != 0 ? order : a.B.CompareTo(b.B);
    }

    private static void WriteRow(CsvTableWriter csv, RecordLink link, string decision) =>
        csv.Text(link.A.Source.Name()).Text(link.A.Id).Text(link.B.Source.Name()).Text(link.B.Id)
            .Number(link.MatchWeight, WeightDecimals).Number(link.MatchProbability, ProbabilityDecimals).Text(decision).EndRow();
}
