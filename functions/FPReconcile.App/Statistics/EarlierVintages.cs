using FPReconcile.Core.Disclosure.Statistics;

namespace FPReconcile.App.Statistics;

/// <summary>Vintages of the folders that a run follows: the earlier run, and the folder that it replaces.</summary>
internal sealed class EarlierVintages
{
    private readonly (string Option, EarlierStatistics? Statistics)[] _found;

    private EarlierVintages(params (string, EarlierStatistics?)[] found) => _found = found;

    /// <summary>Name of the vintage in --previous; null when there is none.</summary>
    public string? OfPrevious => _found[0].Statistics?.Vintage;

    public static EarlierVintages Of(string? previous, string output)
    {
        const string Previous = "--previous";
        // Often one folder: it is told of once.
        var isOne = previous is not null && Path.GetFullPath(previous).TrimEnd(Path.DirectorySeparatorChar) == Path.GetFullPath(output).TrimEnd(Path.DirectorySeparatorChar);
        return new EarlierVintages((Previous, EarlierStatistics.Of(previous, Previous)), ("--out", isOne ? null : EarlierStatistics.Of(output, "--out")));
    }

    /// <summary>Two published tables of the same births can be subtracted from each other, and one late birth is seen.</summary>
    /// <exception cref="UsageException">An earlier vintage tells of the same months or quarters.</exception>
    public void RefuseOverlap(PublishedStatistics statistics)
    {
        foreach (var (option, earlier) in _found)
        {
            if (earlier?.OverlapWith(statistics) is { } overlap)
            {
                throw new UsageException(
                    $"--vintage: {overlap} of the vintage {earlier.Vintage} in {option}, and two tables of the same births can be subtracted: choose other months (statistics.from and statistics.to in the settings) or quarters, ask for {earlier.Vintage} to keep it as it is, or delete its statistics.json if it was never given to anybody");
            }
        }
    }
}
