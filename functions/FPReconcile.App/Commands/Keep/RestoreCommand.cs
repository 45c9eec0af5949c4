using System.CommandLine;
using System.Globalization;
using FPReconcile.App.Keeping;

namespace FPReconcile.App.Commands.Keep;

/// <summary>The verb <c>restore</c>: brings a backup back into a store.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "Folder of the backup.", Required = true, HelpName = "path" };
        var store = StoreOption.Create("Folder of an empty store, or address of a storage account. Stop the program that works on it first.");
        var replace = new Option<bool>("--replace") { Description = "Deletes everything in the store first." };
        var command = new Command("restore", "Brings a backup back into a store. Every file is checked before anything is changed.") { from, store, replace };
        command.SetAction(parsed => Problems.ToExitCode(() =>
            ExecuteAsync(parsed.GetRequiredValue(store), parsed.GetRequiredValue(from), parsed.GetValue(replace)).GetAwaiter().GetResult()));
        return command;
    }

    private static async Task<int> ExecuteAsync(string address, string folder, bool replace)
    {
        var store = await StoreOption.OpenAsync(address, TimeProvider.System, CancellationToken.None);
        var files = await StoreRestore.ReadAsync(store, folder, replace, CancellationToken.None);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files} files were restored. Births that were erased after the backup are back: erase them again."));
        return ExitCode.Done;
    }
}
