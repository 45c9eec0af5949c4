using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Tables;

namespace FPReconcile.Core.Runs.Incremental.Changes;

/// <summary>Which cells of a row are numbers of texts in a pool.</summary>
internal sealed class PooledCells
{
    private readonly int[] _texts;
    private readonly ColumnPlace[] _identifiers;

    public PooledCells(TableLayout layout)
    {
        _texts = [.. layout.Fields.Where(field => field.IsPooled).Select(field => layout.Schema.Place(field.Column).Slot)];
        _identifiers = [.. layout.Fields.Where(field => !field.IsPooled && field.Kind == FieldKind.Identifier).Select(field => layout.Schema.Place(field.Column))];
    }

    /// <summary>Gives the cells of a row the numbers that their texts have in another pool.</summary>
    public void Move(Span<int> cells, Func<int, int> numberOf)
    {
        foreach (var slot in _texts)
        {
            if (cells[slot] != EncodedTable.Missing)
                cells[slot] = numberOf(cells[slot]);
        }

        foreach (var place in _identifiers)
        {
            // Identifiers too long to be packed are texts, too.
            var packed = EncodedTable.Read(cells, place);
            if (PackedIdentifier.IsPooled(packed))
                EncodedTable.Write(cells, place, PackedIdentifier.Moved(packed, numberOf));
        }
    }
}
