using System.Globalization;
using FPReconcile.App.Storage;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Nightly.Runs;

/// <summary>Where the blobs of a run are.</summary>
internal sealed class RunPlace(string run)
{
    public string Run { get; } = run;

    /// <summary>Everything of the run is below it.</summary>
    public BlobName Folder => new(StorageNames.Runs, Run);

    /// <summary>What the run works on, pinned at its start.</summary>
    public BlobName Plan => At("plan.json");

    /// <summary>Settings, mapping, reference files and model, as they were at the start.</summary>
    public BlobName Configuration => At("config");

    /// <summary>What the run takes over from the one before: case ids, and the decisions so far.</summary>
    public BlobName Previous => At("previous");

    /// <summary>Held while somebody looks what has to be done next.</summary>
    public BlobName Lock => At("lock");

    /// <summary>The files that <c>reconcile</c> would write.</summary>
    public BlobName Output => At("out");

    /// <summary>One of them.</summary>
    public BlobName OutputFile(string name) => At($"out/{name}");

    /// <summary>The rows of all worklists, masked, for the tables.</summary>
    public BlobName WorklistRows => At("worklists.jsonl");

    /// <summary>Every case, open or closed, after this night.</summary>
    public BlobName Cases => At("cases.csv");

    /// <summary>What changed since the night before, and why.</summary>
    public BlobName Changes => At("changes.csv");

    /// <summary>Which facilities have reported, and which are late.</summary>
    public BlobName Reports => At("reports.csv");

    /// <summary>The masked bundles of all open cases, for their pages.</summary>
    public BlobName ReviewCases => At("review/cases");

    /// <summary>The areas that have rows on worklists.</summary>
    public BlobName ReviewAreas => At("review/areas.json");

    /// <summary>What the worklist of an area is filtered and sorted by.</summary>
    public BlobName ReviewIndex(string areaCode) => At($"review/areas/{OpaqueId.Of(areaCode)}");

    /// <summary>Frozen statistics that readers will see with the run, a folder for each vintage.</summary>
    public BlobName Vintages => At("vintages");

    /// <summary>Which vintages were due, and which of them have to wait; not there when none was.</summary>
    public BlobName DueVintages => At("vintages.csv");

    /// <summary>Written last: everything above is there.</summary>
    public BlobName Complete => At("complete");

    /// <summary>The texts that the encoded tables refer to.</summary>
    public BlobName Values => At("tables/values");

    /// <summary>The encoded rows of a source.</summary>
    public BlobName Rows(SourceKind source) => At($"tables/{source.Name()}");

    /// <summary>The parts of a wave.</summary>
    public BlobName WaveIndex(int wave) => At(string.Create(CultureInfo.InvariantCulture, $"wave-{wave}/index.json"));

    /// <summary>Written when every part of a wave was put into the queue.</summary>
    public BlobName WaveSent(int wave) => At(string.Create(CultureInfo.InvariantCulture, $"wave-{wave}/sent"));

    public BlobName WavePlan(int wave, string plan) => At(string.Create(CultureInfo.InvariantCulture, $"wave-{wave}/plans/{plan}"));

    /// <summary>Where the parts of a wave put what they find.</summary>
    public BlobName WaveFound(int wave) => At(string.Create(CultureInfo.InvariantCulture, $"wave-{wave}/found"));

    public BlobName WaveFound(int wave, WavePart part) => At(string.Create(CultureInfo.InvariantCulture, $"wave-{wave}/found/{part.Plan}-{part.Number:D5}"));

    public BlobName At(string path) => new(StorageNames.Runs, $"{Run}/{path}");
}
