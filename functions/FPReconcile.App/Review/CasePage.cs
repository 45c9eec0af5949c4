using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review;

/// <summary>What the page of a case shows: what the night found, masked, and what officers did since.</summary>
internal sealed record CasePage
{
    /// <summary>As the last night saw it. Records, fields and pairs are empty for a stub.</summary>
    public required CaseBundle Case { get; init; }

    public required string AreaName { get; init; }

    /// <summary>Opaque ids of the files of <see cref="CaseBundle.Records"/>, in their order.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    public required CaseState State { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<CaseEvent> History { get; init; }

    /// <summary>What may be decided here; empty when the user may not decide.</summary>
    public required IReadOnlyList<Disposition> Dispositions { get; init; }

    /// <summary>Whether the user may give the case to somebody, wait, hand it over and write notes.</summary>
    public bool MayWork { get; init; }

    /// <summary>Other areas that the case could be handed over to, with their names; empty where there are too many to choose from.</summary>
    public IReadOnlyList<(string Code, string Name)> OtherAreas { get; init; } = [];

    /// <summary>Whether the user may confirm what another person decided.</summary>
    public required bool MayCheck { get; init; }

    /// <summary>Whether the user may see a record in clear.</summary>
    public required bool MayUnmask { get; init; }

    /// <summary>The day that the run looked from.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Case id only.</summary>
    public override string ToString() => Case.CaseId;
}
