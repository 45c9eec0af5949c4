namespace FPReconcile.Core.Reconciliation;

/// <summary>Whether a birth may become a contact item. Only <see cref="Clear"/> may.</summary>
public enum ContactStanding
{
    Clear = 0,

    /// <summary>An office closed the file (adoption, court order): nothing about it leaves on a list.</summary>
    Sealed,

    /// <summary>Something was written as outcome that is not understood: it could be a death.</summary>
    OutcomeNotUnderstood,

    /// <summary>Some source says that the child died or was stillborn.</summary>
    DeathEvidence,
}
