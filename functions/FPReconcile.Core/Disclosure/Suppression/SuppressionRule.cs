namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>What is small in a table, and what may be hidden to protect it.</summary>
public sealed record SuppressionRule
{
    /// <summary>Threshold of counts that touch on a person's conduct or misfortune, such as births that are not registered.</summary>
    public const int SensitiveThreshold = 10;

    /// <summary>Threshold of plain counts of births.</summary>
    public const int BirthsThreshold = 5;

    /// <summary>Least threshold: below 2 no count would be small.</summary>
    public const int LeastThreshold = 2;

    /// <summary>Largest threshold.</summary>
    public const int LargestThreshold = 1_000_000;

    /// <param name="threshold">Counts from 1 to below it are small; from 2 to a million.</param>
    /// <param name="mayHideZeros">
    /// Whether zeros may be hidden to protect others. By default they are always shown, and everybody knows that what is hidden is at least 1.
    /// In a table with many zeros there may be too little else to hide.
    /// </param>
    public SuppressionRule(int threshold, bool mayHideZeros = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, LeastThreshold);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threshold, LargestThreshold);
        (Threshold, MayHideZeros) = (threshold, mayHideZeros);
    }

    public int Threshold { get; }

    public bool MayHideZeros { get; }

    /// <summary>
    /// Whether zeros have to be hidden as small counts are: where none and all say of everybody what happened to them. Needs a rule under which
    /// zeros may be hidden.
    /// </summary>
    public bool HidesZeros { get; init; }

    /// <summary>
    /// Whether the totals of columns are always shown: tables that share no more than these totals can be published side by side. A table
    /// that could not be protected so is withheld.
    /// </summary>
    public bool ShowsColumnTotals { get; init; }

    /// <summary>What the public knows of a table that was published by this rule.</summary>
    public AttackerKnowledge PublicKnowledge => MayHideZeros ? AttackerKnowledge.Counts : AttackerKnowledge.ZerosAreShown;

    internal long LowestHidden => MayHideZeros ? 0 : 1;

    internal bool MustHide(long count) => IsSmall(count) || (count == 0 && HidesZeros && MayHideZeros);

    internal bool IsSmall(long count) => count > 0 && count < Threshold;
}
