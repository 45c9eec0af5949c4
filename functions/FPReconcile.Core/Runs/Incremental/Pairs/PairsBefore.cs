using FPReconcile.Core.Runs.Incremental.Index;
using FPReconcile.Core.Runs.Incremental.Kept;

namespace FPReconcile.Core.Runs.Incremental.Pairs;

/// <summary>The pairs that matter of rows before the changes: those that are kept, weighed, each row once.</summary>
internal sealed class PairsBefore(KeptLinkageParts parts, RowWorkers workers)
{
    private readonly RowSet _rows = new();
    private readonly List<FoundPair[]> _pairs = [];

    /// <summary>The pairs of a row that was looked at.</summary>
    public FoundPair[] Of(RowRef row) => _pairs[_rows.NumberOf(row)];

    /// <summary>Whether two rows had a pair that matters.</summary>
    public bool Contains(int left, int right) => parts.Left.PartnersOf(left).Contains(right);

    /// <summary>Looks at the rows of a set from a number on, as far as they were not.</summary>
    public void Find(RowSet rows, int from)
    {
        var known = _rows.Count;
        for (var i = from; i < rows.Count; i++)
            _rows.Add(rows[i]);
        var found = new FoundPair[_rows.Count - known][];
        workers.Run(found.Length, (finder, i) => found[i] = Find(_rows[known + i], finder));
        _pairs.AddRange(found);
    }

    private FoundPair[] Find(RowRef row, RowFinder finder)
    {
        var partners = parts.TableOf(row).PartnersOf(row.Row);
        if (partners.IsEmpty)
            return [];
        var pairs = new FoundPair[partners.Length];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = row.IsLeft ? finder.Kept(row.Row, partners[i]) : finder.Kept(partners[i], row.Row);
        return pairs;
    }
}
