using System.Text;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;
using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Runs;
using FPReconcile.Core.Runs.Births;
using FPReconcile.Core.Runs.Models;

namespace FPReconcile.App.Nightly.Publishing;

/// <summary>What a run writes for the review beside its worklists: the bundle of each open case, and for each area what its list is sorted by.</summary>
/// <param name="place">The run.</param>
/// <param name="write">Writes a blob from a stream that can seek.</param>
internal sealed class ReviewFiles(RunPlace place, Func<BlobName, Action<Stream>, CancellationToken, Task> write)
{
    public async Task WriteAsync(ReconciliationInput input, ReconciliationResult result, IEnumerable<OpenCase> open, CancellationToken cancellation)
    {
        var bundles = new CaseBundles(new CaseBundleInput
        {
            AsOf = input.Options.AsOf, Linkage = result.Linkage, Found = result.Reconciliation, Decisions = result.Decisions, Explain = ExplainerOf(input, result),
        });
        await write(place.ReviewCases, stream => CaseBundleFile.Write(stream, bundles), cancellation);
        var areas = open.ToLookup(row => row.AreaCode, StringComparer.Ordinal);
        foreach (var area in areas)
            await write(place.ReviewIndex(area.Key), stream => AreaIndex.Write(stream, area.Key, [.. area], bundles.ContentOf), cancellation);
        await write(place.ReviewAreas, stream => AreaListFile.Write(stream, areas.Select(area => area.Key)), cancellation);
    }

    private static Func<IReadOnlyList<Core.Records.BirthRecord>, ExplainPair>? ExplainerOf(ReconciliationInput input, ReconciliationResult result)
    {
        if (BirthModels.Read(Encoding.UTF8.GetBytes(result.ModelJson)).Models is not { } models)
            return null;
        return new PairExplainer(models, [input.Facility.Records, input.Registration.Records, input.Register?.Records ?? []]).For;
    }
}
