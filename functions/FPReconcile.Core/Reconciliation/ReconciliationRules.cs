namespace FPReconcile.Core.Reconciliation;

/// <summary>The deadlines and the coverage that the kinds are judged by.</summary>
public sealed record ReconciliationRules
{
    /// <summary>The day the run looks from.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Legal days from birth to registration.</summary>
    public required int RegistrationDays { get; init; }

    /// <summary>Days allowed from registration to the entry in the population register.</summary>
    public required int RegisterGraceDays { get; init; }

    /// <summary>Declared coverage; a source without a declaration is judged by what it sent.</summary>
    public IReadOnlyList<CoverageDeclaration> Coverage { get; init; } = [];
}
