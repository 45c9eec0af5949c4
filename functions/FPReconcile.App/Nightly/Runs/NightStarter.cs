using System.Globalization;
using System.Text;
using FPReconcile.App.Nightly.Erasures;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Output;
using FPReconcile.App.Storage;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Nightly.Runs;

/// <summary>
/// Starts a night: pins what it works on, and puts the first message. The same work has the same id, so that a night that was
/// started twice, or killed while it started, is one night.
/// </summary>
internal sealed class NightStarter(Store store, NightClock clock)
{
    private static readonly TimeSpan LeaseTerm = TimeSpan.FromSeconds(60);

    /// <summary>Held while a night is started, and while nobody may start one.</summary>
    public static readonly BlobName StartLock = new(StorageNames.Reference, "night.lock");

    private readonly RunStates _runs = new(store.Tables, clock);

    public async Task<NightlyStart> StartAsync(CancellationToken cancellation)
    {
        await using var lease = await store.Blobs.TryLeaseAsync(StartLock, LeaseTerm, cancellation);
        if (lease is null)
            return new NightlyStart(NightlyOutcome.AlreadyRunning, null);
        var started = clock.Now();
        var current = await _runs.CurrentAsync(cancellation);
        using var folder = new WorkFolder();
        var plan = await PlanAsync(current, folder, cancellation);
        if (plan is null || current?.Inputs == plan.Inputs || IsBehind(plan, current))
            return new NightlyStart(NightlyOutcome.NothingToDo, current?.Run);
        return await StartAsync(plan, started, folder, cancellation);
    }

    // A clock that was moved back would let deadlines that have passed begin anew.
    private static bool IsBehind(NightPlan plan, CurrentRun? current) =>
        current is not null && string.CompareOrdinal(plan.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), current.AsOf) < 0;

    private async Task<NightlyStart> StartAsync(NightPlan plan, DateTimeOffset started, WorkFolder folder, CancellationToken cancellation)
    {
        var run = plan.Run;
        var known = await _runs.FindAsync(run, cancellation);
        if (known is { Stage: RunStage.Failed })
            return new NightlyStart(NightlyOutcome.NothingToDo, run);
        var place = new RunPlace(run);
        await store.Blobs.UploadFolderAsync(folder.Root, place.Folder, cancellation);
        await store.Blobs.WriteAsync(place.Plan, Encoding.UTF8.GetBytes(plan.Write()), cancellation);
        await _runs.BeginAsync(run, started, cancellation);
        if (await SupersedeAsync(run, cancellation) is { } newer)
            return new NightlyStart(NightlyOutcome.AlreadyRunning, newer);

        // Also for a run that is known: its messages may have been set aside.
        var message = new RunMessage(run, 0, null) { IsRestart = known is not null };
        await store.Queues.PutAsync(StorageNames.PartitionQueue, message.Write(), TimeSpan.Zero, cancellation);
        return new NightlyStart(known is null ? NightlyOutcome.Started : NightlyOutcome.AlreadyRunning, run);
    }

    /// <summary>
    /// Lets one run go on: the one whose inputs were looked at last. Gives it when it is another one, which somebody started while we stood
    /// still and our lease ended.
    /// </summary>
    private async Task<string?> SupersedeAsync(string run, CancellationToken cancellation)
    {
        var open = new List<RunState>();
        await foreach (var state in _runs.AllAsync(cancellation))
        {
            if (state.Stage is RunStage.Working or RunStage.Complete || state.Run == run)
                open.Add(state);
        }

        var ours = open.First(state => state.Run == run);
        var newer = open.Find(state => state.Started > ours.Started);
        foreach (var other in open.Where(state => state.Run != (newer ?? ours).Run))
            await _runs.MoveAsync(other.Run, RunStage.Superseded, "", cancellation);
        return newer?.Run;
    }

    /// <summary>Null while a source has sent nothing that could be read.</summary>
    private async Task<NightPlan?> PlanAsync(CurrentRun? current, WorkFolder folder, CancellationToken cancellation)
    {
        using var configuration = await NightConfiguration.LoadAsync(store.Blobs, NightConfiguration.Latest, clock.AsOf(), cancellation);
        CopyFolder(configuration.Folder, folder.Path("config"));
        var erased = await ErasedBirths.LoadAsync(store.Tables, cancellation);
        var decisions = await PinPreviousAsync(current, folder.Path("previous"), cancellation);
        ErasedCases.Leave(folder.Path("previous", CasesFile.Name), erased);
        var uploads = new List<UploadState>();
        await foreach (var row in store.Tables.QueryAsync(StorageNames.UploadsTable, null, cancellation))
            uploads.Add(UploadState.From(row));
        var batches = uploads.Where(upload => upload.Batch.Length > 0).ToList();
        if (!batches.Exists(upload => upload.SourceName == "facility") || !batches.Exists(upload => upload.SourceName == "registration"))
            return null;
        return new NightPlan
        {
            AsOf = clock.AsOf(),
            Program = ProgramVersion.Text,
            Previous = current?.Run,
            Erased = erased.Version,
            Configuration = OpaqueId.Of($"{configuration.Version} {decisions}"),
            Model = configuration.ModelVersion,
            AreFilesWaiting = uploads.Exists(upload => upload.Status == UploadStatus.Pending),
            DeathListIsTooOld = IsTooOld(batches, configuration.Options.DeathFeedMaxAgeHours),
            Batches =
            [
                .. batches.OrderBy(upload => upload.SourceName, StringComparer.Ordinal).ThenBy(upload => upload.Id, StringComparer.Ordinal)
                    .Select(upload => new PlannedBatch(upload.SourceName, upload.Batch)),
            ],
        };
    }

    /// <summary>Takes the case ids of the current run and the decisions so far; gives the hash of the decisions.</summary>
    private async Task<string> PinPreviousAsync(CurrentRun? current, string folder, CancellationToken cancellation)
    {
        var decisions = await new DecisionLog(store.Tables).ReadAsync(cancellation);
        if (current is null)
            return DecisionsHash(decisions, null);
        Directory.CreateDirectory(folder);
        var place = new RunPlace(current.Run);
        foreach (var (name, blob) in new[] { (DiscrepanciesFile.Name, place.OutputFile(DiscrepanciesFile.Name)), (RunFiles.ManifestName, place.OutputFile(RunFiles.ManifestName)), (CasesFile.Name, place.Cases) })
        {
            if (!await store.Blobs.DownloadAsync(blob, Path.Combine(folder, name), cancellation))
                throw new InvalidOperationException("The files of the current run are gone.");
        }

        return DecisionsHash(decisions, Path.Combine(folder, DecisionsFile.Name));
    }

    private static string DecisionsHash(OfficerDecisions decisions, string? path)
    {
        if (decisions.All.Count == 0)
            return "";
        using var bytes = new MemoryStream();
        DecisionsFile.Write(bytes, decisions);
        if (path is not null)
            File.WriteAllBytes(path, bytes.ToArray());
        return OpaqueId.Of(bytes.ToArray());
    }

    private bool IsTooOld(List<UploadState> uploads, int? mostHours)
    {
        var deaths = uploads.Where(upload => upload.SourceName == UploadPath.Deaths).ToList();
        return mostHours is { } hours && deaths.Count > 0 && clock.Now() - deaths.Max(upload => upload.Received) > TimeSpan.FromHours(hours);
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }
}
