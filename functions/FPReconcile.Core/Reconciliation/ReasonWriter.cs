using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>Composes the reason of each kind out of sentences; the words come later, in the reader's language.</summary>
internal static class ReasonWriter
{
    private static readonly ReasonPart RecordsDisagree = new(ReasonCode.RecordsDisagree);

    public static IReadOnlyList<ReasonPart> Unregistered(LinkedBirth birth, int age, ReconciliationRules rules)
    {
        var born = birth.Notification!.BirthDate;
        var limit = new DayCount(rules.RegistrationDays);
        var left = rules.RegistrationDays - age;
        var reason = new List<ReasonPart>
        {
            new(left < 0 ? ReasonCode.NoRegistrationFound : ReasonCode.NoRegistrationFoundYet, new DayCount(age), born),
            left switch
            {
                < 0 => new(ReasonCode.LegalTimeEnded, limit, new DayCount(-left)),
                0 => new(ReasonCode.LegalTimeEndsToday, limit),
                _ => new(ReasonCode.LegalTimeEnds, limit, born.AddDays(rules.RegistrationDays), new DayCount(left)),
            },
        };
        if (birth.RegisterEntry is not null)
            reason.Add(new ReasonPart(ReasonCode.RegisterHasEntry));
        return reason;
    }

    public static IReadOnlyList<ReasonPart> PossibleMatch(RecordLink pair) =>
        [new(ReasonCode.MayBeSameBirth, pair.A.Source, pair.B.Source, pair.MatchProbability)];

    public static IReadOnlyList<ReasonPart> NotNotified(BirthRegistration registration) => registration.BirthPlace switch
    {
        BirthPlace.Home => [new(ReasonCode.RegisteredHomeBirth)],
        BirthPlace.Other => [new(ReasonCode.RegisteredElsewhereBornNotNotified)],
        _ when registration.FacilityCode is { } facility => [new(ReasonCode.RegisteredFacilityBirthNotNotified, facility)],
        _ => [new(ReasonCode.RegisteredNotNotified)],
    };

    public static IReadOnlyList<ReasonPart> NotInRegister(DateOnly registered, int waiting, ReconciliationRules rules) =>
    [
        new(ReasonCode.NoRegisterEntryFound, new DayCount(waiting), registered),
        new(ReasonCode.GraceEnded, new DayCount(rules.RegisterGraceDays), new DayCount(waiting - rules.RegisterGraceDays)),
    ];

    public static IReadOnlyList<ReasonPart> WithoutRegistration(LinkedBirth birth, PopulationRegisterEntry entry)
    {
        ReasonPart first = entry.EntryDate is { } entered
            ? new(ReasonCode.EnteredWithoutRegistration, entered)
            : new(ReasonCode.InRegisterWithoutRegistration);
        return birth.Notification is null ? [first] : [first, new ReasonPart(ReasonCode.FacilityNotified)];
    }

    /// <param name="conflicts">Ordered by field.</param>
    public static IReadOnlyList<ReasonPart> Conflicts(IReadOnlyList<DetailConflict> conflicts)
    {
        var reason = new List<ReasonPart> { RecordsDisagree };
        for (var from = 0; from < conflicts.Count;)
        {
            var to = from;
            while (to < conflicts.Count && conflicts[to].Field == conflicts[from].Field)
                to++;
            reason.Add(Conflict(conflicts, from, to));
            from = to;
        }

        return reason;
    }

    public static IReadOnlyList<ReasonPart> Duplicates(LinkedBirth birth)
    {
        var reason = new List<ReasonPart>();
        foreach (var source in SourceKinds.All)
        {
            var count = birth.AllRecords.Count(record => record.Key.Source == source);
            if (count > 1)
                reason.Add(new ReasonPart(ReasonCode.RecordsOfOneSource, count, source));
        }

        reason.Add(new ReasonPart(ReasonCode.OneBirthSeveralRecords));
        return reason;
    }

    public static IReadOnlyList<ReasonPart> NoContact(ContactStanding standing) => standing switch
    {
        ContactStanding.DeathEvidence => [new(ReasonCode.NoContactDeath)],
        ContactStanding.OutcomeNotUnderstood => [new(ReasonCode.NoContactOutcomeUnclear)],
        ContactStanding.Sealed => [new(ReasonCode.NoContactSealed)],
        _ => [],
    };

    // Values are shown only where they name nobody; for names and numbers it is enough which offices differ.
    private static ReasonPart Conflict(IReadOnlyList<DetailConflict> conflicts, int from, int to)
    {
        var field = conflicts[from].Field;
        var arguments = new List<object>(SourceKinds.All.Count + 1) { field };
        var areShown = ShownValue(field, conflicts[from].A) is not null;
        foreach (var source in SourceKinds.All)
        {
            if (RecordOf(source, conflicts, (from, to)) is { } record)
                arguments.Add(areShown ? new SourceValue(source, ShownValue(field, record)!) : source);
        }

        return new ReasonPart(areShown ? ReasonCode.FieldValuesDiffer : ReasonCode.FieldDiffers, [.. arguments]);
    }

    /// <summary>The standing record of a source, when one of the pairs has it.</summary>
    private static BirthRecord? RecordOf(SourceKind source, IReadOnlyList<DetailConflict> pairs, (int From, int To) range)
    {
        for (var i = range.From; i < range.To; i++)
        {
            if (pairs[i].A.Key.Source == source)
                return pairs[i].A;
            if (pairs[i].B.Key.Source == source)
                return pairs[i].B;
        }

        return null;
    }

    private static object? ShownValue(BirthField field, BirthRecord record) => field switch
    {
        BirthField.BirthDate => record.BirthDate,
        BirthField.Sex => record.Sex,
        BirthField.BirthOrder => record.BirthOrder,
        BirthField.Plurality => record.Plurality,
        BirthField.Outcome => record.Outcome,
        BirthField.FacilityCode => record.FacilityCode,
        BirthField.BirthWeight => record.BirthWeightGrams,
        _ => null,
    };
}
