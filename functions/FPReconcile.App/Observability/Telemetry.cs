using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FPReconcile.App.Observability;

/// <summary>
/// Traces and metrics of the program. Tags hold fixed words and ids of runs: never a name, a path of an upload, or a value of a row.
/// </summary>
internal static class Telemetry
{
    /// <summary>Name of the source of traces and of the meter.</summary>
    public const string Name = "FPReconcile";

    private static readonly Meter Meter = new(Name);

    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Rows that were read; tag <c>source</c>.</summary>
    public static Counter<long> Rows { get; } = Meter.CreateCounter<long>("fpreconcile.rows", "{row}", "Rows that were read");

    /// <summary>Rows and values that were set aside; tag <c>source</c>.</summary>
    public static Counter<long> Rejections { get; } = Meter.CreateCounter<long>("fpreconcile.rejections", "{rejection}", "Rows and values that were set aside");

    /// <summary>Pairs of records that a published run has compared; tag <c>between</c>: the sources, as the manifest names them.</summary>
    public static Counter<long> Pairs { get; } = Meter.CreateCounter<long>("fpreconcile.pairs", "{pair}", "Pairs that a published run has compared");

    /// <summary>How long the search for pairs of one part took, for each part once.</summary>
    public static Histogram<double> PairSearches { get; } = Meter.CreateHistogram<double>("fpreconcile.pair_search.duration", "s", "How long the search for pairs of a part took");

    /// <summary>Links that were made.</summary>
    public static Counter<long> Links { get; } = Meter.CreateCounter<long>("fpreconcile.links", "{link}", "Links that were made");

    /// <summary>Changes of cases; tag <c>change</c>: opened, closed, reopened.</summary>
    public static Counter<long> Cases { get; } = Meter.CreateCounter<long>("fpreconcile.cases", "{case}", "Changes of cases");

    /// <summary>Reports that facilities owe for a month, as a night found them; tag <c>status</c>: received, not_due, late.</summary>
    public static Counter<long> FacilityReports { get; } = Meter.CreateCounter<long>("fpreconcile.facility_reports", "{report}", "Monthly reports of facilities");

    /// <summary>How long a step took; tag <c>step</c>.</summary>
    public static Histogram<double> Durations { get; } = Meter.CreateHistogram<double>("fpreconcile.duration", "s", "How long a step took");

    /// <summary>How long an invocation took; tags <c>function</c>, <c>outcome</c>.</summary>
    public static Histogram<double> Invocations { get; } = Meter.CreateHistogram<double>("fpreconcile.invocation.duration", "s", "How long an invocation took");

    /// <summary>Calls of the storage account, repeated ones too; tags <c>service</c> (blobs, queues, tables) and <c>operation</c> (write, read, list, delete, other).</summary>
    public static Counter<long> StorageCalls { get; } =
        Meter.CreateCounter<long>("fpreconcile.storage.calls", "{call}", "Calls of the storage account, repeated ones too");

    /// <summary>Begins the trace of an invocation, under the trace of the host when it sent one.</summary>
    public static Activity? StartInvocation(string function, string? traceParent) =>
        Source.StartActivity(function, ActivityKind.Consumer, ActivityContext.TryParse(traceParent, traceState: null, isRemote: true, out var parent) ? parent : default);
}
