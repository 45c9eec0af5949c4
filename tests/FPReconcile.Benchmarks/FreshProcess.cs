using System.Diagnostics;
using System.Globalization;

namespace FPReconcile.Benchmarks;

/// <summary>What one run of a program cost.</summary>
internal sealed record RunCost(double WallSeconds, double CpuSeconds, double PeakMegabytes)
{
    /// <summary>What it printed.</summary>
    public string Output { get; init; } = "";
}

/// <summary>Runs commands in fresh processes and measures them.</summary>
internal static class FreshProcess
{
    /// <summary>A command of the program, run by this assembly in a process of its own.</summary>
    public static RunCost Measure(string[] command, string verb = "measured")
    {
        // The program file beside this assembly, also when this process was started as 'dotnet ....dll'.
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "FPReconcile.Benchmarks"), command.Prepend(verb));
        var output = Run(start).Output;
        var figures = Figures(output);
        return new RunCost(figures[0], figures[1], figures[2]) { Output = output };
    }

    /// <summary>A command of a published program. Needs GNU time, which alone knows the peak memory of a process that has ended.</summary>
    public static RunCost Measure(string program, string[] command)
    {
        var start = new ProcessStartInfo("/usr/bin/time", ["-f", "%e %U %S %M", program, .. command]);
        var (output, errors) = Run(start);
        var figures = Figures(errors);
        return new RunCost(figures[0], figures[1] + figures[2], figures[3] * 1024 / 1e6) { Output = output };
    }

    private static (string Output, string Errors) Run(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"the run ended with {process.ExitCode}: {errors.Result.Trim()}");
        return (output, errors.Result);
    }

    /// <summary>The numbers of the last line.</summary>
    private static double[] Figures(string text) =>
        [.. text.Trim().Split('\n')[^1].Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
}
