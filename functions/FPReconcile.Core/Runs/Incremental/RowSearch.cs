using FPReconcile.Core.Blocking;

namespace FPReconcile.Core.Runs.Incremental;

/// <summary>The candidate pairs of rows before or after the changes, each row searched once.</summary>
internal sealed class RowSearch(RowWorkers workers, bool isNew)
{
    private readonly RowSet _rows = new();
    private readonly List<RowPairs> _pairs = [];

    /// <summary>The pairs of a row that was searched.</summary>
    public RowPairs Of(RowRef row) => _pairs[_rows.NumberOf(row)];

    /// <summary>The pairs of a row that was searched up to a stage.</summary>
    public ReadOnlySpan<FoundPair> PairsOf(RowRef row, BlockingStage upTo) => Of(row).UpTo(upTo);

    /// <summary>Searches the rows of a set from a number on, as far as they were not.</summary>
    public void Find(RowSet rows, int from, BlockingStage upTo)
    {
        var missing = new List<int>();
        for (var i = from; i < rows.Count; i++)
        {
            if (_rows.Add(rows[i]))
                _pairs.Add(new RowPairs());
            var number = _rows.NumberOf(rows[i]);
            if (_pairs[number].Next <= upTo)
                missing.Add(number);
        }

        workers.Run(missing.Count, (finder, i) => finder.Find(_rows[missing[i]], _pairs[missing[i]], upTo, isNew));
    }
}
