using System.Runtime.InteropServices;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Runs.Incremental;

/// <summary>Weights of a pair.</summary>
/// <param name="MatchBits">By the model.</param>
/// <param name="Raw">Without what fields agree on together by chance.</param>
/// <param name="Weight">The same with the prior after the first assignment.</param>
/// <param name="IsSure">Whether it can settle its rows.</param>
internal readonly record struct PairScore(double MatchBits, double Raw, double Weight, bool IsSure);

/// <summary>Compares and weighs single pairs, each once; the numbers are those of <see cref="TableLinker"/> with the same frame.</summary>
internal sealed class PairScores
{
    private readonly LocalRows _left;
    private readonly LocalRows _right;
    private readonly LocalTexts _texts = new();
    private readonly KeptTable _leftTable;
    private readonly LinkageModel _model;
    private readonly LevelWeights _weights;
    private readonly ChanceDependence _dependence;
    private readonly double _priorShift;
    private readonly List<FrequencyColumn> _frequencies = [];
    private readonly Dictionary<ulong, PairScore> _known = [];
    private readonly Dictionary<ulong, PatternScore> _patterns = [];
    private PairComparer? _comparer;
    private (EncodedTable? Left, EncodedTable? Right) _compared;

    public PairScores(KeptLinkageParts parts)
    {
        var schema = parts.Layout.Schema;
        var pooled = new PooledCells(parts.Layout);
        _leftTable = parts.Left;
        _left = new LocalRows(parts.Left, schema, pooled, parts.Texts);
        _right = new LocalRows(parts.Right, schema, pooled, parts.Texts);
        _model = parts.Model;
        _weights = new LevelWeights(_model);
        _dependence = parts.Frame.DependenceOf(_model.Comparisons);
        _priorShift = parts.Frame.PriorShift;
        for (var c = 0; c < _model.Comparisons.Count; c++)
        {
            if (_model.Comparisons[c].UsesTermFrequency)
                _frequencies.Add(FrequencyColumn.Of(c, _model, parts.Frame, schema));
        }
    }

    public PairScore Of(FoundPair pair) => Of(pair.Left, pair.Right);

    public PairScore Of(int left, int right)
    {
        ref var score = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, ((ulong)left << 32) | (uint)right, out var isKnown);
        if (!isKnown)
            score = Weigh(left, right);
        return score;
    }

    private PairScore Weigh(int left, int right)
    {
        var pattern = Compare(left, right);
        var known = ScoreOf(pattern);
        var evidence = known.Evidence with { Delivery = known.Evidence.Delivery + FrequencyBits(pattern, left) };
        var matchBits = evidence.MatchBits(_model);
        var raw = TableLinker.IsWorthWeighing(matchBits, known.Dependence) ? TableLinker.WithDependence(evidence, known.Dependence, _model) : matchBits;
        var isSure = matchBits > 0 && TableLinker.IsSure(matchBits, evidence.DeliveryBits(_model)) && !TableLinker.HasChildDisagreement(_model.Comparisons, pattern);
        return new PairScore(matchBits, raw, raw + _priorShift, isSure);
    }

    /// <summary>What is the same for all pairs of a pattern; there are few of them.</summary>
    private PatternScore ScoreOf(ulong pattern)
    {
        ref var score = ref CollectionsMarshal.GetValueRefOrAddDefault(_patterns, pattern, out var isKnown);
        if (!isKnown)
            score = new PatternScore(_weights.Sum(pattern), _dependence.Bits(pattern));
        return score;
    }

    private ulong Compare(int left, int right)
    {
        int localLeft = _left.Of(left, _texts), localRight = _right.Of(right, _texts);
        if (_comparer is null || !ReferenceEquals(_compared.Left, _left.Table) || !ReferenceEquals(_compared.Right, _right.Table))
        {
            _compared = (_left.Table, _right.Table);
            _comparer = new PairComparer(_left.Table!, _right.Table!, _model.Comparisons);
        }

        return _comparer.CompareOne(localLeft, localRight);
    }

    /// <summary>Rounded as the linker keeps them.</summary>
    private float FrequencyBits(ulong pattern, int left)
    {
        var bits = 0.0;
        var cells = _leftTable.CellsOf(left);
        foreach (var column in _frequencies)
        {
            if (AgreementPattern.LevelAt(pattern, column.Comparison) == column.ExactLevel)
                bits += column.BitsOf((int)EncodedTable.Read(cells, column.Place));
        }

        return (float)bits;
    }

    private readonly record struct PatternScore(Evidence Evidence, double Dependence);

    private sealed record FrequencyColumn(int Comparison, int ExactLevel, ColumnPlace Place, Func<int, double> BitsOf)
    {
        public static FrequencyColumn Of(int comparison, LinkageModel model, LinkFrame frame, TableSchema schema)
        {
            var compared = model.Comparisons[comparison];
            var exact = compared.Levels.ToList().FindIndex(level => level.IsExact);
            var kept = frame.Counts.First(counts => counts.Column == compared.Column);
            var counts = new TermCounts(kept.Total, kept.CountOf);
            return new FrequencyColumn(comparison, exact, schema.Place(compared.Column), counts.Bits(Math.Log2(model.U[comparison, exact])));
        }
    }
}
