using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace FPReconcile.App.Observability;

/// <summary>
/// Sends traces and metrics to a collector, when one is named: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and the other standard variables
/// of OpenTelemetry. Without it nothing is collected. Disposing of it sends what is left.
/// </summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    private TelemetryExport()
    {
        // Invocations are few: each of them is recorded, whatever the caller decided about its own trace.
        _traces = Sdk.CreateTracerProviderBuilder().AddSource(Telemetry.Name).SetSampler(new AlwaysOnSampler()).AddOtlpExporter().Build();
        _metrics = Sdk.CreateMeterProviderBuilder().AddMeter(Telemetry.Name).AddOtlpExporter().Build();
    }

    /// <summary>Begins to send; null when no collector is named.</summary>
    public static TelemetryExport? Start(Func<string, string?> setting) =>
        string.IsNullOrEmpty(setting(Endpoint)) ? null : new TelemetryExport();

    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }
}
