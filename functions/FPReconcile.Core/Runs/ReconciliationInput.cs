using FPReconcile.Core.Intake;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs;

/// <summary>Everything one run works on.</summary>
public sealed record ReconciliationInput
{
    public required SourceIntake Facility { get; init; }

    public required SourceIntake Registration { get; init; }

    /// <summary>Null when no population register was given: its two kinds are then not assessed.</summary>
    public SourceIntake? Register { get; init; }

    /// <summary>Rows of the lists of deaths and stillbirths.</summary>
    public IReadOnlyList<DeathRecord> Deaths { get; init; } = [];

    /// <summary>True when a list of deaths was given, even an empty one.</summary>
    public bool HasDeathList { get; init; }

    /// <summary>Why no contact item at all may be made: the list of deaths is too old or could not be read; null: they may.</summary>
    public HoldReason? ContactHold { get; init; }

    public required ReconciliationOptions Options { get; init; }

    public PreviousRun? Previous { get; init; }

    /// <summary>Files besides those of the three sources that shaped the run: deaths, settings, mapping, the earlier run.</summary>
    public IReadOnlyList<InputFile> OtherFiles { get; init; } = [];

    /// <summary>Is told the name of each stage as it begins.</summary>
    public Action<string>? Progress { get; init; }

    /// <summary>The sources that were given, in source order.</summary>
    public IEnumerable<SourceIntake> Sources => Register is null ? [Facility, Registration] : [Facility, Registration, Register];
}
