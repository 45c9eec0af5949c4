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

    public LinkageOutcome Build(List<BirthRows> births, IReadOnlyList<RecordLink> possibleMatches) =>
        new()
        {
            Births = [.. births.Select(Build).OrderBy(b => b.StandingRecords.First().Key)],
            PossibleMatches = possibleMatches,
        };

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

    private LinkedBirth Build(BirthRows birth)
    {
        var links = new List<RecordLink>();
        AddLink(links, _pairs[0], birth.A, birth.B);
        AddLink(links, _pairs[1], birth.A, birth.C);
        AddLink(links, _pairs[2], birth.B, birth.C);
        return new LinkedBirth
        {
            Notification = (BirthNotification?)Record(0, birth.A),
            Registration = (BirthRegistration?)Record(1, birth.B),
            RegisterEntry = (PopulationRegisterEntry?)Record(2, birth.C),
            Duplicates = [.. Duplicates(0, birth.A).Concat(Duplicates(1, birth.B)).Concat(Duplicates(2, birth.C)).OrderBy(r => r.Key)],
            Links = links,
        };
    }

    private BirthRecord? Record(int source, int row) => row < 0 ? null : _sources[source].Records[row];

    private IEnumerable<BirthRecord> Duplicates(int source, int row) =>
        row < 0 || _behind[source][row] is not { } rows ? [] : rows.Select(r => _sources[source].Records[r]);

    private static void AddLink(List<RecordLink> links, SourcePair pair, int left, int right)
    {
        if (left < 0 || right < 0)
            return;
        var bits = pair.BitsOf(left, right);
        links.Add(new RecordLink(pair.Left.Records[left].Key, pair.Right.Records[right].Key, bits, new MatchWeight(bits).Probability));
    }
}
