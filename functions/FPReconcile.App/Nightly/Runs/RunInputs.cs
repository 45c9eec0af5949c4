using FPReconcile.App.Input;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Storage;
using FPReconcile.Core.Batches;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs;

namespace FPReconcile.App.Nightly.Runs;

/// <summary>Loads what a run works on from what was pinned at its start.</summary>
internal sealed class RunInputs(IBlobStore blobs)
{
    public async Task<ReconciliationInput> LoadAsync(RunPlace place, NightPlan plan, CancellationToken cancellation)
    {
        using var configuration = await NightConfiguration.LoadAsync(blobs, place.Configuration, plan.AsOf, cancellation);
        using var folder = new WorkFolder();
        await blobs.DownloadFolderAsync(place.Previous, folder.Root, cancellation);
        var batches = await ReadBatchesAsync(plan, cancellation);
        var previous = plan.Previous is null ? null : PreviousRunFolder.Read(folder.Root);
        var input = new ReconciliationInput
        {
            Facility = Source(batches, SourceKind.Facility),
            Registration = Source(batches, SourceKind.Registration),
            Register = batches.Contains(SourceKind.Register.Name()) ? Source(batches, SourceKind.Register) : null,
            DeathList = batches.Contains(UploadPath.Deaths) ? SourceIntakes.CombineDeaths(batches[UploadPath.Deaths]) : null,
            DeathListIsTooOld = plan.DeathListIsTooOld,
            Options = configuration.Options,
            Previous = previous,
            Models = ModelFile.Read(configuration.Model, batches.Contains(SourceKind.Register.Name())),
            OtherFiles = GivenFiles.OtherFiles(configuration.SettingsFiles, configuration.Mapping, configuration.Model, previous is null ? null : folder.Root),
        };
        return input with { Notes = RunNotes.Of(input, configuration.Intake.Mappings) };
    }

    private async Task<ILookup<string, FileBatch>> ReadBatchesAsync(NightPlan plan, CancellationToken cancellation)
    {
        var batches = new List<(string Source, FileBatch Batch)>(plan.Batches.Count);
        var shared = new SharedTexts();
        foreach (var (source, path) in plan.Batches)
        {
            var bytes = await blobs.ReadAsync(new BlobName(StorageNames.Batches, path), cancellation) ?? throw new InvalidOperationException("A batch of the run is gone.");
            batches.Add((source, BatchReader.Read(bytes, shared)));
        }

        return batches.ToLookup(batch => batch.Source, batch => batch.Batch, StringComparer.Ordinal);
    }

    private static SourceIntake Source(ILookup<string, FileBatch> batches, SourceKind source) => SourceIntakes.Combine(source, batches[source.Name()]);
}
