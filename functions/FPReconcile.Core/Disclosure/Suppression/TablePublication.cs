namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>The way from counts to a table that may be shown to everybody.</summary>
public static class TablePublication
{
    // Tables of 12 x 12 are hardly ever cut short; one of 200 x 12 ends after its first two choices.
    private const long MostSteps = 2_000_000;

    /// <summary>
    /// Hides small counts (from 1 to below the threshold) and totals, and as few others as it can find so that of no hidden cell less than
    /// the threshold of values are possible, and nobody who holds one cell knows another.
    /// </summary>
    /// <param name="table">The true counts.</param>
    /// <param name="rule">What is small, and what may be hidden.</param>
    /// <param name="earlier">What was published of the same kind before. Its labels are in the result too, with zeros where the table has none.</param>
    /// <exception cref="ArgumentException">An earlier table hides a zero, and the rule does not allow it.</exception>
    public static PublicationOutcome Publish(CountTable table, SuppressionRule rule, params IReadOnlyList<EarlierTable> earlier)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(earlier);
        if (!rule.MayHideZeros && earlier.Any(static vintage => vintage.HidesZeros))
            throw new ArgumentException("an earlier table hides zeros, which this one would show", nameof(earlier));
        foreach (var vintage in earlier)
            table = table.Widened(vintage.Counts.Rows, vintage.Counts.Columns);
        var task = new SuppressionTask(table, rule, [.. earlier.Select(vintage => EarlierVintage.Of(table, vintage))]);
        if (SuppressionSearch.Find(task, MostSteps) is not { } hidden)
            return new PublicationOutcome(null, WithheldReason.CannotBeProtected);
        if (PublishedTable.Prove(task, hidden) is not { } published)
            return new PublicationOutcome(null, WithheldReason.NotProven);
        return ShowsNothing(task, hidden) ? new PublicationOutcome(null, WithheldReason.NothingLeft) : new PublicationOutcome(published, null);
    }

    private static bool ShowsNothing(SuppressionTask task, IReadOnlyList<int> hidden) =>
        hidden.Count > 0 && hidden.Count(cell => task.Table.Values[cell] > 0) == task.Table.Values.ToArray().Count(static value => value > 0);
}

/// <summary>A table that may be shown, or why there is none.</summary>
/// <param name="Table">The table; null when it is withheld.</param>
/// <param name="Withheld">Why it is withheld; null when it is not.</param>
public sealed record PublicationOutcome(PublishedTable? Table, WithheldReason? Withheld);

/// <summary>Why a table is not published at all.</summary>
public enum WithheldReason
{
    /// <summary>Whatever cells are hidden, a count that has to be protected is known too well.</summary>
    CannotBeProtected = 0,

    /// <summary>Every count would have to be hidden.</summary>
    NothingLeft,

    /// <summary>The last attack found a weakness that the search had not: a fault of the program, and nothing is shown.</summary>
    NotProven,
}
