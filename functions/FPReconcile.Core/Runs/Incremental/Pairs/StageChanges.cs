using FPReconcile.Core.Blocking;
using FPReconcile.Core.Runs.Incremental.Kept;

namespace FPReconcile.Core.Runs.Incremental.Pairs;

/// <summary>Finds the pairs that a row has lost and gained in one stage of the search; those of the stages before it are known.</summary>
internal sealed class StageChanges(KeptLinkageParts parts, PairsBefore before, ChangedPairs changed, BlockingStage stage)
{
    public RowChange? Of(RowRef row, RowFinder finder)
    {
        var table = parts.TableOf(row);
        if (!table.IsThere(row.Row, isNew: true))
            return stage == BlockingStage.Narrow ? ChangedPairs.Of(before.Of(row), []) : null;
        var room = finder.Room;
        Sort(row, room);
        room.After.Clear();
        if (table.IsWanted(row.Row, stage, isNew: true))
            finder.Find(row, stage, room.Partners, room.After);
        return ChangedPairs.Of(room.Before.All, room.After.All);
    }

    /// <summary>Finds the pairs that the stage found before the changes, and the partners that earlier stages find now.</summary>
    private void Sort(RowRef row, RowRoom room)
    {
        room.Before.Clear();
        room.Partners.Clear();
        changed.Find(row, room.Numbers);
        foreach (ref readonly var pair in before.Of(row).AsSpan())
        {
            if (pair.Order.Stage == stage)
                room.Before.Add(pair);
            else if (pair.Order.Stage < stage && (room.Numbers.Count == 0 || !changed.Contains(pair.Key)))
                room.Partners.Add(pair.Other(row.IsLeft).Row);
        }

        foreach (var number in room.Numbers)
        {
            if (changed.Is(number))
                room.Partners.Add(changed[number].Other(row.IsLeft).Row);
        }
    }
}
