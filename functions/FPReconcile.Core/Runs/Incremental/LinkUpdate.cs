namespace FPReconcile.Core.Runs.Incremental;

/// <summary>Links what depends on changed rows of two kept tables, and takes the new links over.</summary>
internal sealed class LinkUpdate(KeptLinkageParts parts)
{
    private readonly PairScores _scores = new(parts);
    private readonly List<(RowRef Row, RowStatus Status)> _statuses = [];

    public IReadOnlyList<LinkChange> Run()
    {
        var pairs = new PairUpdate(parts, _scores);
        var (lost, gained) = pairs.Run();
        var first = new FirstLinks(parts, _scores, pairs.After, lost.Concat(gained));
        var affected = new AffectedRows(parts, _scores, pairs.After, first);
        affected.Find(lost, gained);
        var final = new FinalLinks(parts, _scores, pairs.After, (first, affected.Rows));
        foreach (var (row, flags) in affected.Rows)
            _statuses.Add((row, StatusOf(row, flags, first, final)));
        var changes = Changes();
        foreach (var (row, status) in _statuses)
            parts.TableOf(row).SetStatus(row.Row, status);
        parts.Left.EndChanges();
        parts.Right.EndChanges();
        return changes;
    }

    private RowStatus StatusOf(RowRef row, RowFlags flags, FirstLinks first, FinalLinks final)
    {
        const RowFlags Known = RowFlags.IsContested | RowFlags.HasFreePair;
        var link = final.Of(row);
        return new RowStatus(
            (parts.TableOf(row).FlagsOf(row.Row, isNew: false) & ~Known) | flags,
            first.Partner(row, isNew: true) ?? RowStatus.NoRow, first.Weight(row, isNew: true) ?? 0,
            link?.Partner ?? RowStatus.NoRow, link?.Bits ?? 0);
    }

    private List<LinkChange> Changes()
    {
        var changes = new Dictionary<(long Left, long Right), LinkChange>();
        var before = _statuses.Where(known => known.Row.IsLeft).Select(known => known.Row.Row).Concat(parts.Left.RemovedNow).Distinct();
        foreach (var row in before)
        {
            var status = parts.Left.StatusOf(row);
            if (status.Link != RowStatus.NoRow)
                changes.Add(PlacesOf(row, status.Link), Change(row, status.Link, status.LinkBits, null));
        }

        foreach (var (row, status) in _statuses.Where(known => known.Row.IsLeft && known.Status.Link != RowStatus.NoRow))
        {
            // A row that changed is another row in the same place.
            var places = PlacesOf(row.Row, status.Link);
            var old = changes.TryGetValue(places, out var known) ? known.Before : null;
            changes[places] = Change(row.Row, status.Link, old, status.LinkBits);
        }

        return [.. changes.Where(change => !Nullable.Equals(change.Value.Before, change.Value.After)).OrderBy(change => change.Key).Select(change => change.Value)];
    }

    private (long Left, long Right) PlacesOf(int left, int right) => (parts.Left.PlaceOf(left), parts.Right.PlaceOf(right));

    private LinkChange Change(int left, int right, double? before, double? after) =>
        new(parts.Left.IdOf(left).ToArray(), parts.Right.IdOf(right).ToArray(), before, after);
}
