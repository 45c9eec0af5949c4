using System.Diagnostics;
using System.Globalization;

namespace FPReconcile.App.Commands.Link;

/// <summary>What each stage of a run takes: wall time, time of all processors, and the most memory of the process so far.</summary>
internal sealed class StageCosts
{
    private const double BytesOfAMegabyte = 1e6;

    private readonly List<(string Stage, Cost Begun)> _stages = [("starting", new Cost(0, 0, 0))];
    private readonly Process _process = Process.GetCurrentProcess();

    /// <summary>Ends the stage before and begins another; stages of one name that follow each other are told apart.</summary>
    public void Begin(string stage) => _stages.Add((stage, Now()));

    /// <summary>Ends the last stage, and tells all of them.</summary>
    public void Write(TextWriter output)
    {
        var end = Now();
        var ends = _stages.Skip(1).Select(stage => stage.Begun).Append(end);
        output.WriteLine("stage                             | wall, s | CPU, s | most memory so far, MB");
        foreach (var ((stage, begun), ended) in _stages.Zip(ends))
            WriteLine(output, stage, ended.Wall - begun.Wall, ended.Cpu - begun.Cpu, ended.PeakMegabytes);
        WriteLine(output, "in all", end.Wall, end.Cpu, end.PeakMegabytes);
    }

    private static void WriteLine(TextWriter output, string stage, double wall, double cpu, double peak) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stage,-33} | {wall,7:0.00} | {cpu,6:0.00} | {peak,7:0}"));

    /// <summary>What the process has taken since it was started.</summary>
    private Cost Now()
    {
        _process.Refresh();
        var wall = TimeProvider.System.GetLocalNow().DateTime - _process.StartTime;
        return new Cost(wall.TotalSeconds, _process.TotalProcessorTime.TotalSeconds, _process.PeakWorkingSet64 / BytesOfAMegabyte);
    }

    private readonly record struct Cost(double Wall, double Cpu, double PeakMegabytes);
}
