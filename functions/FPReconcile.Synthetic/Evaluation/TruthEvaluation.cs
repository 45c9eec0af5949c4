namespace FPReconcile.Synthetic.Evaluation;

/// <summary>A link as in links.csv: source names and record ids.</summary>
public sealed record PredictedLink(string SourceA, string RecordA, string SourceB, string RecordB);

/// <summary>A row as in discrepancies.csv: the kind, and for each source its record ids, separated by a space, or blank.</summary>
public sealed record ReportedRow(string Kind, string FacilityRecords, string RegistrationRecords, string RegisterRecords);

/// <summary>
/// Compares what was linked and reported with what is true. Everything is counted in births: a birth counts once, whichever of
/// its duplicates was linked or reported.
/// </summary>
public sealed class TruthEvaluation
{
    private readonly IReadOnlyList<BirthTruth> _births;
    private readonly KindRules _rules;
    private readonly Dictionary<(SyntheticSource Source, string Id), BirthTruth> _birthOf = [];

    public TruthEvaluation(IReadOnlyList<BirthTruth> births, KindRules rules)
    {
        ArgumentNullException.ThrowIfNull(births);
        ArgumentNullException.ThrowIfNull(rules);
        _births = births;
        _rules = rules;
        foreach (var birth in births)
        {
            foreach (var record in SyntheticSources.Linked.SelectMany(birth.Records))
                _birthOf.Add((record.Source, record.RecordId), birth);
        }
    }

    public TruthEvaluation(SyntheticDistrict district)
        : this(Given(district).Births, new KindRules(district.Options.AsOf))
    {
    }

    /// <summary>
    /// Links between two sources. Right: births whose records in both sources are joined by a link. Wrong: pairs of different
    /// births that a link joins (or a record that is not in the truth). Missed: births with records in both and no link.
    /// </summary>
    public Quality Links(SyntheticSource sourceA, SyntheticSource sourceB, IEnumerable<PredictedLink> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        var right = new HashSet<int>();
        var wrong = new HashSet<(int, int)>();
        var unknown = 0;
        foreach (var link in links)
        {
            if (Between(link, sourceA, sourceB) is not var (recordA, recordB))
                continue;
            if (!_birthOf.TryGetValue((sourceA, recordA), out var a) || !_birthOf.TryGetValue((sourceB, recordB), out var b))
                unknown++;
            else if (a == b)
                right.Add(a.Id);
            else
                wrong.Add((a.Id, b.Id));
        }

        var linkable = _births.Count(birth => IsIn(birth, sourceA) && IsIn(birth, sourceB));
        return new Quality(right.Count, wrong.Count + unknown, linkable - right.Count);
    }

    /// <summary>
    /// Rows of one kind. <c>unregistered_birth</c> and <c>registration_without_notification</c> give way to
    /// <c>possible_match</c>: such births are set apart, neither found nor missed.
    /// </summary>
    public KindQuality Kind(string kind, IReadOnlyCollection<ReportedRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var own = OwnSource(kind);
        var reported = rows.Where(row => row.Kind == kind).Select(row => ReportedBirth(row, own)).ToList();
        var known = reported.OfType<BirthTruth>().Distinct().ToList();
        var right = known.Count(birth => _rules.IsExpected(kind, birth));
        var setApart = SetApart(kind, own, rows).Except(known).Count(birth => _rules.IsExpected(kind, birth));
        var expected = _births.Count(birth => _rules.IsExpected(kind, birth));
        var wrong = known.Count - right + reported.Count(birth => birth is null);
        return new KindQuality(kind, new Quality(right, wrong, expected - right - setApart), setApart);
    }

    /// <summary>Share of all births that are in a row of possible matches.</summary>
    public double PossibleMatchShare(IEnumerable<ReportedRow> rows)
    {
        var births = rows.Where(row => row.Kind == KindNames.PossibleMatch)
            .Select(row => ReportedBirth(row, SyntheticSource.Facility) ?? ReportedBirth(row, SyntheticSource.Registration)
                ?? ReportedBirth(row, SyntheticSource.Register))
            .OfType<BirthTruth>().Distinct().Count();
        return (double)births / _births.Count;
    }

    /// <summary>
    /// Twins and triplets whose records differ from a sibling's in order, sex or given name, in a field that both sources
    /// recorded for both: share linked to the right one between two sources.
    /// </summary>
    public SiblingQuality Siblings(SyntheticSource sourceA, SyntheticSource sourceB, IEnumerable<PredictedLink> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        var linkedTo = LinkedTo(sourceA, sourceB, links);
        var quality = default(SiblingQuality);
        foreach (var delivery in _births.Where(birth => birth.Plurality > 1).GroupBy(birth => birth.DeliveryId))
        {
            var siblings = delivery.Where(birth => IsIn(birth, sourceA) && IsIn(birth, sourceB)).ToList();
            foreach (var birth in siblings.Where(birth => siblings.Exists(other => Siblinghood.CanBeToldApart(birth, other, sourceA, sourceB))))
            {
                var linked = linkedTo.GetValueOrDefault(birth.Id, []);
                quality += linked.Contains(birth.Id) ? new SiblingQuality(1, 0, 0)
                    : linked.Any(id => id != birth.Id && delivery.Any(sibling => sibling.Id == id)) ? new SiblingQuality(0, 1, 0)
                    : new SiblingQuality(0, 0, 1);
            }
        }

        return quality;
    }

    private static SyntheticDistrict Given(SyntheticDistrict district)
    {
        ArgumentNullException.ThrowIfNull(district);
        return district;
    }

    private static bool IsIn(BirthTruth birth, SyntheticSource source) => birth.Records(source).Count > 0;

    /// <summary>The records of a link in the order asked for; null when it joins other sources.</summary>
    private static (string RecordA, string RecordB)? Between(PredictedLink link, SyntheticSource sourceA, SyntheticSource sourceB)
    {
        if (link.SourceA == sourceA.Name() && link.SourceB == sourceB.Name())
            return (link.RecordA, link.RecordB);
        return link.SourceA == sourceB.Name() && link.SourceB == sourceA.Name() ? (link.RecordB, link.RecordA) : null;
    }

    private Dictionary<int, HashSet<int>> LinkedTo(SyntheticSource sourceA, SyntheticSource sourceB, IEnumerable<PredictedLink> links)
    {
        var linkedTo = new Dictionary<int, HashSet<int>>();
        foreach (var link in links)
        {
            if (Between(link, sourceA, sourceB) is not var (recordA, recordB)
                || !_birthOf.TryGetValue((sourceA, recordA), out var a) || !_birthOf.TryGetValue((sourceB, recordB), out var b))
                continue;
            if (!linkedTo.TryGetValue(a.Id, out var births))
                linkedTo.Add(a.Id, births = []);
            births.Add(b.Id);
        }

        return linkedTo;
    }

    private IEnumerable<BirthTruth> SetApart(string kind, SyntheticSource? own, IEnumerable<ReportedRow> rows) =>
        kind is KindNames.UnregisteredBirth or KindNames.RegistrationWithoutNotification
            ? rows.Where(row => row.Kind == KindNames.PossibleMatch).Select(row => ReportedBirth(row, own)).OfType<BirthTruth>().Distinct()
            : [];

    /// <summary>The source whose records a kind is about; null: any (duplicates).</summary>
    private static SyntheticSource? OwnSource(string kind) => kind switch
    {
        KindNames.UnregisteredBirth or KindNames.AwaitingRegistration => SyntheticSource.Facility,
        KindNames.RegistrationWithoutNotification or KindNames.NotInRegister => SyntheticSource.Registration,
        KindNames.RegisterEntryWithoutRegistration => SyntheticSource.Register,
        KindNames.PossibleDuplicate => null,
        _ => throw new ArgumentException("The truth foretells no such kind.", nameof(kind)),
    };

    /// <summary>The birth that a row is about; null when its records are unknown or, of duplicates, belong to several births.</summary>
    private BirthTruth? ReportedBirth(ReportedRow row, SyntheticSource? own)
    {
        if (own is { } source)
            return BirthsOf(row, source).FirstOrDefault();
        foreach (var each in SyntheticSources.Linked)
        {
            var births = BirthsOf(row, each).ToList();
            if (births.Count > 1 && births.TrueForAll(birth => birth is not null && birth == births[0]))
                return births[0];
        }

        return null;
    }

    private IEnumerable<BirthTruth?> BirthsOf(ReportedRow row, SyntheticSource source)
    {
        var ids = source switch
        {
            SyntheticSource.Facility => row.FacilityRecords,
            SyntheticSource.Registration => row.RegistrationRecords,
            _ => row.RegisterRecords,
        };
        return ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => _birthOf.GetValueOrDefault((source, id)));
    }
}
