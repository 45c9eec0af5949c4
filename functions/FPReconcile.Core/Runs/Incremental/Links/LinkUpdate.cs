using FPReconcile.Core.Blocking;
using FPReconcile.Core.Runs.Incremental.Changes;
using FPReconcile.Core.Runs.Incremental.Index;
using FPReconcile.Core.Runs.Incremental.Kept;
using FPReconcile.Core.Runs.Incremental.Pairs;

namespace FPReconcile.Core.Runs.Incremental.Links;

/// <summary>Links what depends on changed rows of two kept tables, and takes the new links over.</summary>
internal sealed class LinkUpdate(KeptLinkageParts parts)
{
    private readonly RowWorkers _workers = new(parts, new PairScores(parts));

    public IReadOnlyList<LinkChange> Run()
    {
        var pairs = new PairUpdate(parts, _workers);
        var changed = pairs.Run();
        var now = new PairsNow(_workers, pairs.Before, changed, BlockingStage.Wide);
        var changes = parts.ManyLinks is null ? LinkOneToOne(now, changed) : new ManyLinksUpdate(parts, changed).Run();
        changed.Keep();
        parts.Left.EndChanges();
        parts.Right.EndChanges();
        return changes;
    }

    private List<LinkChange> LinkOneToOne(PairsNow after, ChangedPairs changed)
    {
        var first = new FirstLinks(parts, after, changed);
        var affected = new AffectedRows(parts, _workers, after, first);
        affected.Find(changed);
        var final = new FinalLinks(parts, _workers, after, (first, affected));
        var changes = Changes(affected.Rows, final);
        for (var i = 0; i < affected.Rows.Count; i++)
        {
            var row = affected.Rows[i];
            parts.TableOf(row).SetStatus(row.Row, StatusOf(row, affected.FlagsOf(i), first, final.Of(i)));
        }

        return changes;
    }

    private RowStatus StatusOf(RowRef row, RowFlags flags, FirstLinks first, (int Partner, double Bits) link)
    {
        const RowFlags Known = RowFlags.IsContested | RowFlags.HasFreePair;
        var (partner, weight) = first.Of(row, isNew: true);
        return new RowStatus((parts.TableOf(row).FlagsOf(row.Row, isNew: false) & ~Known) | flags, partner, weight, link.Partner, link.Bits);
    }

    private List<LinkChange> Changes(RowSet affected, FinalLinks final)
    {
        var changes = new LinkChanges(parts);
        for (var i = 0; i < affected.Count; i++)
        {
            if (affected[i].IsLeft)
                AddBefore(affected[i].Row);
        }

        foreach (var row in parts.Left.RemovedNow)
            AddBefore(row);
        for (var i = 0; i < affected.Count; i++)
        {
            if (affected[i].IsLeft && final.Of(i) is var (partner, bits) && partner != RowStatus.NoRow)
                changes.AddAfter(affected[i].Row, partner, bits);
        }

        return changes.InOrder();

        void AddBefore(int row)
        {
            var status = parts.Left.StatusOf(row);
            if (status.Link != RowStatus.NoRow)
                changes.AddBefore(row, status.Link, status.LinkBits);
        }
    }
}
