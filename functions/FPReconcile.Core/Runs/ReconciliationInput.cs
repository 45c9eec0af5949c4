using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Runs.Models;

namespace FPReconcile.Core.Runs;

/// <summary>Everything one run works on.</summary>
public sealed record ReconciliationInput
{
    public required SourceIntake Facility { get; init; }

    public required SourceIntake Registration { get; init; }

    /// <summary>Null when no population register was given: its two kinds are then not assessed.</summary>
    public SourceIntake? Register { get; init; }

    /// <summary>The lists of deaths and stillbirths; null when none was given.</summary>
    public DeathIntake? DeathList { get; init; }

    /// <summary>True when the lists of deaths are older than the settings allow.</summary>
    public bool DeathListIsTooOld { get; init; }

    public required ReconciliationOptions Options { get; init; }

    public PreviousRun? Previous { get; init; }

    /// <summary>Models of an earlier run: nothing is trained then. Null: they are trained on these records.</summary>
    public BirthModels? Models { get; init; }

    /// <summary>Files besides those of the sources and the lists of deaths that shaped the run: settings, mapping, the earlier run.</summary>
    public IReadOnlyList<InputFile> OtherFiles { get; init; } = [];

    /// <summary>What the officer or engineer should know of the settings and decisions, one line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Is told the name of each stage as it begins.</summary>
    public Action<string>? Progress { get; init; }

    /// <summary>The sources that were given, in source order.</summary>
    public IReadOnlyList<SourceIntake> Sources => Register is null ? [Facility, Registration] : [Facility, Registration, Register];

    /// <summary>Why no contact item at all may be made: a list of deaths is too old or could not be read; null: they may.</summary>
    public HoldReason? ContactHold
    {
        get
        {
            if (DeathList is { Problems.Count: > 0 })
                return HoldReason.DeathListUnreadable;
            return DeathListIsTooOld ? HoldReason.DeathListTooOld : null;
        }
    }

    /// <summary>What was understood of each sheet of the sources and the lists of deaths.</summary>
    public IEnumerable<SheetReport> Sheets => Sources.SelectMany(source => source.Sheets).Concat(DeathList?.Sheets ?? []);

    /// <summary>What was set aside of the sources and the lists of deaths.</summary>
    public IEnumerable<RowRejection> Rejections => Sources.SelectMany(source => source.Rejections).Concat(DeathList?.Rejections ?? []);

    /// <summary>Files that could not be read.</summary>
    public IEnumerable<FileProblem> Problems => Sources.SelectMany(source => source.Problems).Concat(DeathList?.Problems ?? []);

    /// <summary>Every file that was read.</summary>
    public IEnumerable<InputFile> Files => Sources.SelectMany(source => source.Files).Concat(DeathList?.Files ?? []).Concat(OtherFiles);
}
