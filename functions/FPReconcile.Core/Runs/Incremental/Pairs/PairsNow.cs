using FPReconcile.Core.Blocking;
using FPReconcile.Core.Runs.Incremental.Index;
using FPReconcile.Core.Runs.Incremental.Kept;
using FPReconcile.Core.Runs.Parts;

namespace FPReconcile.Core.Runs.Incremental.Pairs;

/// <summary>
/// The pairs that matter of rows after the changes: those of before, without those that are lost, with those that are new. Nothing is searched for.
/// </summary>
/// <param name="workers">The threads.</param>
/// <param name="before">The pairs of before.</param>
/// <param name="changed">What changed of them up to the stage.</param>
/// <param name="upTo">The last stage whose pairs are asked for.</param>
internal sealed class PairsNow(RowWorkers workers, PairsBefore before, ChangedPairs changed, BlockingStage upTo)
{
    private readonly RowSet _rows = new();
    private readonly List<FoundPair[]> _pairs = [];

    /// <summary>The pairs of a row that was looked at; of a row that has pairs which the other row has not, the image is damaged.</summary>
    public ReadOnlySpan<FoundPair> Of(RowRef row) => _rows.NumberOf(row) is >= 0 and var number ? _pairs[number] : throw PartReader.Damaged();

    /// <summary>Whether two rows have a pair that matters.</summary>
    public bool Contains(int left, int right) => changed.Is(FoundPair.KeyOf(left, right)) ?? before.Contains(left, right);

    /// <summary>Looks at the rows of a set from a number on, as far as they were not.</summary>
    public void Find(RowSet rows, int from)
    {
        before.Find(rows, from);
        var known = _rows.Count;
        for (var i = from; i < rows.Count; i++)
            _rows.Add(rows[i]);
        var found = new FoundPair[_rows.Count - known][];
        workers.Run(found.Length, (finder, i) => found[i] = Find(_rows[known + i], finder.Room));
        _pairs.AddRange(found);
    }

    private FoundPair[] Find(RowRef row, RowRoom room)
    {
        var known = before.Of(row);
        changed.Find(row, room.Numbers);
        if (room.Numbers.Count == 0 && upTo == BlockingStage.Wide)
            return known;
        room.After.Clear();
        foreach (ref readonly var pair in known.AsSpan())
        {
            if (pair.Order.Stage <= upTo && (room.Numbers.Count == 0 || !changed.Contains(pair.Key)))
                room.After.Add(pair);
        }

        foreach (var number in room.Numbers)
        {
            if (changed.Is(number))
                room.After.Add(changed[number]);
        }

        return room.After.All.ToArray();
    }
}
