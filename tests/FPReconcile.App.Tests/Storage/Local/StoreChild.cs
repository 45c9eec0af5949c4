using System.Diagnostics;
using System.Globalization;
using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Local;

namespace FPReconcile.App.Tests.Storage.Local;

/// <summary>
/// A process that writes to a store until it is killed or its disk is full. It writes the same number everywhere, so that
/// whoever looks later sees whether a change is whole.
/// </summary>
internal static class StoreChild
{
    public const string Ready = "ready";
    public const int BlobBytes = 300_000;
    public const int Rows = 50;

    public static BlobName Blob { get; } = new(StorageNames.Runs, "numbers");

    /// <summary>Entry of the process; the tests themselves are started by their runner.</summary>
    public static async Task<int> Main(string[] arguments)
    {
        var store = LocalStore.Open(arguments[0], TimeProvider.System);
        await CreateAsync(store);
        Console.WriteLine(Ready);
        try
        {
            for (var number = int.Parse(arguments[1], CultureInfo.InvariantCulture); ; number++)
                await WriteAsync(store, number, arguments.Length > 2 ? int.Parse(arguments[2], CultureInfo.InvariantCulture) : BlobBytes);
        }
        catch (IOException exception)
        {
            Console.WriteLine(exception.Message);
            return 1;
        }
    }

    /// <summary>Makes what the process writes to, and nothing else: then every file is one of its own.</summary>
    public static async Task CreateAsync(Store store)
    {
        await store.Blobs.CreateContainerAsync(StorageNames.Runs, default);
        await store.Tables.CreateTableAsync(StorageNames.CasesTable, default);
        await store.Queues.CreateQueueAsync(StorageNames.PublishQueue, default);
    }

    /// <summary>Starts the process.</summary>
    /// <param name="before">What the shell does first.</param>
    /// <param name="arguments">Folder, first number, length of blobs.</param>
    public static Process Start(string before, params string[] arguments)
    {
        string[] command = ["-c", $"{before} exec dotnet \"$@\"", "bash", typeof(StoreChild).Assembly.Location, .. arguments];
        var start = new ProcessStartInfo("bash", command) { UseShellExecute = false, RedirectStandardOutput = true };
        // The runtime maps its code twice through a large file, which a limit of file sizes would forbid.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return Process.Start(start)!;
    }

    private static async Task WriteAsync(Store store, int number, int length)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, (byte)(number % 256));
        await store.Blobs.PutAsync(Blob, new MemoryStream(bytes), WriteCondition.Always, default);
        await store.Tables.TransactAsync(StorageNames.CasesTable, [.. Enumerable.Range(0, Rows).Select(row => new TableChange(Row(row, number), WriteCondition.Always))], default);
        await store.Queues.PutAsync(StorageNames.PublishQueue, $"{number}", TimeSpan.Zero, default);
    }

    private static TableRow Row(int row, int number) => new(new("p", $"{row:D2}"), new Dictionary<string, object> { ["Number"] = number });
}
