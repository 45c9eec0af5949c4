using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs.Models;

namespace FPReconcile.Core.Runs.Births;

/// <summary>
/// Explains pairs of records with the models of a run, after linkage has ended: the level of each comparison and its weight. What only the
/// whole tables tell (rare values, siblings, other candidates) is the rest between the sum and the weight of the link.
/// </summary>
public sealed class PairExplainer
{
    private readonly Dictionary<(SourceKind Left, SourceKind Right), (LinkageModel Model, LevelWeights Weights)> _models = [];
    private readonly FoldedNames _names = new();

    /// <param name="models">The models that the run used.</param>
    /// <param name="records">Number of records of each source, in their order.</param>
    public PairExplainer(BirthModels models, IReadOnlyList<int> records)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(records);
        for (var linker = 0; linker < LinkedSources.All.Count; linker++)
        {
            var of = LinkedSources.All[linker];
            var model = models.For(linker, (records[(int)of.Left], records[(int)of.Right]));
            if (models[linker].IsTrained)
                _models.Add((of.Left, of.Right), (model, new LevelWeights(model)));
        }
    }

    /// <summary>Explains pairs of some records; gives null for two sources that no model was trained for.</summary>
    public ExplainPair For(IReadOnlyList<BirthRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var table = new BirthEncoder(_names).Encode(records);
        var comparer = new PairComparer(table, table, BirthLinkageModel.Comparisons);
        return Explain;

        PairExplanation? Explain(int left, int right)
        {
            if (records[left].Key.Source > records[right].Key.Source)
                (left, right) = (right, left);
            return _models.TryGetValue((records[left].Key.Source, records[right].Key.Source), out var model)
                ? Weighed(comparer.CompareOne(left, right), model.Model, model.Weights)
                : null;
        }
    }

    private static PairExplanation Weighed(ulong pattern, LinkageModel model, LevelWeights weights)
    {
        var told = new List<FieldWeight>();
        for (var c = 0; c < model.Comparisons.Count; c++)
        {
            var level = AgreementPattern.LevelAt(pattern, c);
            if (level != Comparison.MissingLevel)
                told.Add(new FieldWeight(model.Comparisons[c].Column, model.Comparisons[c].Levels[level].Name, weights.MatchBits(c, level)));
        }

        return new PairExplanation(model.MatchPriorBits, told);
    }
}
