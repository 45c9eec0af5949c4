using System.Globalization;
using FPReconcile.App.Output;
using FPReconcile.Core.Disclosure.Suppression;

namespace FPReconcile.App.Commands.Protect;

/// <summary>One run of the verb <c>protect</c>, from arguments to files and exit code.</summary>
internal static class ProtectRun
{
    /// <summary>Makes the run, tells problems and a summary, and gives the exit code. A table that is withheld is a result too.</summary>
    public static int Execute(ProtectArguments arguments) => Problems.ToExitCode(() =>
    {
        RefuseWrong(arguments);
        using var output = OutputFolder.Open(arguments.Out, ProtectFiles.Marker);
        var (table, missing) = CountTableFile.Read("--table", arguments.Table, arguments);
        if (missing > 0)
            Problems.Tell(string.Create(CultureInfo.InvariantCulture, $"--table: {missing} combinations of a row and a column are not in the file: they count as zero, and zeros are shown"));
        var earlier = ReadEarlier(arguments);
        // The labels of earlier tables too: what was there and is not any more is a difference.
        table = earlier.Aggregate(table, static (widened, before) => widened.Widened(before.Counts.Rows, before.Counts.Columns));
        var outcome = TablePublication.Publish(table, new SuppressionRule(arguments.Threshold, arguments.MayHideZeros), earlier);
        Write(output, new ProtectedTable(arguments, table.Rows, table.Columns, outcome));
        if (outcome.Withheld is { } reason)
            Problems.Tell($"the table is withheld, every cell of it is hidden: {Words(reason)}{(arguments.MayHideZeros ? "" : "; --hide-zeros may help where there are many zeros")}");
        if (!arguments.IsQuiet)
            Summarize(arguments, outcome);
        return ExitCode.Done;
    });

    private static List<EarlierTable> ReadEarlier(ProtectArguments arguments)
    {
        var tables = new List<EarlierTable>();
        foreach (var files in arguments.Earlier)
        {
            if (EarlierTableFile.Read(files, arguments) is { } table)
                tables.Add(table);
            else
                Problems.Tell("--earlier-published: nothing of that table was shown, so that nothing can be subtracted from it");
        }

        var shown = tables.Sum(table => table.SmallCountsShown(arguments.Threshold));
        if (shown > 0)
            Problems.Tell(string.Create(CultureInfo.InvariantCulture, $"--earlier-published: {shown} counts below the threshold were shown: hiding them now cannot take that back"));
        return tables;
    }

    private static void RefuseWrong(ProtectArguments arguments)
    {
        if (arguments.Threshold is < SuppressionRule.LeastThreshold or > SuppressionRule.LargestThreshold)
            throw new UsageException("--threshold is not from 2 to 1000000: 10 is usual for sensitive counts, 5 for births");
        foreach (var (option, value) in new[] { ("--table", arguments.Table), ("--rows", arguments.Rows), ("--columns", arguments.Columns), ("--count", arguments.Count) })
        {
            if (string.IsNullOrWhiteSpace(value))
                throw new UsageException($"{option} is empty: name a {(option == "--table" ? "file" : "column")}");
        }

        if (arguments.Earlier.Any(static files => string.IsNullOrWhiteSpace(files.Counts) || string.IsNullOrWhiteSpace(files.Published)))
            throw new UsageException("--earlier and --earlier-published belong together: give the true counts and what was published of them, as many of the one as of the other");
        if (new[] { arguments.Rows, arguments.Columns, arguments.Count }.Distinct(StringComparer.Ordinal).Count() < 3)
            throw new UsageException("--rows, --columns and --count name the same column: each needs its own");
        RunPaths.RefuseInside(arguments.Out, [("--table", arguments.Table), .. arguments.Earlier.SelectMany(static files => new[] { ("--earlier", files.Counts), ("--earlier-published", files.Published) })]);
    }

    private static void Write(OutputFolder output, ProtectedTable table)
    {
        try
        {
            ProtectFiles.Write(output.WritingPath, table);
            output.Commit();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw OutputFolder.CannotWrite(exception);
        }
    }

    private static string Words(WithheldReason reason) => reason switch
    {
        WithheldReason.CannotBeProtected => "a small count cannot be protected in it whatever else is hidden: merge rows or columns that have few counts above zero",
        WithheldReason.NothingLeft => "all of its counts would have to be hidden: merge rows or columns, or publish less detail",
        _ => "the last attack found a weakness, which is a fault of this program: report it",
    };

    // Nothing about which hidden counts are small: the summary may end up in a log.
    private static void Summarize(ProtectArguments arguments, PublicationOutcome outcome)
    {
        if (outcome.Table is { } table)
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{table.CellCount - table.HiddenCells.Count} of {table.CellCount} cells and totals are shown, {table.HiddenCells.Count} are hidden; of each hidden one at least {arguments.Threshold} values are possible."));
        }

        Console.Out.WriteLine($"Written: {Path.Combine(arguments.Out, ProtectFiles.TableName)}, {ProtectFiles.LongName}, {ProtectFiles.AttackName}, {ProtectFiles.VerdictName}");
    }
}

/// <summary>What <c>protect</c> writes: labels, and the table or why there is none. Counts are in it only if they may be shown.</summary>
/// <param name="Arguments">Headings and threshold.</param>
/// <param name="Rows">Labels of the rows.</param>
/// <param name="Columns">Labels of the columns.</param>
/// <param name="Outcome">The table as it may be shown.</param>
internal sealed record ProtectedTable(ProtectArguments Arguments, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, PublicationOutcome Outcome)
{
    /// <summary>The count of a cell or total; null when it is hidden, as all are of a table that is withheld.</summary>
    public long? this[CellIndex index] => Outcome.Table?[index];
}
