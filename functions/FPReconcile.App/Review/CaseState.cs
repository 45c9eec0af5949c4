using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review;

/// <summary>How far the officers are with a case.</summary>
internal enum CaseStage
{
    /// <summary>Nobody has touched it.</summary>
    New = 0,
    Assigned,

    /// <summary>Somebody was asked and has not answered.</summary>
    Waiting,

    /// <summary>Decided, to be looked at by another person.</summary>
    SecondCheck,

    /// <summary>Decided: the next night takes it over.</summary>
    Decided,

    /// <summary>Sent back to the office whose record is wrong: off the list until a record of the case changes, or a day has come.</summary>
    WithSender,

    /// <summary>Not due: off the list until a day has come.</summary>
    Later,

    /// <summary>The officer was not sure: a supervisor says who goes on.</summary>
    Escalated,
}

/// <summary>Whom a case waits for.</summary>
internal enum WaitingFor
{
    Nobody = 0,
    Facility,
    Registrar,
    FamilyLiaison,
    RegisterHolder,
}

/// <summary>How far the officers are with a case, as the table keeps it.</summary>
internal sealed record CaseState
{
    // More than are on their way in one moment.
    private const int MostTaken = 16;

    public static CaseState Untouched { get; } = new();

    public CaseStage Stage { get; init; }

    public WaitingFor WaitingFor { get; init; }

    /// <summary>Id of the user it was given to; null: nobody.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>Area it was forwarded to; null: it is where its records say.</summary>
    public string? ForwardedTo { get; init; }

    /// <summary>What was decided last; null: nothing stands.</summary>
    public Disposition? Disposition { get; init; }

    /// <summary>Code of the reason of the decision; empty: none.</summary>
    public string ReasonCode { get; init; } = "";

    /// <summary>Place of the pair that was decided about; null: the whole case.</summary>
    public int? Pair { get; init; }

    /// <summary>The day on which the case comes back to the list by itself; null: none.</summary>
    public DateOnly? ReturnsOn { get; init; }

    /// <summary>Content of the records when the case was sent back; null: it was not.</summary>
    public ulong? SentContent { get; init; }

    /// <summary>Id of the decision, to undo it or to check it.</summary>
    public string? DecisionId { get; init; }

    /// <summary>User who decided.</summary>
    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Until when the decision can be undone.</summary>
    public DateTimeOffset? UndoUntil { get; init; }

    /// <summary>
    /// Ids of the decisions (deceased, sealed) that take the case off every list at once, about this case or one that may be the same birth;
    /// separated by a space. A decision that comes later frees nothing: each is taken back by itself.
    /// </summary>
    public string WithheldBy { get; init; } = "";

    public bool IsWithheld => WithheldBy.Length > 0;

    /// <summary>
    /// Ids of the last decisions that were taken and not taken back, newest last, separated by a space: of one that was sent twice in one moment, the second
    /// must not take away the first, also when somebody has decided otherwise in between.
    /// </summary>
    public string Taken { get; init; } = "";

    /// <summary>Version of the state; send it back with a change. Empty: untouched.</summary>
    public string Version { get; init; } = "";

    /// <summary>
    /// The state as a night leaves it: a decision that the night knew and that yet left the case on its list is history, and the case is
    /// open again; so is one that was sent back and whose records have changed, and one whose day has come. What withholds a case stays.
    /// </summary>
    /// <param name="night">When the night began, and the day it looked from.</param>
    /// <param name="content">Content of the records of the case in that night.</param>
    public CaseState After((DateTimeOffset Started, DateOnly AsOf) night, ulong content)
    {
        var isBack = Stage switch
        {
            CaseStage.Decided => !IsWithheld && DecidedAt < night.Started,
            CaseStage.WithSender => SentContent != content || ReturnsOn <= night.AsOf,
            CaseStage.Later => ReturnsOn <= night.AsOf,
            _ => false,
        };
        return isBack ? WithoutDecision() : this;
    }

    /// <summary>The state before it was decided. What another case's decision withholds stays withheld.</summary>
    public CaseState WithoutDecision() => this with
    {
        Stage = AssignedTo is null ? CaseStage.New : CaseStage.Assigned, WaitingFor = WaitingFor.Nobody, Disposition = null, ReasonCode = "", Pair = null,
        DecisionId = null, DecidedBy = null, DecidedAt = null, UndoUntil = null, WithheldBy = DecisionId is { } decision ? NotWithheldBy(decision).WithheldBy : WithheldBy,
        ReturnsOn = null, SentContent = null, Taken = string.Join(' ', IdsOf(Taken).Where(taken => taken != DecisionId)),
    };

    /// <summary>The state with one decision more that withholds it.</summary>
    public CaseState AlsoWithheldBy(string decision) => Withholding.Contains(decision, StringComparer.Ordinal) ? this : this with { WithheldBy = string.Join(' ', [.. Withholding, decision]) };

    /// <summary>The state without one decision that withholds it; others still may.</summary>
    public CaseState NotWithheldBy(string decision) => this with { WithheldBy = string.Join(' ', Withholding.Where(other => other != decision)) };

    /// <summary>The state with a decision among those that were taken.</summary>
    public CaseState AlsoTaken(string decision) => this with { Taken = string.Join(' ', IdsOf(Taken).Append(decision).TakeLast(MostTaken)) };

    /// <summary>Whether a decision was taken lately.</summary>
    public bool WasTaken(string decision) => IdsOf(Taken).Contains(decision, StringComparer.Ordinal);

    private static string[] IdsOf(string ids) => ids.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private string[] Withholding => IdsOf(WithheldBy);
}

/// <summary>What happened to a case.</summary>
internal enum CaseEventKind
{
    Opened = 0,
    Assigned,
    Waiting,
    Forwarded,
    Noted,
    Decided,
    SecondCheckAsked,
    SecondCheckPassed,
    SentBack,
    Undone,
    Withheld,
}

/// <summary>One thing that happened to a case, with what the officer wrote. The text may be personal: it is shown on the page only.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="By">Id of the user; empty: the night.</param>
/// <param name="Disposition">What was decided; null: nothing.</param>
/// <param name="ReasonCode">Code of the reason; empty: none.</param>
/// <param name="Text">Note, area or whom it waits for.</param>
internal sealed record CaseEvent(DateTimeOffset At, CaseEventKind Kind, string By, Disposition? Disposition, string ReasonCode, string Text)
{
    public override string ToString() => Kind.ToString();
}
