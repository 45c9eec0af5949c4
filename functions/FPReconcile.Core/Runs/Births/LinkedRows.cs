using FPReconcile.Core.Assignment;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs.Births;

/// <summary>
/// What linkage found, by rows: it holds no record, so that the records of a large district are there either before or after it, and
/// not beside the pairs.
/// </summary>
public sealed class LinkedRows
{
    private readonly Row[] _births;

    /// <summary>For each source the place of a row among the records that linkage was given.</summary>
    private readonly IReadOnlyList<int>[] _originalRows;

    /// <summary>For each source the rows behind those that stand for a birth: one record in a hundred has any.</summary>
    private readonly Dictionary<int, List<DuplicateRow>>[] _behind;

    internal LinkedRows(Row[] births, IReadOnlyList<int>[] originalRows, Dictionary<int, List<DuplicateRow>>[] behind)
    {
        _births = births;
        _originalRows = originalRows;
        _behind = behind;
    }

    internal IReadOnlyList<RecordLink> PossibleMatches { get; init; } = [];

    internal string ModelJson { get; init; } = "";

    internal FoldedNames Names { get; init; } = new();

    /// <summary>The births.</summary>
    /// <param name="input">The same records in the same order as linkage was given.</param>
    public BirthLinkageResult Build(BirthLinkageInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        IReadOnlyList<BirthRecord>[] records = [input.Facility, input.Registration, input.Register];
        for (var source = 0; source < records.Length; source++)
        {
            if (records[source].Count != _originalRows[source].Count)
                throw new ArgumentException("These are not the records that were linked.", nameof(input));
        }

        var births = Array.ConvertAll(_births, birth => BirthOf(birth, records));
        RecordOrder.Sort(births, FirstKey);
        return new BirthLinkageResult
        {
            Outcome = new LinkageOutcome { Births = births, PossibleMatches = PossibleMatches }, ModelJson = ModelJson, Names = Names,
        };
    }

    private static RecordKey FirstKey(LinkedBirth birth) =>
        (birth.Notification ?? birth.Registration ?? (BirthRecord)birth.RegisterEntry!).Key;

    private LinkedBirth BirthOf(Row birth, IReadOnlyList<BirthRecord>[] records)
    {
        var (duplicates, links) = DuplicatesOf(birth.Rows, records);
        return new LinkedBirth
        {
            Notification = (BirthNotification?)Record(0, birth.Rows.A),
            Registration = (BirthRegistration?)Record(1, birth.Rows.B),
            RegisterEntry = (PopulationRegisterEntry?)Record(2, birth.Rows.C),
            Duplicates = duplicates,
            DuplicateLinks = links,
            Bits = birth.Bits,
        };

        BirthRecord? Record(int source, int row) => row < 0 ? null : RecordOf(records, source, row);
    }

    private (BirthRecord[] Records, RecordLink[] Links) DuplicatesOf(BirthRows birth, IReadOnlyList<BirthRecord>[] all)
    {
        if (!IsBefore(0, birth.A) && !IsBefore(1, birth.B) && !IsBefore(2, birth.C))
            return ([], []);
        var records = new List<BirthRecord>();
        var links = new List<RecordLink>();
        AddDuplicates(0, birth.A);
        AddDuplicates(1, birth.B);
        AddDuplicates(2, birth.C);
        return (Ordered(records, record => record.Key), Ordered(links, link => link.B));

        void AddDuplicates(int source, int row)
        {
            if (!IsBefore(source, row))
                return;
            foreach (var (behind, bits) in _behind[source][row])
            {
                records.Add(RecordOf(all, source, behind));
                links.Add(RecordLink.Of(RecordOf(all, source, row).Key, records[^1].Key, bits));
            }
        }
    }

    private static T[] Ordered<T>(List<T> items, Func<T, RecordKey> keyOf)
        where T : class
    {
        var ordered = items.ToArray();
        RecordOrder.Sort(ordered, keyOf);
        return ordered;
    }

    private bool IsBefore(int source, int row) => row >= 0 && _behind[source].ContainsKey(row);

    private BirthRecord RecordOf(IReadOnlyList<BirthRecord>[] records, int source, int row) => records[source][_originalRows[source][row]];

    /// <summary>The standing rows of a birth and the weights between them.</summary>
    internal readonly record struct Row(BirthRows Rows, StandingBits Bits);

    /// <summary>A row behind a standing one, and the weight between the two.</summary>
    internal readonly record struct DuplicateRow(int Behind, double Bits);
}
