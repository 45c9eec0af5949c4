using System.Globalization;
using FPReconcile.App.Identity;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Serve;
using Microsoft.AspNetCore.Builder;
using Spectre.Console;

namespace FPReconcile.App.Commands.Demo;

/// <summary>The review site of a demonstration, open on this machine until Ctrl-C, with invented people of every role.</summary>
internal static class DemoSite
{
    private const string Facility = "facility/";
    private const int SendersOfTheClerk = 3;

    private static readonly (string Name, string Sees)[] People =
    [
        ("officer", "worklists and cases; decides"),
        ("officer2", "the same: two officers at one list"),
        ("supervisor", "the same; checks what officers decided"),
        ("clerk", "uploads of three facilities"),
        ("auditor", "who looked at what"),
        ("administrator", "how the app is"),
        ("statistician", "suppressed figures only"),
    ];

    /// <summary>Shows the site until the program is told to stop.</summary>
    public static async Task ShowAsync(DemoStore store)
    {
        var users = LocalSignIn.Of(DemoUsers.Of(store.Areas, [.. store.Senders.Where(sender => sender.StartsWith(Facility, StringComparison.Ordinal)).Take(SendersOfTheClerk)]));
        await using var app = await StartAsync(store, users);
        Tell(app.Urls.Single());
        await ServeProgram.UntilStoppedAsync(app, new ServeLoops(store.Services, ServeArguments.DefaultNightlyAt, folders: null));
    }

    // A demonstration must not fail because the port is taken, by another one for instance.
    private static async Task<WebApplication> StartAsync(DemoStore store, LocalSignIn users)
    {
        var app = ServeHost.Create(ServeArguments.DefaultPort, store.Services, users);
        try
        {
            await app.StartAsync();
            return app;
        }
        catch (IOException)
        {
            await app.DisposeAsync();
            var other = ServeHost.Create(port: 0, store.Services, users);
            await other.StartAsync();
            return other;
        }
    }

    private static void Tell(string address)
    {
        var console = ReportConsole.Create();
        console.WriteLine();
        console.WriteLine($"The review site is open at {address}/ui/ on this machine only; Ctrl-C ends it.");
        console.WriteLine($"Sign in with one of these names and the password: {DemoUsers.Password}");
        foreach (var (name, sees) in People)
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-15}{sees}"));
    }
}
