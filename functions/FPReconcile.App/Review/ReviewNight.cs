using System.Collections.Concurrent;
using System.Globalization;
using FPReconcile.App.Identity;
using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Runs;

namespace FPReconcile.App.Review;

/// <summary>The night that readers see. What is read of it never changes, so that it is read once.</summary>
internal sealed class ReviewNight
{
    private readonly IBlobStore _blobs;
    private readonly ConcurrentDictionary<string, AreaIndex> _indexes = new(StringComparer.Ordinal);
    private ILookup<string, CaseSpan>? _cases;
    private IReadOnlyList<FacilityReport>? _reports;

    private ReviewNight(IBlobStore blobs, CurrentRun run)
    {
        _blobs = blobs;
        Run = run;
        Place = new RunPlace(run.Run);
        AsOf = DateOnly.ParseExact(run.AsOf, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    public CurrentRun Run { get; }

    public RunPlace Place { get; }

    public DateOnly AsOf { get; }

    /// <summary>When the run pinned what it worked on: decisions before it are in its results.</summary>
    public required DateTimeOffset Started { get; init; }

    public required AreaTree Areas { get; init; }

    /// <summary>Areas that have rows, ordered.</summary>
    public required IReadOnlyList<string> AreasWithRows { get; init; }

    public RunFigures? Figures { get; init; }

    /// <summary>The list of facilities; empty without one.</summary>
    public IReadOnlyList<FacilityInfo> Facilities { get; init; } = [];

    /// <summary>How far a case is after this night.</summary>
    public CaseState After(CaseState state, ulong content) => state.After((Started, AsOf), content);

    public static async Task<ReviewNight?> LoadAsync(Store store, NightClock clock, CurrentRun run, CancellationToken cancellation)
    {
        var place = new RunPlace(run.Run);
        if (await new RunStates(store.Tables, clock).FindAsync(run.Run, cancellation) is not { } state || await store.Blobs.ReadAsync(place.ReviewAreas, cancellation) is not { } areas)
            return null;
        using var configuration = await NightConfiguration.LoadAsync(store.Blobs, place.Configuration, DateOnly.ParseExact(run.AsOf, "yyyy-MM-dd", CultureInfo.InvariantCulture), cancellation);
        return new ReviewNight(store.Blobs, run)
        {
            Started = state.Started, Figures = state.Figures, Areas = new AreaTree(configuration.Options.Areas), AreasWithRows = AreaListFile.Read(areas),
            Facilities = [.. configuration.Options.Facilities],
        };
    }

    /// <summary>Every area that the night or the list of areas knows, of those that a user works for.</summary>
    public IReadOnlyList<string> AreasOf(AskingUser user) =>
        [.. Areas.All.Concat(AreasWithRows).Distinct(StringComparer.Ordinal).Where(area => Areas.IsWithin(area, user.Areas)).Order(StringComparer.Ordinal)];

    public async Task<AreaIndex> IndexAsync(string area, CancellationToken cancellation)
    {
        if (_indexes.TryGetValue(area, out var known))
            return known;
        if (!AreasWithRows.Contains(area, StringComparer.Ordinal))
            return AreaIndex.Empty(area);
        var bytes = await _blobs.ReadAsync(Place.ReviewIndex(area), cancellation) ?? throw new InvalidOperationException("An index of the night is gone.");
        return _indexes.GetOrAdd(area, AreaIndex.Read(bytes));
    }

    /// <summary>How long cases take, by area.</summary>
    public async Task<ILookup<string, CaseSpan>> CasesAsync(CancellationToken cancellation) => _cases ??= await CaseSpans.ReadAsync(_blobs, Place.Cases, cancellation);

    /// <summary>Which facilities have reported.</summary>
    public async Task<IReadOnlyList<FacilityReport>> ReportsAsync(CancellationToken cancellation) => _reports ??= await ReportsFile.ReadAsync(_blobs, Place.Reports, cancellation);

    public Task<CaseBundle?> CaseAsync(string caseId, CancellationToken cancellation) => CaseBundleFile.FindAsync(_blobs, Place.ReviewCases, caseId, cancellation);
}

/// <summary>Gives the night that readers see, and keeps it until there is another one.</summary>
internal sealed class ReviewNights(Store store, NightClock clock)
{
    private readonly RunStates _runs = new(store.Tables, clock);
    private volatile ReviewNight? _night;

    /// <summary>Null before the first night, and when the night was made by a program without a review.</summary>
    public async Task<ReviewNight?> CurrentAsync(CancellationToken cancellation)
    {
        if (await _runs.CurrentAsync(cancellation) is not { } run)
            return null;
        if (_night is { } known && known.Run == run)
            return known;
        return _night = await ReviewNight.LoadAsync(store, clock, run, cancellation);
    }
}
