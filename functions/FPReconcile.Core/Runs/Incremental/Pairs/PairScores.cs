using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Incremental.Kept;

namespace FPReconcile.Core.Runs.Incremental.Pairs;

/// <summary>Weighs pairs by their patterns; the numbers are those of <see cref="TableLinker"/> with the same frame. Only read, by all threads.</summary>
internal sealed class PairScores
{
    private readonly LinkageModel _model;
    private readonly LevelWeights _weights;
    private readonly ChanceDependence _dependence;
    private readonly double _priorShift;
    private readonly FrequencyColumn[] _frequencies;

    public PairScores(KeptLinkageParts parts)
    {
        _model = parts.Model;
        _weights = new LevelWeights(_model);
        _dependence = parts.Frame.DependenceOf(_model.Comparisons);
        _priorShift = parts.Frame.PriorShift;
        _frequencies =
        [
            .. Enumerable.Range(0, _model.Comparisons.Count).Where(c => _model.Comparisons[c].UsesTermFrequency)
                .Select(c => new FrequencyColumn(c, parts)),
        ];
    }

    /// <summary>What is the same for all pairs of a pattern; there are few of them.</summary>
    public PatternScore Of(ulong pattern) =>
        new(_weights.Sum(pattern), _dependence.Bits(pattern), TableLinker.HasChildDisagreement(_model.Comparisons, pattern));

    /// <summary>The weights of a pair.</summary>
    /// <param name="pattern">Its pattern.</param>
    /// <param name="known">What <see cref="Of(ulong)"/> says of that.</param>
    /// <param name="left">The cells of its left row.</param>
    public PairScore Weigh(ulong pattern, in PatternScore known, ReadOnlySpan<int> left)
    {
        var evidence = known.Evidence with { Delivery = known.Evidence.Delivery + FrequencyBits(pattern, left) };
        var matchBits = evidence.MatchBits(_model);
        var raw = TableLinker.IsWorthWeighing(matchBits, known.Dependence) ? TableLinker.WithDependence(evidence, known.Dependence, _model) : matchBits;
        var isSure = matchBits > 0 && TableLinker.IsSure(matchBits, evidence.DeliveryBits(_model)) && !known.HasChildDisagreement;
        return new PairScore(matchBits, raw, raw + _priorShift, isSure);
    }

    /// <summary>Rounded as the linker keeps them.</summary>
    private float FrequencyBits(ulong pattern, ReadOnlySpan<int> left)
    {
        var bits = 0.0;
        foreach (var column in _frequencies)
        {
            if (AgreementPattern.LevelAt(pattern, column.Comparison) == column.ExactLevel)
                bits += column.BitsOf((int)EncodedTable.Read(left, column.Place));
        }

        return (float)bits;
    }

    private sealed class FrequencyColumn
    {
        public FrequencyColumn(int comparison, KeptLinkageParts parts)
        {
            var (model, compared) = (parts.Model, parts.Model.Comparisons[comparison]);
            Comparison = comparison;
            ExactLevel = compared.Levels.ToList().FindIndex(level => level.IsExact);
            Place = parts.Layout.Schema.Place(compared.Column);
            var kept = parts.Frame.Counts.First(counts => counts.Column == compared.Column);
            BitsOf = new TermCounts(kept.Total, kept.CountOf).Bits(Math.Log2(model.U[comparison, ExactLevel]));
        }

        public int Comparison { get; }

        public int ExactLevel { get; }

        public ColumnPlace Place { get; }

        public Func<int, double> BitsOf { get; }
    }
}

/// <summary>What all pairs of one pattern have in common.</summary>
/// <param name="Evidence">Its evidence, how rare the values are aside.</param>
/// <param name="Dependence">Bits that fields agree on together by chance.</param>
/// <param name="HasChildDisagreement">Whether anything of the child disagrees.</param>
internal readonly record struct PatternScore(Evidence Evidence, double Dependence, bool HasChildDisagreement);
