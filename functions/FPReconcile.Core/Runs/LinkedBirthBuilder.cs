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
    private readonly List<int>[][] _behind;

    public LinkedBirthBuilder(SourceTable[] sources, SourcePair[] pairs)
    {
        _sources = sources;
        _pairs = pairs;
        _behind = [.. sources.Select(RowsBehind)];
    }

    public LinkageOutcome Build(List<BirthRows> births, IReadOnlyList<RecordLink> possibleMatches)
    {
        var keys = births.Select(FirstKey).ToArray();
        var ordered = births.Select(Build).ToArray();
        Array.Sort(keys, ordered);
        return new LinkageOutcome { Births = ordered, PossibleMatches = possibleMatches };
    }

    private static List<int>[] RowsBehind(SourceTable source)
    {
        var rows = new List<int>[source.Records.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            var standing = source.Within.Standing[row];
            if (standing != row)
                (rows[standing] ??= []).Add(row);
        }

        return rows;
    }

    private RecordKey FirstKey(BirthRows birth) => (Record(0, birth.A) ?? Record(1, birth.B) ?? Record(2, birth.C)!).Key;

    private LinkedBirth Build(BirthRows birth) => new()
    {
        Notification = (BirthNotification?)Record(0, birth.A),
        Registration = (BirthRegistration?)Record(1, birth.B),
        RegisterEntry = (PopulationRegisterEntry?)Record(2, birth.C),
        Duplicates = HasDuplicates(birth)
            ? [.. Duplicates(0, birth.A).Concat(Duplicates(1, birth.B)).Concat(Duplicates(2, birth.C)).OrderBy(r => r.Key)]
            : [],
        Links = Links(birth),
    };

    private bool HasDuplicates(BirthRows birth) => IsBefore(0, birth.A) || IsBefore(1, birth.B) || IsBefore(2, birth.C);

    private bool IsBefore(int source, int row) => row >= 0 && _behind[source][row] is not null;

    private BirthRecord? Record(int source, int row) => row < 0 ? null : _sources[source].Records[row];

    private IEnumerable<BirthRecord> Duplicates(int source, int row) =>
        IsBefore(source, row) ? _behind[source][row].Select(r => _sources[source].Records[r]) : [];

    // Arrays of the right length: a district has as many of them as births.
    private RecordLink[] Links(BirthRows birth) => birth switch
    {
        { A: >= 0, B: >= 0, C: >= 0 } => [Link(_pairs[0], birth.A, birth.B), Link(_pairs[1], birth.A, birth.C), Link(_pairs[2], birth.B, birth.C)],
        { A: >= 0, B: >= 0 } => [Link(_pairs[0], birth.A, birth.B)],
        { A: >= 0, C: >= 0 } => [Link(_pairs[1], birth.A, birth.C)],
        { B: >= 0, C: >= 0 } => [Link(_pairs[2], birth.B, birth.C)],
        _ => [],
    };

    private static RecordLink Link(SourcePair pair, int left, int right)
    {
        var bits = pair.BitsOf(left, right);
        return new RecordLink(pair.Left.Records[left].Key, pair.Right.Records[right].Key, bits, new MatchWeight(bits).Probability);
    }
}
