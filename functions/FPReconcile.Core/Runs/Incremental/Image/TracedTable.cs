using FPReconcile.Core.Blocking;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Incremental.Kept;
using FPReconcile.Core.Runs.Incremental.Pairs;
using FPReconcile.Core.Runs.TwoTables;
using FPReconcile.Core.Tables;

namespace FPReconcile.Core.Runs.Incremental.Image;

/// <summary>A table of a run over whole tables.</summary>
internal sealed class TracedTable : ImageTable
{
    private readonly LinkageTrace _trace;
    private readonly bool _isLeft;
    private readonly RowIds _ids;
    private readonly GroupedTable _table;
    private readonly ScoredPairs? _pairs;
    private readonly int[] _placeOf;

    // For each row, in the order of the grouped table.
    private readonly int[] _firstPairs;
    private readonly int[] _linkPairs;
    private readonly RowFlags[] _flags;
    private int[]? _starts;

    // For each row of the file.
    private int[] _pairEnds = [];
    private int[] _partners = [];

    public TracedTable(LinkageTrace trace, bool isLeft, RowIds ids, double linkFrom)
    {
        _trace = trace;
        _isLeft = isLeft;
        _ids = ids;
        _table = isLeft ? trace.Left : trace.Right;
        _pairs = trace.Pairs;
        _placeOf = new int[_table.Table.Rows];
        for (var place = 0; place < _placeOf.Length; place++)
            _placeOf[_table.OriginalRows[place]] = place;
        (_firstPairs, _linkPairs) = (Links(trace.Assigned.IsFirst ?? []), Links(trace.Assigned.IsLink ?? []));
        _flags = new RowFlags[_placeOf.Length];
        AddOpen(BlockingStage.Middle);
        AddOpen(BlockingStage.Wide);
        if (_pairs is not null)
            AddKnown(_pairs, linkFrom);
    }

    public override int Rows => _placeOf.Length;

    public override ReadOnlySpan<int> CellsOf(int row)
    {
        var stride = _table.Table.Schema.Stride;
        return _table.Table.Cells.AsSpan(_placeOf[row] * stride, stride);
    }

    /// <summary>All links in order of the left, then the right row, where a row may have many.</summary>
    public IReadOnlyList<TableLink> ManyLinks { get; init; } = [];

    /// <summary>The pairs that are kept; only for an image.</summary>
    public TracedPairs Pairs
    {
        init => (_pairEnds, _partners) = value.Of(_isLeft, Rows);
    }

    public override ReadOnlySpan<int> PartnersOf(int row) => _partners.AsSpan((row == 0 ? 0 : _pairEnds[row - 1]).._pairEnds[row]);

    public override ReadOnlySpan<byte> IdOf(int row) => _ids[row];

    public override RowFlags FlagsOf(int row) => _flags[_placeOf[row]];

    public override void FindKeys(RuleTest test, Span<ulong> keys)
    {
        // In the order in which the rows lie in memory: those of the file are anywhere.
        var flag = SearchRules.FlagOf(test.Rule.Stage);
        for (var place = 0; place < keys.Length; place++)
        {
            keys[_table.OriginalRows[place]] = flag == RowFlags.None || (_flags[place] & flag) != RowFlags.None
                ? test.KeyOf(ref _table.Table.FirstCell(place), 0)
                : RuleTest.NoKey;
        }
    }

    public override RowLink[] ManyLinksOf(int row)
    {
        _starts ??= StartsOfLinks();
        var links = new RowLink[_starts[row + 1] - _starts[row]];
        for (var i = 0; i < links.Length; i++)
            links[i] = new RowLink(ManyLinks[_starts[row] + i].RightRow, ManyLinks[_starts[row] + i].MatchWeight);
        return links;
    }

    public override RowStatus StatusOf(int row)
    {
        int first = _firstPairs[_placeOf[row]], link = _linkPairs[_placeOf[row]];
        return new RowStatus(
            _flags[_placeOf[row]],
            first < 0 ? RowStatus.NoRow : Partner(first), first < 0 ? 0 : _trace.Assigned.Weights[first],
            link < 0 ? RowStatus.NoRow : Partner(link), link < 0 ? 0 : _trace.Calibrated!.Bits[link]);
    }

    private int[] StartsOfLinks()
    {
        var starts = new int[Rows + 1];
        for (var i = 0; i < ManyLinks.Count; i++)
            starts[ManyLinks[i].LeftRow + 1]++;
        for (var row = 0; row < Rows; row++)
            starts[row + 1] += starts[row];
        return starts;
    }

    private int Partner(int pair) => _isLeft ? _trace.Right.OriginalRows[_pairs!.Right(pair)] : _trace.Left.OriginalRows[_pairs!.Left(pair)];

    private int RowOf(int pair) => _isLeft ? _pairs!.Left(pair) : _pairs!.Right(pair);

    private int[] Links(bool[] isLink)
    {
        var links = new int[_placeOf.Length];
        Array.Fill(links, RowStatus.NoRow);
        for (var pair = 0; pair < isLink.Length; pair++)
        {
            if (isLink[pair])
                links[RowOf(pair)] = pair;
        }

        return links;
    }

    private void AddOpen(BlockingStage stage)
    {
        if (_trace.OpenIn(stage) is not { } open)
            return;
        var rows = _isLeft ? open.Left : open.Right;
        for (var row = 0; row < rows.Length; row++)
            _flags[row] |= rows[row] ? SearchRules.FlagOf(stage) : RowFlags.None;
    }

    private void AddKnown(ScoredPairs pairs, double linkFrom)
    {
        var (isFirst, weights, _) = _trace.Assigned;
        var isLinkedLeft = new bool[_trace.Left.Table.Rows];
        var isLinkedRight = new bool[_trace.Right.Table.Rows];
        for (var pair = 0; pair < isFirst.Length; pair++)
        {
            if (!isFirst[pair])
                continue;
            isLinkedLeft[pairs.Left(pair)] = isLinkedRight[pairs.Right(pair)] = true;
            if (_trace.Calibrated!.Alternatives.IsContestedLink(pair))
                _flags[RowOf(pair)] |= RowFlags.IsContested;
        }

        for (var pair = 0; pair < weights.Length; pair++)
        {
            if (weights[pair] >= linkFrom && !isLinkedLeft[pairs.Left(pair)] && !isLinkedRight[pairs.Right(pair)])
                _flags[RowOf(pair)] |= RowFlags.HasFreePair;
        }
    }
}
