using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Blocking;

/// <summary>
/// Puts the rows of one table after another in order. Rows are copied, because the waits for memory of an order made in place
/// would add up; the room that one table leaves is used for the next, so that only one table is held twice.
/// </summary>
/// <param name="parallel">Threads to work on; the order does not depend on them.</param>
internal sealed class RowOrdering(ParallelOptions parallel)
{
    private int[] _room = [];

    /// <summary>Puts the rows of a table in another order.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">For each place the row that stands there afterwards.</param>
    public void Reorder(EncodedTable table, int[] rows)
    {
        var cells = rows.Length * table.Schema.Stride;
        var target = Suits(_room, cells) ? _room : GC.AllocateUninitializedArray<int>(cells);
        WorkParts.ForEach(0, rows.Length, parallel, (from, to) => table.CopyInOrder(rows, (from, to), target));
        _room = table.Exchange(target);
    }

    // A small table would keep the room of a large one for as long as it lives.
    private static bool Suits(int[] room, int cells) => room.Length >= cells && room.Length - cells <= cells / 8;
}
