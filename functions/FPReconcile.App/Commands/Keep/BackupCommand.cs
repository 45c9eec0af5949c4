using System.CommandLine;
using System.Globalization;
using FPReconcile.App.Keeping;

namespace FPReconcile.App.Commands.Keep;

/// <summary>The verb <c>backup</c>: copies a store into a folder.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create("Folder of the store, or address of a storage account.");
        var output = new Option<string>("--out") { Description = "New folder for the backup. It holds personal data: keep it where only its owner can read it.", Required = true, HelpName = "path" };
        var command = new Command("backup", "Copies a store into a folder. Raw uploads are left out.") { store, output };
        command.SetAction(parsed => Problems.ToExitCode(() => ExecuteAsync(parsed.GetRequiredValue(store), parsed.GetRequiredValue(output)).GetAwaiter().GetResult()));
        return command;
    }

    private static async Task<int> ExecuteAsync(string address, string folder)
    {
        if (string.IsNullOrWhiteSpace(folder))
            throw new UsageException("--out is empty: name a new folder");
        var store = await StoreOption.OpenAsync(address, TimeProvider.System, CancellationToken.None);
        var files = await StoreBackup.WriteAsync(store, folder, TimeProvider.System, CancellationToken.None);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files} files were copied. The folder holds personal data and is not encrypted: see docs/keeping.md."));
        return ExitCode.Done;
    }
}
