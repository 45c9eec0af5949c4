using FPReconcile.App.Output;
using FPReconcile.App.Statistics;
using FPReconcile.Core.Disclosure.Statistics;

namespace FPReconcile.App.Commands.Statistics;

/// <summary>Reads which statistics the arguments ask for.</summary>
internal static class StatisticsArguments
{
    /// <summary>What is asked for; null when there is no vintage.</summary>
    /// <exception cref="UsageException">The name cannot stand for a vintage, or the counts are wrong.</exception>
    public static StatisticsRequest? Read(ReconcileArguments arguments)
    {
        if (arguments.Vintage is not { } vintage)
            return arguments.Antenatal is null ? null : throw new UsageException("--antenatal needs --vintage: its counts are only published with the statistics of a vintage");
        // A name that is reserved on some system gets another one for files.
        if (!StatisticsLabel.IsName(vintage) || new SafeFileNames().For(vintage.Replace('.', '-')) != vintage.Replace('.', '-'))
            throw new UsageException($"--vintage must be 1 to {StatisticsLabel.LongestName} letters (a-z), digits, and - _ . between them, such as 2025-Q1");
        return new StatisticsRequest(vintage, arguments.Antenatal is null ? null : OutcomesFile.Read(arguments.Antenatal));
    }
}
