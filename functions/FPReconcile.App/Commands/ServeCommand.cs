using System.CommandLine;
using System.Globalization;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Serve;

namespace FPReconcile.App.Commands;

/// <summary>The verb <c>serve</c>: the whole service on one machine, without Azure.</summary>
internal static class ServeCommand
{
    private const string TimeFormat = "HH:mm";

    public static Command Create()
    {
        var store = new Option<string>("--store")
        {
            Description = $"Folder of the store, or address of a storage account (default: {ServeArguments.DefaultStore}). Files are dropped into its folder inbox/SOURCE/SENDER.",
            HelpName = "path", DefaultValueFactory = _ => ServeArguments.DefaultStore,
        };
        var port = new Option<int>("--port")
        {
            Description = $"Port on this machine (default: {ServeArguments.DefaultPort}; 1 to 65535).", HelpName = "number",
            DefaultValueFactory = _ => ServeArguments.DefaultPort,
        };
        var nightlyAt = new Option<string>("--nightly-at")
        {
            Description = "When the nightly run starts, as HH:mm in UTC (default: 01:15).", HelpName = "time",
            DefaultValueFactory = _ => ServeArguments.DefaultNightlyAt.ToString(TimeFormat, CultureInfo.InvariantCulture),
        };
        var users = new Option<string>("--users") { Description = "File of the people who may sign in, made with the verb user (default: nobody can).", HelpName = "path" };
        var command = new Command("serve", "Takes in files from an inbox, reconciles every night, and shows how things are, on this machine only.")
        {
            store, port, nightlyAt, users,
        };
        command.SetAction(parsed => Problems.ToExitCode(() => ServeProgram
            .RunAsync(Arguments(parsed.GetValue(store)!, parsed.GetValue(port), parsed.GetValue(nightlyAt)!) with { Users = SignIn(parsed.GetValue(users)) }, TimeProvider.System).GetAwaiter().GetResult()));
        return command;
    }

    private static ServeArguments Arguments(string store, int port, string nightlyAt)
    {
        if (port is < 1 or > 65535)
            throw new UsageException("--port must be a number from 1 to 65535");
        if (!TimeOnly.TryParseExact(nightlyAt, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            throw new UsageException("--nightly-at is no time of day: write it as HH:mm");
        return new ServeArguments(store, port, time);
    }

    private static LocalSignIn SignIn(string? users) => users is null ? LocalSignIn.Nobody : LocalSignIn.OfFile(users);
}
