using System.Globalization;
using FPReconcile.App.Nightly;
using FPReconcile.App.Observability;
using FPReconcile.App.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace FPReconcile.App.Serve;

/// <summary>Runs <c>serve</c> until Ctrl-C.</summary>
internal static class ServeProgram
{
    public static async Task<int> RunAsync(ServeArguments arguments, TimeProvider time)
    {
        var log = new EventLog(Console.Out, Console.Error, time);
        using var export = TelemetryExport.Start(Environment.GetEnvironmentVariable);
        var store = StoreAddress.Open(arguments.Store, time);
        await store.CreateAsync(CancellationToken.None);
        var services = HandlerServices.Create(() => store, log, time);
        (InboxFolder, ResultsFolder)? folders = StoreAddress.ToAzure(arguments.Store) is null
            ? (new InboxFolder(store, arguments.Store, log), new ResultsFolder(store, arguments.Store, time))
            : null;

        WorkFolder.SweepAbandoned();
        await using var app = ServeHost.Create(arguments.Port, services, arguments.Users);
        await StartAsync(app, arguments.Port);
        Tell(arguments, hasFolders: folders is not null);
        await UntilStoppedAsync(app, new ServeLoops(services, arguments.NightlyAt, folders));
        return ExitCode.Done;
    }

    /// <summary>Lets a started server and its work go on until the program is told to stop.</summary>
    public static async Task UntilStoppedAsync(WebApplication app, ServeLoops loops)
    {
        var working = loops.RunAsync(app.Lifetime.ApplicationStopping);
        await Task.WhenAny(working, app.WaitForShutdownAsync());
        await app.StopAsync();
        await working;
    }

    private static async Task StartAsync(WebApplication app, int port)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException exception)
        {
            throw new RunFailedException($"port {port.ToString(CultureInfo.InvariantCulture)} cannot be used: another program has it; name another one with --port", exception);
        }
    }

    private static void Tell(ServeArguments arguments, bool hasFolders)
    {
        if (hasFolders)
            Console.Error.WriteLine($"Drop files into {Path.Combine(arguments.Store, InboxFolder.Name, "SOURCE", "SENDER")} (SOURCE: facility, registration, register, deaths); results appear in {Path.Combine(arguments.Store, ResultsFolder.Name)}");
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Open http://localhost:{arguments.Port}/ui/ - nightly run at {arguments.NightlyAt:HH:mm} UTC - Ctrl-C ends it"));
    }
}
