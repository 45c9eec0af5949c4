using FPReconcile.Core.Assignment;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs;

/// <summary>Turns assigned rows back into records.</summary>
internal sealed class LinkedBirthBuilder
{
    private readonly SourceTable[] _sources;
    private readonly SourcePair[] _pairs;

    // For each source the rows behind those that stand for a birth: one record in a hundred has any.
    private readonly Dictionary<int, List<int>>[] _behind;

    public LinkedBirthBuilder(SourceTable[] sources, SourcePair[] pairs)
    {
        _sources = sources;
        _pairs = pairs;
        _behind = [.. sources.Select(RowsBehind)];
    }

    public LinkageOutcome Build(List<BirthRows> births, IReadOnlyList<RecordLink> possibleMatches)
    {
        var ordered = new LinkedBirth[births.Count];
        for (var i = 0; i < ordered.Length; i++)
            ordered[i] = Build(births[i]);
        RecordOrder.Sort(ordered, FirstKey);
        return new LinkageOutcome { Births = ordered, PossibleMatches = possibleMatches };
    }

    private static Dictionary<int, List<int>> RowsBehind(SourceTable source)
    {
        var rows = new Dictionary<int, List<int>>();
        for (var row = 0; row < source.Records.Count; row++)
        {
            var standing = source.Within.Standing[row];
            if (standing == row)
                continue;
            if (!rows.TryGetValue(standing, out var behind))
                rows.Add(standing, behind = []);
            behind.Add(row);
        }

        return rows;
    }

    private static RecordKey FirstKey(LinkedBirth birth) =>
        (birth.Notification ?? birth.Registration ?? (BirthRecord)birth.RegisterEntry!).Key;

    private LinkedBirth Build(BirthRows birth)
    {
        var (duplicates, links) = DuplicatesOf(birth);
        return new LinkedBirth
        {
            Notification = (BirthNotification?)Record(0, birth.A),
            Registration = (BirthRegistration?)Record(1, birth.B),
            RegisterEntry = (PopulationRegisterEntry?)Record(2, birth.C),
            Duplicates = duplicates,
            DuplicateLinks = links,
            Bits = Bits(birth),
        };
    }

    private (BirthRecord[] Records, RecordLink[] Links) DuplicatesOf(BirthRows birth)
    {
        if (!HasDuplicates(birth))
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
            foreach (var behind in _behind[source][row])
            {
                records.Add(_sources[source].Records[behind]);
                links.Add(DuplicateLink(_sources[source], row, behind));
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

    private bool HasDuplicates(BirthRows birth) => IsBefore(0, birth.A) || IsBefore(1, birth.B) || IsBefore(2, birth.C);

    private bool IsBefore(int source, int row) => row >= 0 && _behind[source].ContainsKey(row);

    private BirthRecord? Record(int source, int row) => row < 0 ? null : _sources[source].Records[row];

    private static RecordLink DuplicateLink(SourceTable source, int standing, int behind)
    {
        var model = source.Model ?? throw new InvalidOperationException("Duplicates have not been looked for yet.");
        return Link(source.Records[standing].Key, source.Records[behind].Key, source.Linker.ScoreOne(standing, behind).MatchBits(model));
    }

    private StandingBits Bits(BirthRows birth) =>
        new(BitsOf(_pairs[0], birth.A, birth.B), BitsOf(_pairs[1], birth.A, birth.C), BitsOf(_pairs[2], birth.B, birth.C));

    private static double BitsOf(SourcePair pair, int left, int right) => left < 0 || right < 0 ? 0 : pair.BitsOf(left, right);

    private static RecordLink Link(RecordKey a, RecordKey b, double bits) => new(a, b, bits, new MatchWeight(bits).Probability);
}
