using System.Globalization;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs.Births;

namespace FPReconcile.Core.Runs.Models;

/// <summary>What reading the models of an earlier run gave.</summary>
/// <param name="Models">The models; null when there are problems.</param>
/// <param name="Problems">One line each, naming the place in the file.</param>
public sealed record BirthModelsReading(BirthModels? Models, IReadOnlyList<string> Problems);

/// <summary>
/// The trained models of a run, in the order of <see cref="LinkedSources.All"/>: trained once, they score every night. On the records
/// that they were trained on they give the links and weights of that run again.
/// </summary>
public sealed class BirthModels
{
    private readonly IReadOnlyList<BirthModel> _models;

    internal BirthModels(IReadOnlyList<BirthModel> models)
    {
        _models = models;
        Id = HashOf(models).ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>A hash of all probabilities: two runs with one id weighed pairs alike.</summary>
    public string Id { get; }

    internal BirthModel this[int linker] => _models[linker];

    /// <summary>Reads the models from run.json, or from its <c>model</c> alone.</summary>
    public static BirthModelsReading Read(ReadOnlyMemory<byte> utf8) => BirthModelsReader.Read(utf8);

    /// <summary>What keeps these models from scoring some sources, one line each; empty when nothing does.</summary>
    /// <param name="sources">The sources that have records.</param>
    public IReadOnlyList<string> ProblemsFor(IReadOnlyCollection<SourceKind> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return
        [
            .. LinkedSources.All
                .Where((of, linker) => of.IsOneSource && sources.Contains(of.Left) && !_models[linker].IsTrained)
                .Select(of => $"it was trained without {of.Name}: train once with it"),
        ];
    }

    /// <summary>The model of a pair of sources for tables of some size.</summary>
    internal LinkageModel For(int linker, (int Left, int Right) records) => _models[linker].For(records);

    private static ulong HashOf(IReadOnlyList<BirthModel> models)
    {
        var hash = 0UL;
        foreach (var (model, left, right) in models)
        {
            hash = Add(Add(hash, left), right);
            hash = Add(Add(hash, model.MatchPrior), model.SiblingPrior);
            for (var c = 0; c < model.Comparisons.Count; c++)
            {
                for (var level = 1; level < model.Comparisons[c].Levels.Count; level++)
                    hash = Add(Add(Add(hash, model.M[c, level]), model.Sibling[c, level]), model.U[c, level]);
            }
        }

        return hash;
    }

    private static ulong Add(ulong hash, double number) => KeyHash.Mix(hash ^ BitConverter.DoubleToUInt64Bits(number));
}
