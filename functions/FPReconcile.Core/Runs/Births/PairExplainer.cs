using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs.Models;

namespace FPReconcile.Core.Runs.Births;

/// <summary>
/// Explains pairs of records with the models of a run, after linkage has ended: the level of each comparison and its weight, how rare the
/// agreeing values are in the whole sources, and what it takes away that a sibling would agree alike. What depends on the other links is
/// the rest between the sum and the weight of the link.
/// </summary>
public sealed class PairExplainer
{
    private readonly Dictionary<(SourceKind Left, SourceKind Right), PairModel> _models = [];
    private readonly BirthEncoder _encoder = new(new FoldedNames());

    /// <param name="models">The models that the run used.</param>
    /// <param name="records">Records of each source, in their order.</param>
    public PairExplainer(BirthModels models, IReadOnlyList<IReadOnlyList<BirthRecord>> records)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(records);
        var counts = new TermCountsOfSources(_encoder, records);
        for (var linker = 0; linker < LinkedSources.All.Count; linker++)
        {
            var of = LinkedSources.All[linker];
            var model = models.For(linker, (records[(int)of.Left].Count, records[(int)of.Right].Count));
            if (models[linker].IsTrained)
                _models.Add((of.Left, of.Right), new PairModel(model, column => counts.Of(of.Left, of.Right, column)));
        }
    }

    /// <summary>Explains pairs of some records; gives null for two sources that no model was trained for.</summary>
    public ExplainPair For(IReadOnlyList<BirthRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var table = _encoder.Encode(records);
        var comparer = new PairComparer(table, table, BirthLinkageModel.Comparisons);
        return Explain;

        PairExplanation? Explain(int left, int right)
        {
            if (records[left].Key.Source > records[right].Key.Source)
                (left, right) = (right, left);
            return _models.TryGetValue((records[left].Key.Source, records[right].Key.Source), out var model)
                ? model.Explain(comparer.CompareOne(left, right), (table, left))
                : null;
        }
    }

    /// <summary>The model of two sources, with what is computed once for all their pairs.</summary>
    private sealed class PairModel
    {
        private readonly LinkageModel _model;
        private readonly LevelWeights _weights;

        // By comparison: its exact level, and the bits of a value; null where rare values count as others.
        private readonly (int ExactLevel, Func<int, double> Bits)?[] _rare;

        public PairModel(LinkageModel model, Func<string, TermCounts> counts)
        {
            (_model, _weights) = (model, new LevelWeights(model));
            _rare = [.. model.Comparisons.Select((comparison, place) => comparison.UsesTermFrequency ? RareOf(place, counts(comparison.Column)) : null)];
        }

        public PairExplanation Explain(ulong pattern, (EncodedTable Table, int Row) left)
        {
            var told = new List<FieldWeight>();
            var rareBits = 0.0;
            for (var c = 0; c < _model.Comparisons.Count; c++)
            {
                var (comparison, level) = (_model.Comparisons[c], AgreementPattern.LevelAt(pattern, c));
                if (level == Comparison.MissingLevel)
                    continue;
                told.Add(new FieldWeight(comparison.Column, comparison.Levels[level].Name, _weights.MatchBits(c, level)));
                if (_rare[c] is { } rare && rare.ExactLevel == level)
                    rareBits += rare.Bits((int)left.Table.Value(left.Row, left.Table.Schema.Place(comparison.Column)));
            }

            var evidence = _weights.Sum(pattern);
            evidence = evidence with { Delivery = evidence.Delivery + rareBits };
            var unopposed = _model.MatchPriorBits + evidence.Delivery + evidence.ChildMatch;
            return new PairExplanation(_model.MatchPriorBits, told) { RareBits = rareBits, SiblingBits = evidence.MatchBits(_model) - unopposed };
        }

        private (int ExactLevel, Func<int, double> Bits)? RareOf(int comparison, TermCounts counts)
        {
            var exact = _model.Comparisons[comparison].Levels.ToList().FindIndex(level => level.IsExact);
            return (exact, counts.Bits(Math.Log2(_model.U[comparison, exact])));
        }
    }
}
