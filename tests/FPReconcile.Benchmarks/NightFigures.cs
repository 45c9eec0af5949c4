using System.Globalization;

namespace FPReconcile.Benchmarks;

/// <summary>What a night took, as a line of a table: from the call that starts it to the published run.</summary>
internal sealed record NightFigures(int Births, int Workers, Invocations Invocations, double PeakMegabytes, StorageCalls Calls)
{
    private const string Heading =
        "births,workers,invocations,billed_seconds,peak_megabytes,blob_writes,blob_reads,blob_lists,blob_others,blob_deletes,queue_calls,table_calls";

    /// <summary>Adds the line to a file, which is made when it is not there.</summary>
    public void AddTo(string path)
    {
        if (!File.Exists(path))
            File.WriteAllText(path, Heading + "\n");
        File.AppendAllText(path, string.Create(
            CultureInfo.InvariantCulture,
            $"{Births},{Workers},{Invocations.Count},{Invocations.BilledSeconds:0.0},{PeakMegabytes:0},{Calls.BlobWrites},{Calls.BlobReads},{Calls.BlobLists},{Calls.BlobOthers},{Calls.BlobDeletes},{Calls.Queues},{Calls.Tables}\n"));
    }

    /// <summary>The lines of a file.</summary>
    public static IReadOnlyList<NightFigures> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        if (lines.Length == 0 || lines[0] != Heading)
            throw new ArgumentException($"--figures holds no figures of nights: its first line must be {Heading}", nameof(path));
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(Parse)];
    }

    private static NightFigures Parse(string line)
    {
        var numbers = line.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        long Whole(int column) => (long)numbers[column];
        return new NightFigures(
            (int)numbers[0], (int)numbers[1], new Invocations((int)numbers[2], numbers[3]), numbers[4],
            new StorageCalls(Whole(5), Whole(6), Whole(7), Whole(8), Whole(9), Whole(10), Whole(11)));
    }
}
