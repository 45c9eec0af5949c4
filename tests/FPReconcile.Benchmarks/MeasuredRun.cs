using System.Diagnostics;
using System.Globalization;
using FPReconcile.App.Commands;

namespace FPReconcile.Benchmarks;

/// <summary>One run of the program in this process, followed by a line with what it cost: wall seconds, CPU seconds, peak memory in MB.</summary>
internal static class MeasuredRun
{
    public static int Run(string[] arguments)
    {
        var code = CommandLine.Run(arguments);
        PrintCost();
        return code;
    }

    /// <summary>What this process has cost so far, as a line.</summary>
    public static void PrintCost()
    {
        using var process = Process.GetCurrentProcess();
        var wall = (DateTime.Now - process.StartTime).TotalSeconds;
        var cpu = process.TotalProcessorTime.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{wall:0.00} {cpu:0.00} {process.PeakWorkingSet64 / 1e6:0}"));
    }
}
