using FPReconcile.App.Commands.Link.Kept;
using FPReconcile.App.Output;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.TwoTables;
using FPReconcile.Core.Tables;

namespace FPReconcile.App.Commands.Link;

/// <summary>One run of the verb <c>link</c>, from arguments to files and exit code.</summary>
internal sealed class LinkRun
{
    private readonly LinkArguments _arguments;
    private readonly LinkModelDefinition _definition;
    private readonly LinkPlanBuilder _plan;
    private readonly TrainedModel? _trained;
    private readonly IdPairReader? _truth;
    private readonly IReadOnlyList<LabelledPair>? _labels;
    private readonly List<string> _warnings = [];
    private readonly StageCosts _costs = new();

    private LinkRun(LinkArguments arguments)
    {
        _arguments = arguments;
        if (arguments.Threads is < 1)
            throw new UsageException("--threads is less than 1: give a number of threads, or leave it out");
        if (arguments.Sample is < 1)
            throw new UsageException("--sample is less than 1: give a number of pairs, or leave it out");
        if (arguments.Labels is not null && arguments.Truth is not null)
            throw new UsageException("--labels and --truth say the same: give one of them");
        if (arguments.Keep is not null && arguments.Trained is null)
            throw new UsageException("--keep needs --trained: train first, and keep the linkage of a run with that model");
        if (arguments.Keep is not null)
            RunPaths.RefuseInside(arguments.Keep, ("--left", arguments.Left), ("--right", arguments.Right), ("--model", arguments.Model), ("--trained", arguments.Trained), ("--out", arguments.Out));
        RunPaths.RefuseInside(arguments.Out, ("--keep", arguments.Keep), ("--left", arguments.Left), ("--right", arguments.Right), ("--model", arguments.Model), ("--truth", arguments.Truth), ("--labels", arguments.Labels));
        _definition = LinkModelFile.Read(arguments.Model);
        _plan = new LinkPlanBuilder(_definition);
        _truth = arguments.Truth is null ? null : TruthFile.Read(arguments.Truth);
        _labels = arguments.Labels is null ? null : ClericalReview.ReadLabels(arguments.Labels);
        _trained = arguments.Trained is null ? null : TrainedModelFile.Read(arguments.Trained, _definition, _plan.Comparisons);
    }

    private ParallelOptions Threads => new() { MaxDegreeOfParallelism = _arguments.Threads ?? -1 };

    /// <summary>Makes the run, tells problems and a summary, and gives the exit code.</summary>
    public static int Execute(LinkArguments arguments)
    {
        try
        {
            return new LinkRun(arguments).Execute();
        }
        catch (UsageException exception)
        {
            Problems.Tell(exception.Message);
            return ExitCode.Usage;
        }
        catch (RuleTooWideException exception)
        {
            Problems.Tell($"model: {exception.Message}: add a column to a rule, or a rule that tells records apart");
            return ExitCode.Usage;
        }
        catch (RunFailedException exception)
        {
            Problems.Tell(exception.Message);
            return ExitCode.Failed;
        }
    }

    private int Execute()
    {
        using var output = OutputFolder.Open(_arguments.Out, LinkFiles.Marker);
        using var kept = _arguments.Keep is null ? null : OutputFolder.Open(_arguments.Keep, KeptFolder.Marker, "--keep");
        var outcome = ProgressDisplay.During(!_arguments.IsQuiet, show => Link(stage =>
        {
            _costs.Begin(stage);
            show(stage);
        }));
        if (kept is not null)
            KeptFolder.Write(kept.WritingPath, outcome, File.ReadAllBytes(_arguments.Model));
        Write(output, outcome);
        kept?.Commit();
        foreach (var warning in outcome.Warnings)
            Problems.Tell(warning);
        if (!_arguments.IsQuiet)
            LinkSummary.Write(Console.Out, outcome, _arguments.Out);
        if (_arguments.TellsTimings)
            _costs.Write(Console.Out);
        return ExitCode.Done;
    }

    private LinkOutcome Link(Action<string> progress)
    {
        progress("reading the tables");
        var (left, right) = Read();
        if (_arguments.Keep is not null)
            KeptFolder.RefuseIds(left.Ids, right.Ids);
        progress("linking");
        var input = new TwoTableInput
        {
            Left = left.ToTable(left.Pool, _arguments.Threads),
            Right = right.ToTable(left.Pool, _arguments.Threads),
            Comparisons = _plan.Comparisons,
            Rules = _plan.Rules,
            LinkFrom = MatchWeight.FromProbability(_definition.Threshold).Bits,
            IsOneToOne = _definition.LinkType == LinkType.OneToOne,
            Seed = _arguments.Seed,
            Threads = _arguments.Threads,
            IsTraced = _arguments.Keep is not null,
            Progress = stage =>
            {
                progress(stage);
                ReleaseMemory(isMuch: false);
            },
        };
        ReleaseMemory(isMuch: true);
        var linkage = _trained is null ? TwoTableLinkage.Run(input) : TwoTableLinkage.Run(input, _trained);
        var truth = _truth is null ? null : new TruePairs(_truth, left.Ids, right.Ids);
        progress("writing the results");
        ReleaseMemory(isMuch: false);
        var outcome = new LinkOutcome(_arguments, _definition, linkage, left, right)
        {
            Input = input,
            Model = _trained ?? linkage.Trained([.. _definition.Comparisons.Select(KindName)], _definition.Fingerprint(), ProgramVersion.Text),
            Quality = LinkQuality.Of(linkage, truth),
            // The warnings of a loaded model are those of the run that trained it.
            RunWarnings =
            [
                .. _warnings, .. LinkOutcome.WarningsOf(left, right, Threads), .. truth?.Warnings ?? [],
                .. _trained is null ? [] : linkage.BlockingWarnings.Except(_trained.Warnings, StringComparer.Ordinal),
            ],
        };
        return _labels is null ? outcome : outcome with { Quality = outcome.Quality with { Bands = ClericalReview.Judge(outcome, _labels) } };
    }

    /// <summary>
    /// Frees what the stage before has left. The collector alone is in no hurry on a machine with free memory; few objects are alive here, so
    /// that it costs some milliseconds.
    /// </summary>
    /// <param name="isMuch">
    /// Gives the memory back to the system, too. It has to be asked for anew, page by page, which costs time: done once, with what only reading needed.
    /// </param>
    private static void ReleaseMemory(bool isMuch) => GC.Collect(
        GC.MaxGeneration, isMuch ? GCCollectionMode.Aggressive : GCCollectionMode.Forced, blocking: true, compacting: isMuch);

    private static string KindName(ComparisonDefinition comparison) => comparison.Kind.ToString().ToLowerInvariant();

    private (TableReader Left, TableReader Right) Read()
    {
        using var left = TableFile.Open(_arguments.Left, "left");
        using var right = TableFile.Open(_arguments.Right, "right");
        var problems = _definition.CheckColumns(left.Header.Headings, right.Header.Headings);
        if (problems.Count > 0)
            throw new UsageException(string.Join(Environment.NewLine, problems.Select(problem => $"model: {problem}")));
        TableReader? leftRows = null, rightRows = null;
        _warnings.AddRange([.. left.Warnings, .. right.Warnings]);
        InParallel(() => leftRows = left.Read(_plan.Left), () => rightRows = right.Read(_plan.Right));
        return (leftRows!, rightRows!);
    }

    private void InParallel(params Action[] actions)
    {
        try
        {
            Parallel.Invoke(Threads, actions);
        }
        catch (AggregateException exception) when (exception.InnerExceptions.OfType<RunFailedException>().FirstOrDefault() is { } first)
        {
            throw new RunFailedException(first.Message, exception);
        }
    }

    private static void Write(OutputFolder output, LinkOutcome outcome)
    {
        try
        {
            LinkFiles.Write(output.WritingPath, outcome);
            output.Commit();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw OutputFolder.CannotWrite(exception);
        }
        catch (AggregateException exception) when (exception.InnerExceptions.FirstOrDefault(inner => inner is IOException or UnauthorizedAccessException) is { } first)
        {
            throw OutputFolder.CannotWrite(first);
        }
    }
}
