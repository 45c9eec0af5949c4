using FPReconcile.Core.Blocking;
using FPReconcile.Core.Runs.Incremental.Index;
using FPReconcile.Core.Runs.Incremental.Kept;

namespace FPReconcile.Core.Runs.Incremental.Pairs;

/// <summary>Finds out which rows the next stage of the search looks at after the changes: those that the stages up to now have not settled.</summary>
internal sealed class OpenRows(KeptLinkageParts parts, PairsNow pairs, ChangedPairs changedPairs)
{
    /// <summary>Marks the rows, and gives those of which it has changed whether they are looked at.</summary>
    /// <param name="next">The next stage.</param>
    /// <param name="changed">Rows that came into this stage or went out of it.</param>
    public RowSet Update(BlockingStage next, RowSet changed)
    {
        var rows = RowsOfLikelyPairs(changed);
        pairs.Find(SettlingPartners(rows), 0);
        var isOpen = new bool[rows.Count];
        for (var i = 0; i < isOpen.Length; i++)
            isOpen[i] = !IsSettled(rows[i]);
        var opened = new RowSet();
        for (var i = 0; i < isOpen.Length; i++)
        {
            var (row, table) = (rows[i], parts.TableOf(rows[i]));
            if (table.IsThere(row.Row, isNew: true))
                table.SetOpen(row.Row, next, isOpen[i]);
            if (table.IsWanted(row.Row, next, false) != table.IsWanted(row.Row, next, true))
                opened.Add(row);
        }

        return opened;
    }

    /// <summary>The rows of likely pairs that changed, and those of all likely pairs of these.</summary>
    private RowSet RowsOfLikelyPairs(RowSet changed)
    {
        var rows = new RowSet();
        rows.Add(changed);
        for (var i = 0; i < changedPairs.Count; i++)
        {
            if (!IsLikely(changedPairs[i]))
                continue;
            rows.Add(changedPairs[i].LeftRow);
            rows.Add(changedPairs[i].RightRow);
        }

        var count = rows.Count;
        pairs.Find(rows, 0);
        for (var i = 0; i < count; i++)
        {
            foreach (ref readonly var pair in pairs.Of(rows[i]))
            {
                if (IsLikely(pair))
                    rows.Add(pair.Other(rows[i].IsLeft));
            }
        }

        pairs.Find(rows, count);
        return rows;
    }

    /// <summary>The other rows of pairs that settle rows unless they have likely pairs of their own.</summary>
    private RowSet SettlingPartners(RowSet rows)
    {
        var partners = new RowSet();
        for (var i = 0; i < rows.Count; i++)
        {
            if (CountLikely(rows[i], out var only) == 1 && only.Score.IsSure)
                partners.Add(only.Other(rows[i].IsLeft));
        }

        return partners;
    }

    /// <summary>The same as <see cref="Linkage.TableLinker"/> says it for all rows: one likely pair, sure, that is the only one of its other row.</summary>
    private bool IsSettled(RowRef row) =>
        CountLikely(row, out var only) == 1 && only.Score.IsSure && CountLikely(only.Other(row.IsLeft), out _) == 1;

    private int CountLikely(RowRef row, out FoundPair last)
    {
        (var count, last) = (0, default);
        foreach (ref readonly var pair in pairs.Of(row))
        {
            if (!IsLikely(pair))
                continue;
            last = pair;
            count++;
        }

        return count;
    }

    private static bool IsLikely(in FoundPair pair) => pair.Score.MatchBits >= 0;
}
