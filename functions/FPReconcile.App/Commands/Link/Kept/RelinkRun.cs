using System.Globalization;
using FPReconcile.App.Output;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Incremental.Changes;
using FPReconcile.Core.Runs.Parts;
using FPReconcile.Core.Tables;

namespace FPReconcile.App.Commands.Link.Kept;

/// <summary>One run of the verb <c>relink</c>, from arguments to files and exit code.</summary>
internal sealed class RelinkRun
{
    private readonly RelinkArguments _arguments;
    private readonly KeptFolder _kept;
    private readonly List<string> _warnings = [];
    private IReadOnlyList<LinkChange> _changes = [];
    private WholeRun? _anew;

    private RelinkRun(RelinkArguments arguments, KeptFolder kept)
    {
        _arguments = arguments;
        _kept = kept;
    }

    /// <summary>Makes the run, tells problems and a summary, and gives the exit code.</summary>
    public static int Execute(RelinkArguments arguments) => Problems.ToExitCode(() =>
    {
        Check(arguments);
        using var output = OutputFolder.Open(arguments.Out, LinkFiles.Marker);
        using var kept = KeptFolder.Open(
            arguments.State, isCheckedWhole: arguments.Left.Whole is not null || arguments.Right.Whole is not null, arguments.Threads);
        return new RelinkRun(arguments, kept).Execute(output);
    });

    private static void Check(RelinkArguments arguments)
    {
        if (arguments.Threads is < 1)
            throw new UsageException("--threads is less than 1: give a number of threads, or leave it out");
        foreach (var table in new[] { arguments.Left, arguments.Right })
        {
            if (table.Whole is not null && (table.Changes ?? table.Removed) is not null)
                throw new UsageException($"--{table.Side} is the whole table: give it, or --{table.Side}-changes and --{table.Side}-removed");
        }

        if (arguments.IsAnew && (arguments.Left.Whole is null || arguments.Right.Whole is null))
            throw new UsageException("--anew needs the whole tables: give --left and --right");
        RunPaths.RefuseInside(arguments.Out, [("--state", arguments.State), .. arguments.Left.Paths, .. arguments.Right.Paths]);
        RunPaths.RefuseInside(arguments.State, [("--out", arguments.Out), .. arguments.Left.Paths, .. arguments.Right.Paths]);
    }

    private int Execute(OutputFolder output)
    {
        ProgressDisplay.During(!_arguments.IsQuiet, progress =>
        {
            Link(progress);
            return true;
        });
        Write(output);
        _kept.Commit(_anew?.Image);
        foreach (var warning in _warnings)
            Problems.Tell(warning);
        if (!_arguments.IsQuiet)
            WriteSummary();
        return ExitCode.Done;
    }

    private void Link(Action<string> progress)
    {
        progress("reading the changes");
        var (left, right) = ReadWholeTables();
        try
        {
            var leftChanges = _arguments.IsAnew ? null : Changes(true, _arguments.Left, left);
            var rightChanges = leftChanges is null ? null : Changes(false, _arguments.Right, right);
            progress("linking");
            if (leftChanges is not null && rightChanges is not null)
                _changes = ChangedLinksFile.Told(_kept.Linkage.Apply(leftChanges, rightChanges));
            else
                _anew = LinkAnew(left, right);
        }
        catch (TableChangesException exception)
        {
            throw Wrong(exception);
        }
        catch (PartDataException exception)
        {
            throw KeptFolder.Told(exception);
        }
        catch (AggregateException exception) when (exception.InnerExceptions.OfType<PartDataException>().FirstOrDefault() is { } damage)
        {
            throw KeptFolder.Told(damage);
        }
    }

    private WholeRun LinkAnew(WholeTable? left, WholeTable? right)
    {
        if (left is null || right is null)
            throw new UsageException("too much of a table has changed, or its rows stand in another order, so that all is linked anew: give both --left and --right");
        KeptFolder.RefuseIds(left.Ids, right.Ids);
        var run = new WholeRun(_kept, (left, right), _arguments.Threads);
        _changes = ChangedLinksFile.Told(run.ChangesSince(_kept.Linkage));
        return run;
    }

    private (WholeTable? Left, WholeTable? Right) ReadWholeTables()
    {
        TableReader? left = null, right = null;
        InParallel(() => left = ReadWhole(_arguments.Left, true), () => right = ReadWhole(_arguments.Right, false));
        Tell(left, "left");
        Tell(right, "right");

        // Tables that are linked with each other share a pool.
        var pool = (left ?? right)?.Pool!;
        return (Whole(left), Whole(right));

        WholeTable? Whole(TableReader? reader) => reader is null ? null : new WholeTable(reader.ToTable(pool, _arguments.Threads), reader.Ids);
    }

    private TableReader? ReadWhole(RelinkTable table, bool isLeft)
    {
        if (table.Whole is null)
            return null;
        using var file = Open(table.Whole, table.Side, isLeft, LayoutOf(isLeft));
        return file.Read(LayoutOf(isLeft));
    }

    private void InParallel(params Action[] actions)
    {
        try
        {
            Parallel.Invoke(new ParallelOptions { MaxDegreeOfParallelism = _arguments.Threads ?? -1 }, actions);
        }
        catch (AggregateException exception) when (exception.InnerExceptions.FirstOrDefault(inner => inner is RunFailedException or UsageException) is { } first)
        {
            throw first is UsageException ? new UsageException(first.Message) : new RunFailedException(first.Message, exception);
        }
    }

    /// <summary>The changes of a table; null when all has to be linked anew.</summary>
    private TableChanges? Changes(bool isLeft, RelinkTable table, WholeTable? whole)
    {
        if (whole is not null)
            return _kept.Linkage.ChangesTo(isLeft, whole.Table, whole.Ids);
        var layout = LayoutOf(isLeft);
        var changed = ReadSome(table.Changes, $"{table.Side}-changes", isLeft, layout);
        var removed = ReadSome(table.Removed, $"{table.Side}-removed", isLeft, new TableLayout(layout.Id, [], layout.Schema));
        return new TableChanges(
            changed?.ToTable(changed.Pool, _arguments.Threads) ?? new EncodedTable(layout.Schema, 0, new ValuePool()), changed?.Ids ?? new RowIds(), removed?.Ids ?? new RowIds());
    }

    private TableReader? ReadSome(string? path, string side, bool isLeft, TableLayout layout)
    {
        if (path is null)
            return null;
        using var file = Open(path, side, isLeft, layout);
        var reader = file.ReadAny(layout);
        Tell(reader, side);
        return reader;
    }

    private TableFile Open(string path, string side, bool isLeft, TableLayout layout)
    {
        var file = TableFile.Open(path, side);
        IReadOnlyList<string> asked = [layout.Id, .. layout.Fields.Select(field => field.Heading)], other = HeadingsOf(LayoutOf(!isLeft));
        var missing = asked.Distinct(StringComparer.Ordinal).Count(heading => file.Header.Headings.Count(name => string.Equals(name, heading, StringComparison.Ordinal)) != 1);
        if (missing == 0)
        {
            lock (_warnings)
                _warnings.AddRange(file.Warnings);
            return file;
        }

        file.Dispose();
        var problems = _kept.Definition.CheckColumns(isLeft ? file.Header.Headings : other, isLeft ? other : file.Header.Headings);
        throw new UsageException(string.Join(Environment.NewLine, problems.Select(problem => $"--{side}: {problem}")));
    }

    private void Tell(TableReader? reader, string side)
    {
        if (reader is not null)
            _warnings.AddRange(LinkOutcome.WarningsOf(reader, side));
    }

    private TableLayout LayoutOf(bool isLeft) => isLeft ? _kept.Plan.Left : _kept.Plan.Right;

    private static List<string> HeadingsOf(TableLayout layout) => [.. layout.Fields.Select(field => field.Heading).Prepend(layout.Id).Distinct(StringComparer.Ordinal)];

    private static RunFailedException Wrong(TableChangesException exception)
    {
        var side = exception.IsLeft ? "left" : "right";
        return new RunFailedException(
            exception.Problem switch
            {
                TableChangesProblem.NoId => $"--{side}: rows without an id: nothing was changed; give every row an id",
                TableChangesProblem.UnknownId => $"--{side}-removed: an id is not in the table: nothing was changed; take it out",
                _ => $"--{side}: an id is there twice, or is both changed and removed: nothing was changed; give every row an id of its own",
            },
            exception);
    }

    private void Write(OutputFolder output)
    {
        try
        {
            using (var stream = LinkFiles.Create(output.WritingPath, ChangedLinksFile.Name))
                ChangedLinksFile.Write(stream, _changes);
            if (_arguments.WritesAllLinks || _arguments.Left.Whole is not null || _arguments.Right.Whole is not null)
                WriteAllLinks(output.WritingPath);
            using (var model = LinkFiles.Create(output.WritingPath, LinkFiles.ModelName))
                model.Write(TrainedModelJson.Write(_kept.Trained));
            output.Commit();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw OutputFolder.CannotWrite(exception);
        }
    }

    private void WriteAllLinks(string folder)
    {
        using var stream = LinkFiles.Create(folder, LinkFiles.LinksName);
        if (_anew is not null)
        {
            _anew.WriteLinks(stream);
            return;
        }

        var writer = new LinksWriter(stream);
        foreach (var link in _kept.Linkage.Links())
            writer.Add("", link.LeftId, link.RightId, new MatchWeight(link.MatchWeight));
        writer.End();
    }

    private void WriteSummary()
    {
        var (added, removed) = (_changes.Count(change => change.Before is null), _changes.Count(change => change.After is null));
        if (_anew is null)
            Console.Out.WriteLine($"left: {Text(_kept.Linkage.LeftRows)}; right: {Text(_kept.Linkage.RightRows)}.");
        else
            Console.Out.WriteLine("All was linked anew.");
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{added:N0} links added, {removed:N0} removed, {_changes.Count - added - removed:N0} with another weight."));
        Console.Out.WriteLine($"Results: {_arguments.Out}");
    }

    private static string Text(ChangedRows rows) =>
        string.Create(CultureInfo.InvariantCulture, $"{rows.Added:N0} rows added, {rows.Changed:N0} changed, {rows.Removed:N0} removed");
}
