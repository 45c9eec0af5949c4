using FPReconcile.App.Nightly;
using FPReconcile.App.Observability;
using Microsoft.Extensions.Hosting;

namespace FPReconcile.App.Triggers.Hosting;

/// <summary>Runs the program as a custom handler of Azure Functions.</summary>
internal static class HandlerProgram
{
    /// <summary>Exit code after a signal to stop, as a shell has it. Never 0: some hosts do not start a handler again that left with it.</summary>
    public const int Stopped = 128 + 15;

    /// <summary>Whether the Functions host started this process.</summary>
    public static bool IsAskedFor => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(HandlerSettings.PortVariable));

    /// <summary>Serves until a signal to stop, and gives the exit code.</summary>
    public static async Task<int> RunAsync()
    {
        var log = new EventLog(Console.Out, Console.Error, TimeProvider.System);
        try
        {
            var settings = HandlerSettings.Read(Environment.GetEnvironmentVariable);
            using var export = TelemetryExport.Start(Environment.GetEnvironmentVariable);
            var services = HandlerServices.Create(() => StoreOpening.Open(Environment.GetEnvironmentVariable, TimeProvider.System), log, TimeProvider.System);
            WorkFolder.SweepAbandoned();
            await using var app = HandlerHost.Create(settings, services);
            await app.StartAsync();
            log.Tell("handler.started", LogFact.Count("port", settings.Port), LogFact.Id("version", ProgramVersion.Text));
            if (settings.IsScheduleMissing)
                log.Fail("setting.missing", exception: null, LogFact.Id("setting", AppSettings.NightlySchedule));
            await app.WaitForShutdownAsync();
            log.Tell("handler.stopped");
            return Stopped;
        }
        catch (UsageException exception)
        {
            Problems.Tell(exception.Message);
            return ExitCode.Failed;
        }
#pragma warning disable CA1031 // the edge of the program: whatever prevents the start must not end with exit code 0
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.Fail("handler.start-failed", exception);
            return ExitCode.Failed;
        }
    }
}
