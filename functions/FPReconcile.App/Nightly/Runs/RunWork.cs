using FPReconcile.App.Input;
using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Observability;
using FPReconcile.App.Output;
using FPReconcile.App.Storage;
using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Reconciliation.Cases;
using FPReconcile.Core.Runs;
using FPReconcile.Core.Runs.Births;

namespace FPReconcile.App.Nightly.Runs;

/// <summary>
/// The work of a run, message by message. A message says either: do this part, or: look what has to be done next. Linkage is replayed
/// with the pairs that were found so far; it ends, or says which pairs it needs next, and these are spread over messages. Every
/// step may be done twice, and be killed at any point: what it writes is the same each time, and its message comes back.
/// </summary>
internal sealed class RunWork(Store store, NightClock clock, NightOptions options, EventLog log)
{
    // Inside each source, between sources by narrow rules, and by wide ones: more would mean that the search never ends.
    private const int MostWaves = 6;

    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(30);

    private readonly RunStates _runs = new(store.Tables, clock);

    /// <exception cref="FormatException">The text is not about the work of a run.</exception>
    public async Task DoAsync(string text, CancellationToken cancellation)
    {
        var message = RunMessage.Read(text);
        if (await _runs.FindAsync(message.Run, cancellation) is not { Stage: RunStage.Working or RunStage.Complete })
            return;
        if (message.Part is { } part)
            await DoPartAsync(message, part, cancellation);
        else
            await LookAsync(message, cancellation);
    }

    private async Task DoPartAsync(RunMessage message, WavePart part, CancellationToken cancellation)
    {
        var waves = new PairWaves(store.Blobs, new RunPlace(message.Run));
        await waves.DoAsync(message.Wave, part, cancellation);
        var parts = await waves.PartsAsync(message.Wave, cancellation) ?? [];

        // Whoever does the last part finds none missing; two who finish together both say so, and that does no harm.
        if ((await waves.MissingAsync(message.Wave, parts, cancellation)).Count == 0)
            await SendAsync(new RunMessage(message.Run, message.Wave + 1, null), TimeSpan.Zero, cancellation);
    }

    private async Task LookAsync(RunMessage message, CancellationToken cancellation)
    {
        var place = new RunPlace(message.Run);
        await using var lease = await LeaseKeeper.TryTakeAsync(store.Blobs, place.Lock, cancellation);
        if (lease is null)
        {
            // Whoever looks may be killed: this message stays until the work is seen to go on.
            await SendAsync(message, LookAgainAfter, cancellation);
            return;
        }

        if (await store.Blobs.FindAsync(place.Complete, lease.Held) is not null)
            await EndAsync(place, lease.Held);
        else if (await new PairWaves(store.Blobs, place).PartsAsync(message.Wave, lease.Held) is not { } parts)
            await GoOnAsync(place, message.Wave, lease.Held);
        else if (message.IsRestart || await store.Blobs.FindAsync(place.WaveSent(message.Wave), lease.Held) is null)
            await SendMissingAsync(message, parts, lease.Held);
    }

    // Whoever planned the wave may have been killed before all its messages were sent.
    private async Task SendMissingAsync(RunMessage message, IReadOnlyList<WavePart> parts, CancellationToken cancellation)
    {
        var place = new RunPlace(message.Run);
        var missing = await new PairWaves(store.Blobs, place).MissingAsync(message.Wave, parts, cancellation);
        foreach (var part in missing)
            await SendAsync(new RunMessage(message.Run, message.Wave, part), TimeSpan.Zero, cancellation);
        if (missing.Count == 0)
            await SendAsync(message with { Wave = message.Wave + 1 }, TimeSpan.Zero, cancellation);
        await store.Blobs.WriteAsync(place.WaveSent(message.Wave), ReadOnlyMemory<byte>.Empty, cancellation);
    }

    private async Task GoOnAsync(RunPlace place, int wave, CancellationToken cancellation)
    {
        try
        {
            var plan = NightPlan.Read(await store.Blobs.ReadAsync(place.Plan, cancellation) ?? throw new InvalidOperationException("The plan of the run is gone."));
            var start = await StartAsync(place, plan, cancellation);

            // Otherwise this goes on inside the call that read the records, and they would be held until it returns.
            await Task.Yield();
            if (start.Alone is { } small)
                await FinishAsync((place, plan), small, ReconciliationPipeline.Run(small), cancellation);
            else
                await GoOnLargeAsync(place, (plan, wave), start.Linkage!, cancellation);
        }
        catch (Exception exception) when (exception is RunFailedException or UsageException)
        {
            // What keeps the run from being made is in the data or the settings: doing it again would not help.
            await _runs.MoveAsync(place.Run, RunStage.Failed, exception.Message, cancellation);
            log.Fail(AlertEvents.NightFailed, exception, LogFact.Id("run", place.Run));
        }
    }

    private async Task GoOnLargeAsync(RunPlace place, (NightPlan Plan, int Wave) at, BirthLinkage linkage, CancellationToken cancellation)
    {
        GiveMemoryBack();
        var rows = await LinkAsync(place, at.Wave, linkage, cancellation);
        await Task.Yield();
        GiveMemoryBack();
        if (rows is not null)
            await FinishAsync(place, at.Plan, rows, cancellation);
    }

    // What was held before is gone; the runtime would keep its room for things of the same size, and come to the end of a small instance.
    private static void GiveMemoryBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    /// <summary>
    /// What is to be linked: the records of a small district, or a large one as linkage sees it. Its records are not held while it is
    /// linked; they are read again afterwards. That takes a sixth more time, and half the memory.
    /// </summary>
    private async Task<(ReconciliationInput? Alone, BirthLinkage? Linkage)> StartAsync(RunPlace place, NightPlan plan, CancellationToken cancellation)
    {
        var input = await new RunInputs(store.Blobs).LoadAsync(place, plan, cancellation);
        RunReadiness.Check(input);
        var isSmall = input.Sources.Sum(source => source.Records.Count) <= options.MostRecordsAlone;
        return isSmall ? (input, null) : (null, BirthLinkage.Encode(ReconciliationPipeline.LinkageInput(input)));
    }

    /// <summary>The links; null when pairs have to be found first, which then has been sent out.</summary>
    private async Task<LinkedRows?> LinkAsync(RunPlace place, int wave, BirthLinkage linkage, CancellationToken cancellation)
    {
        var waves = new PairWaves(store.Blobs, place);
        var replay = linkage.Replay(await waves.FoundBeforeAsync(wave, cancellation), options.LeastRowsOfPart);
        if (replay.Result is not null)
            return replay.Result;
        if (wave == MostWaves)
            throw new InvalidOperationException("The search for pairs does not end.");
        await waves.WriteAsync(wave, replay, cancellation);
        var parts = await waves.PartsAsync(wave, cancellation) ?? [];
        await SendMissingAsync(new RunMessage(place.Run, wave, null), parts, cancellation);
        return null;
    }

    private async Task FinishAsync(RunPlace place, NightPlan plan, LinkedRows rows, CancellationToken cancellation)
    {
        var input = await new RunInputs(store.Blobs).LoadAsync(place, plan, cancellation);
        await FinishAsync((place, plan), input, ReconciliationPipeline.Run(input, rows.Build(ReconciliationPipeline.LinkageInput(input))), cancellation);
    }

    private async Task FinishAsync((RunPlace Place, NightPlan Plan) run, ReconciliationInput input, ReconciliationResult result, CancellationToken cancellation)
    {
        var place = run.Place;
        var vintages = await NightVintages.OfAsync(store, run, (input, result), cancellation);
        using var folder = new WorkFolder();
        RunFiles.Write(folder.Root, input, result);
        await store.Blobs.UploadFolderAsync(folder.Root, place.Output, cancellation);
        var closed = await WriteCasesAsync(vintages, place, (input, result), cancellation);
        var open = OpenCase.Of(result.Reconciliation, input.Options.AsOf).Where(row => !closed.Contains((row.CaseId, row.Kind)));
        await WriteAsync(place.WorklistRows, stream => OpenCaseFile.Write(stream, open), cancellation);
        await new ReviewFiles(place, WriteAsync).WriteAsync(input, result, open, cancellation);
        var reports = NightReports.Of(input, options.FacilityReports);
        await WriteAsync(place.Reports, stream => NightReports.Write(stream, reports), cancellation);
        await vintages.WriteAsync(input, result, cancellation);
        Tell(place, input, result);
        vintages.Tell(log);
        NightReports.Tell(log, place.Run, reports);
        await store.Blobs.WriteAsync(place.Complete, ReadOnlyMemory<byte>.Empty, cancellation);
        await EndAsync(place, cancellation);
    }

    private void Tell(RunPlace place, ReconciliationInput input, ReconciliationResult result)
    {
        var links = result.Linkage.Births.Sum(birth => birth.LinkCount);
        log.Tell("reconciled", LogFact.Id("run", place.Run), LogFact.Count("records", input.Sources.Sum(source => source.AcceptedCount)),
            LogFact.Count("births", result.Linkage.Births.Count), LogFact.Count("links", links),
            LogFact.Count("discrepancies", result.Reconciliation.Discrepancies.Count), LogFact.Count("files_not_read", input.Problems.Count()));
    }

    /// <summary>Writes the cases and what changed, and tells which findings are off the list though the files still show them: an officer has decided.</summary>
    private async Task<HashSet<(string CaseId, DiscrepancyKind Kind)>> WriteCasesAsync(
        NightVintages vintages, RunPlace place, (ReconciliationInput Input, ReconciliationResult Result) found, CancellationToken cancellation)
    {
        var (result, asOf) = (found.Result, found.Input.Options.AsOf);
        var night = new CaseNight { AsOf = asOf, Linkage = result.Linkage, Found = result.Reconciliation, Decisions = result.Decisions };
        var update = (await LastCasesAsync(place, cancellation)).Next(night);
        var forgotten = asOf.AddMonths(-options.ClosedCaseMonths);
        var kept = new CaseLedger(asOf, CaseLedger.Forget(update.Ledger.Entries, forgotten));
        vintages.Take(kept, forgotten);
        await WriteAsync(place.Cases, stream => CasesFile.Write(stream, kept), cancellation);
        await WriteAsync(place.Changes, stream => ChangesFile.Write(stream, update.Changes), cancellation);
        var open = kept.Entries.SelectMany(entry => entry.Kinds.Select(kind => (entry.CaseId, kind))).ToHashSet();
        return [.. result.Reconciliation.Discrepancies.Select(row => (row.CaseId, row.Kind)).Where(found => !open.Contains(found))];
    }

    private async Task<CaseLedger> LastCasesAsync(RunPlace place, CancellationToken cancellation) =>
        await store.Blobs.ReadAsync(place.At($"previous/{CasesFile.Name}"), cancellation) is { } cases ? CasesFile.Read(new MemoryStream(cases)) : CaseLedger.Empty;

    private async Task WriteAsync(BlobName name, Action<Stream> write, CancellationToken cancellation)
    {
        // By way of a file: all records of the district are in memory beside it.
        using var folder = new WorkFolder();
        var path = folder.Path("content");
        await using (var file = File.Create(path))
            write(file);
        await using var content = File.OpenRead(path);
        await store.Blobs.PutAsync(name, content, WriteCondition.Always, cancellation);
    }

    private async Task EndAsync(RunPlace place, CancellationToken cancellation)
    {
        await _runs.MoveAsync(place.Run, RunStage.Complete, "", cancellation);
        await store.Queues.PutAsync(StorageNames.PublishQueue, place.Run, TimeSpan.Zero, cancellation);
    }

    private Task SendAsync(RunMessage message, TimeSpan delay, CancellationToken cancellation) =>
        store.Queues.PutAsync(StorageNames.PartitionQueue, message.Write(), delay, cancellation);
}
