using Azure;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Nightly.Runs;

/// <summary>How far a run has come.</summary>
internal enum RunStage
{
    /// <summary>Messages of it are being worked on.</summary>
    Working = 0,

    /// <summary>Its files are whole, and not yet what readers see.</summary>
    Complete,

    /// <summary>Readers see it, or saw it until a later one.</summary>
    Published,

    /// <summary>It could not be made: the reason says why and what to do.</summary>
    Failed,

    /// <summary>Another run took its place before it was published.</summary>
    Superseded,
}

/// <summary>The row of a run.</summary>
internal sealed record RunState(string Run, RunStage Stage, DateTimeOffset Started, string Reason = "")
{
    /// <summary>Whether somebody works on it.</summary>
    public bool IsOpen => Stage is RunStage.Working or RunStage.Complete;

    /// <summary>When the stage was reached.</summary>
    public DateTimeOffset Changed { get; init; }

    /// <summary>What it counted; null while it was not published.</summary>
    public RunFigures? Figures { get; init; }

    public ETag ETag { get; init; }
}

/// <summary>Which run readers see, and in which of two places its worklists are.</summary>
/// <param name="Run">The run.</param>
/// <param name="Inputs">What it worked on.</param>
/// <param name="AsOf">The day it looked from, as yyyy-MM-dd.</param>
/// <param name="Slot">Where its worklists are: each night writes to the place that readers do not see.</param>
internal sealed record CurrentRun(string Run, string Inputs, string AsOf, int Slot)
{
    public DateTimeOffset Published { get; init; }

    public ETag ETag { get; init; }
}

/// <summary>The right to write to the place of the worklists that nobody sees, and to make it visible: whoever took it last has it.</summary>
internal readonly record struct PublishTurn(ETag ETag);

/// <summary>The table of runs: the state of each, and the one pointer that makes a night visible.</summary>
internal sealed class RunStates(ITableStore tables, NightClock clock)
{
    private const string RunPartition = "run";

    private static readonly TableKey CurrentKey = new("current", "run");
    private static readonly TableKey TurnKey = new("current", "turn");

    public async Task<RunState?> FindAsync(string run, CancellationToken cancellation) =>
        await tables.GetAsync(StorageNames.RunsTable, new TableKey(RunPartition, run), cancellation) is { } row ? ToState(row) : null;

    /// <summary>All runs whose rows are kept, in order of their ids: by day.</summary>
    public IAsyncEnumerable<RunState> AllAsync(CancellationToken cancellation) =>
        tables.QueryAsync(StorageNames.RunsTable, RunPartition, cancellation).Select(ToState);

    /// <summary>Notes that a run begins; a run that is known keeps its state.</summary>
    public Task BeginAsync(string run, DateTimeOffset started, CancellationToken cancellation) => tables.PutAsync(
        StorageNames.RunsTable, ToRow(new RunState(run, RunStage.Working, started) { Changed = clock.Now() }), WriteCondition.OnlyIfAbsent, cancellation);

    /// <summary>Notes that readers see a run, and what it counted. False when that was noted before.</summary>
    public Task<bool> MoveToPublishedAsync(string run, RunFigures figures, CancellationToken cancellation) =>
        MoveAsync(run, state => state with { Stage = RunStage.Published, Reason = "", Figures = figures }, cancellation);

    /// <summary>Notes a stage; a run that is published or superseded stays so.</summary>
    public Task MoveAsync(string run, RunStage stage, string reason, CancellationToken cancellation) =>
        MoveAsync(run, state => state with { Stage = stage, Reason = reason }, cancellation);

    public Task ForgetAsync(string run, CancellationToken cancellation) =>
        tables.DeleteAsync(StorageNames.RunsTable, new TableKey(RunPartition, run), null, cancellation);

    /// <summary>The run that readers see; null before the first night.</summary>
    public async Task<CurrentRun?> CurrentAsync(CancellationToken cancellation)
    {
        if (await tables.GetAsync(StorageNames.RunsTable, CurrentKey, cancellation) is not { } row)
            return null;
        return new CurrentRun(row.Text("run")!, row.Text("inputs")!, row.Text("as_of")!, (int)row.Values["slot"])
        {
            Published = (DateTimeOffset)row.Values["published"],
            ETag = row.ETag,
        };
    }

    /// <summary>Takes the turn of publishing from whoever has it.</summary>
    public async Task<PublishTurn> TakeTurnAsync(CancellationToken cancellation) =>
        new((await tables.PutAsync(StorageNames.RunsTable, TurnRow(), WriteCondition.Always, cancellation))!.Value);

    /// <summary>False when somebody else took the turn since.</summary>
    public async Task<bool> HasTurnAsync(PublishTurn turn, CancellationToken cancellation) =>
        (await tables.GetAsync(StorageNames.RunsTable, TurnKey, cancellation))?.ETag == turn.ETag;

    /// <summary>Makes a run the one that readers see, if the one before still is, and the turn is still ours: both in one transaction.</summary>
    public Task<bool> PointAsync(CurrentRun current, CurrentRun? before, PublishTurn turn, CancellationToken cancellation)
    {
        var row = new TableRow(CurrentKey, new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["run"] = current.Run,
            ["inputs"] = current.Inputs,
            ["as_of"] = current.AsOf,
            ["slot"] = current.Slot,
            ["published"] = clock.Now(),
        });
        var condition = before is null ? WriteCondition.OnlyIfAbsent : WriteCondition.OnlyOver(before.ETag);
        return tables.TransactAsync(StorageNames.RunsTable, [new(row, condition), new(TurnRow(), WriteCondition.OnlyOver(turn.ETag))], cancellation);
    }

    private async Task<bool> MoveAsync(string run, Func<RunState, RunState> change, CancellationToken cancellation)
    {
        while (await FindAsync(run, cancellation) is { } state)
        {
            var next = change(state);
            if (state.Stage is RunStage.Published or RunStage.Superseded || next == state)
                return false;
            var row = ToRow(next with { Changed = clock.Now() });
            if (await tables.PutAsync(StorageNames.RunsTable, row, WriteCondition.OnlyOver(state.ETag), cancellation) is not null)
                return true;
        }

        return false;
    }

    private TableRow TurnRow() => new(TurnKey, new Dictionary<string, object>(StringComparer.Ordinal) { ["taken"] = clock.Now() });

    private static RunState ToState(TableRow row) =>
        new(row.Key.Row, Enum.Parse<RunStage>(row.Text("stage")!), (DateTimeOffset)row.Values["started"], row.Text("reason") ?? "")
        {
            Changed = (DateTimeOffset)row.Values["changed"],
            Figures = row.Values.ContainsKey("rows") ? new RunFigures((int)row.Values["rows"], (int)row.Values["links"], (int)row.Values["open_cases"], (int)row.Values["late_facilities"]) { Vintages = row.Text("vintages") ?? "" } : null,
            ETag = row.ETag,
        };

    private static TableRow ToRow(RunState state)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["stage"] = state.Stage.ToString(),
            ["started"] = state.Started,
            ["changed"] = state.Changed,
            ["reason"] = state.Reason,
        };
        if (state.Figures is { } figures)
        {
            (values["rows"], values["links"], values["open_cases"], values["late_facilities"], values["vintages"]) =
                (figures.Rows, figures.Links, figures.OpenCases, figures.LateFacilities, figures.Vintages);
        }

        return new TableRow(new TableKey(RunPartition, state.Run), values);
    }
}
