using FPReconcile.App.Commands.Statistics;
using FPReconcile.App.Input;
using FPReconcile.App.Output;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Statistics;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs.Models;
using FPReconcile.Core.Runs;

namespace FPReconcile.App.Commands;

/// <summary>One run of the verb <c>reconcile</c>, from arguments to files and exit code.</summary>
internal sealed class ReconcileRun
{
    private readonly ReconcileArguments _arguments;
    private readonly TimeProvider _clock;
    private readonly RunSettings _settings;
    private readonly IntakeSettings _intake;
    private readonly BirthModels? _models;
    private readonly StatisticsRequest? _statistics;

    private ReconcileRun(ReconcileArguments arguments, TimeProvider clock)
    {
        _arguments = arguments;
        _clock = clock;
        if (!Dates.TryParseIso(arguments.AsOf, out var asOf))
            throw new UsageException("--as-of is not a date of the calendar: write it as yyyy-MM-dd");
        RunPaths.RefuseMixed(arguments);
        _settings = SettingsFile.Read(arguments.Settings, asOf);
        _intake = new IntakeSettings(asOf, _settings.Options.DateOrder, arguments.Mapping is null ? [] : MappingFile.Read(arguments.Mapping));
        _statistics = StatisticsArguments.Read(arguments);
        _models = ModelFile.Read(arguments.Model, hasRegister: arguments.Register is not null);
    }

    private ReconciliationOptions Options => _settings.Options;

    /// <summary>Makes the run, tells problems and a summary, and gives the exit code.</summary>
    public static int Execute(ReconcileArguments arguments, TimeProvider clock) =>
        Problems.ToExitCode(() => new ReconcileRun(arguments, clock).Execute());

    private int Execute()
    {
        LateCollection.Request();
        // Opened first: it brings back what a killed run set aside, and the earlier run may be in it.
        using var output = OutputFolder.Open(_arguments.Out);
        var previous = _arguments.Previous is null ? null : PreviousRunFolder.Read(_arguments.Previous);
        var (input, result) = ProgressDisplay.During(!_arguments.IsQuiet, progress => Run(previous, progress));
        Write(output, input, result);
        foreach (var problem in input.Problems)
            Problems.Tell(problem);
        foreach (var note in input.Notes)
            Problems.Tell(note);
        if (!_arguments.IsQuiet && !_arguments.IsSummaryHidden)
            RunSummary.Write(Console.Out, input, result, _arguments.Out);
        return input.Problems.Any() ? ExitCode.DoneWithHolds : ExitCode.Done;
    }

    private (ReconciliationInput Input, ReconciliationResult Result) Run(PreviousRun? previous, Action<string> progress)
    {
        var input = Read(previous, progress);
        RunReadiness.Check(input);
        var result = ReconciliationPipeline.Run(input);
        progress("writing the results");
        return (input, result);
    }

    private ReconciliationInput Read(PreviousRun? previous, Action<string> progress)
    {
        progress("reading the files");
        SourceIntake? facility = null;
        SourceIntake? registration = null;
        SourceIntake? register = null;
        DeathIntake? deaths = null;
        Parallel.Invoke(
            new ParallelOptions { MaxDegreeOfParallelism = Options.Threads ?? -1 },
            () => facility = SourceReader.ReadSource(SourceKind.Facility, _arguments.Facility, _intake),
            () => registration = SourceReader.ReadSource(SourceKind.Registration, _arguments.Registration, _intake),
            () => register = _arguments.Register is null ? null : SourceReader.ReadSource(SourceKind.Register, _arguments.Register, _intake),
            () => deaths = _arguments.Deaths is null ? null : SourceReader.ReadDeaths(_arguments.Deaths, _intake));
        var input = new ReconciliationInput
        {
            Facility = facility!,
            Registration = registration!,
            Register = register,
            DeathList = deaths,
            DeathListIsTooOld = GivenFiles.IsOlderThan(_arguments.Deaths, Options.DeathFeedMaxAgeHours, _clock),
            Options = Options,
            Previous = previous,
            Models = _models,
            OtherFiles = GivenFiles.OtherFiles(_settings.Files, _arguments.Mapping, _arguments.Model, _arguments.Previous),
            Progress = progress,
        };
        return input with { Notes = RunNotes.Of(input, _intake.Mappings) };
    }

    private void Write(OutputFolder output, ReconciliationInput input, ReconciliationResult result)
    {
        try
        {
            WriteStatistics(output, input, result);
            RunFiles.Write(output.WritingPath, input, result);
            output.Commit();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw OutputFolder.CannotWrite(exception);
        }
    }

    private void WriteStatistics(OutputFolder output, ReconciliationInput input, ReconciliationResult result)
    {
        if (_statistics is null)
            return;
        if (StatisticsFiles.FindFrozen(_statistics.Vintage, _arguments.Previous, _arguments.Out) is not { } frozen)
        {
            StatisticsFiles.Write(output.WritingPath, (input, result), _statistics, EarlierVintages.Of(_arguments.Previous, _arguments.Out));
            return;
        }

        StatisticsFiles.TakeOver(frozen, output.WritingPath);
        Problems.Tell("--vintage: the statistics of this name were made before and are taken over as they are");
    }
}
