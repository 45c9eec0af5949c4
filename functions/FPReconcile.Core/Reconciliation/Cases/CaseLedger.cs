namespace FPReconcile.Core.Reconciliation.Cases;

/// <summary>
/// The cases as they live across nights. A case opens when something is found about a birth, closes by evidence or by an
/// officer's decision only, and opens again under its id when the evidence goes. Silence of a source that could not answer
/// closes nothing.
/// </summary>
public sealed class CaseLedger
{
    /// <param name="asOf">The date by which the last night judged.</param>
    /// <param name="entries">The cases after it, in any order.</param>
    /// <exception cref="ArgumentException">Two entries have one case id.</exception>
    public CaseLedger(DateOnly asOf, IEnumerable<CaseEntry> entries)
        : this(entries)
    {
        AsOf = asOf;
    }

    private CaseLedger(IEnumerable<CaseEntry> entries)
    {
        Entries = [.. entries.OrderBy(entry => entry.CaseId, StringComparer.Ordinal)];
        for (var i = 1; i < Entries.Count; i++)
        {
            if (Entries[i].CaseId == Entries[i - 1].CaseId)
                throw new ArgumentException("Two entries have one case id.", nameof(entries));
        }
    }

    /// <summary>Before the first night.</summary>
    public static CaseLedger Empty { get; } = new([]);

    /// <summary>The date by which the last night judged; null before the first one.</summary>
    public DateOnly? AsOf { get; }

    /// <summary>Open and closed cases, ordered by case id.</summary>
    public IReadOnlyList<CaseEntry> Entries { get; }

    /// <summary>Closed entries are forgotten when they were closed before a day; open ones never are.</summary>
    public static IReadOnlyList<CaseEntry> Forget(IReadOnlyList<CaseEntry> entries, DateOnly before) =>
        [.. entries.Where(entry => entry.ClosedOn is not { } closed || closed >= before)];

    /// <summary>The cases by record, for the reconciliation of the next night: births keep their ids by it.</summary>
    public IEnumerable<CarriedCase> Known() => Entries
        .OrderBy(entry => entry.MergedInto is not null)
        .Select(entry => new CarriedCase(entry.CaseId, entry.Records));

    /// <summary>The cases after the next night. The same night twice changes nothing.</summary>
    /// <exception cref="ArgumentException">The night is earlier than the last one, or its reconciliation did not know the cases.</exception>
    public CaseUpdate Next(CaseNight night)
    {
        ArgumentNullException.ThrowIfNull(night);
        if (night.AsOf < AsOf)
            throw new ArgumentException("The night is earlier than the last one: cases only go forward in time. Give a date that is not before the last run.", nameof(night));
        var births = new NightBirths(Entries, night);
        var decisions = new DecisionLookup(night.Decisions);
        var entries = new List<CaseEntry>(Entries.Count);
        var changes = new List<CaseChange>();
        foreach (var last in Entries)
            Take(births.PlaceOf(last.CaseId) is { } place
                ? new CaseStep(last, new BirthTonight(births, decisions, place, last), night.AsOf).Run()
                : new AbsentBirth(last, births, night.AsOf).Run());
        foreach (var place in births.NewCases)
            Take(new CaseStep(null, new BirthTonight(births, decisions, place, null), night.AsOf).Run());
        return new CaseUpdate(
            new CaseLedger(night.AsOf, entries),
            [.. changes.OrderBy(change => change.CaseId, StringComparer.Ordinal).ThenBy(change => change.Change)]);

        void Take((CaseEntry? Entry, IReadOnlyList<CaseChange> Changes) step)
        {
            if (step.Entry is not null)
                entries.Add(step.Entry);
            changes.AddRange(step.Changes);
        }
    }
}
