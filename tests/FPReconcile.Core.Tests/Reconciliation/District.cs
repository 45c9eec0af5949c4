using System.Globalization;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Reconciliation;

/// <summary>A few invented births, already linked, for the tests of this folder.</summary>
internal sealed class District
{
    public static readonly DateOnly AsOf = new(2025, 5, 17);

    private readonly List<LinkedBirth> _births = [];
    private readonly List<RecordLink> _possible = [];

    /// <summary>The date by which the run judges.</summary>
    public DateOnly Today { get; set; } = AsOf;

    public List<DeathRecord> Deaths { get; } = [];

    public List<SourceDelivery> Deliveries { get; } = [.. SourceKinds.All.Select(source => new SourceDelivery(source, 0))];

    public List<CoverageDeclaration> Coverage { get; } = [.. SourceKinds.All.Select(Everything)];

    public OfficerDecisions Decisions { get; set; } = OfficerDecisions.None;

    public PreviousCases Previous { get; set; } = PreviousCases.None;

    public HoldReason? ContactHold { get; set; }

    public IReadOnlyList<LinkedBirth> Births => _births;

    public static BirthNotification H(string id, Facts? given = null)
    {
        var facts = given ?? new Facts();
        return new BirthNotification
        {
            Key = new RecordKey(SourceKind.Facility, id),
            Origin = new RecordOrigin("facility.csv", "", 2),
            BirthDate = Day(facts.Date),
            AreaCode = facts.Area,
            FacilityCode = facts.Facility,
            BirthPlace = facts.Place,
            Sex = facts.Sex,
            BirthOrder = facts.Order,
            Plurality = facts.Plurality,
            Outcome = facts.Outcome,
            BirthWeightGrams = facts.Weight,
            ChildName = Name(facts.Child),
            MotherName = Name(facts.Mother),
            MotherBirthDate = facts.MotherBorn is null ? null : Day(facts.MotherBorn),
            MotherNationalId = facts.NationalId,
            CertificateNumber = facts.Certificate,
            Phone = facts.Phone,
        };
    }

    public static BirthRegistration R(string id, Facts? given = null)
    {
        var facts = given ?? new Facts();
        return new BirthRegistration
        {
            Key = new RecordKey(SourceKind.Registration, id),
            Origin = new RecordOrigin("registration.csv", "", 2),
            BirthDate = Day(facts.Date),
            AreaCode = facts.Area,
            FacilityCode = facts.Facility,
            BirthPlace = facts.Place,
            Sex = facts.Sex,
            BirthOrder = facts.Order,
            Plurality = facts.Plurality,
            Outcome = facts.Outcome,
            BirthWeightGrams = facts.Weight,
            ChildName = Name(facts.Child),
            MotherName = Name(facts.Mother),
            MotherBirthDate = facts.MotherBorn is null ? null : Day(facts.MotherBorn),
            MotherNationalId = facts.NationalId,
            CertificateNumber = facts.Certificate,
            Phone = facts.Phone,
            RegistrationDate = facts.Arrived is null ? null : Day(facts.Arrived),
        };
    }

    public static PopulationRegisterEntry P(string id, Facts? given = null)
    {
        var facts = given ?? new Facts();
        return new PopulationRegisterEntry
        {
            Key = new RecordKey(SourceKind.Register, id),
            Origin = new RecordOrigin("register.csv", "", 2),
            BirthDate = Day(facts.Date),
            AreaCode = facts.Area,
            FacilityCode = facts.Facility,
            BirthPlace = facts.Place,
            Sex = facts.Sex,
            BirthOrder = facts.Order,
            Plurality = facts.Plurality,
            Outcome = facts.Outcome,
            BirthWeightGrams = facts.Weight,
            ChildName = Name(facts.Child),
            MotherName = Name(facts.Mother),
            MotherBirthDate = facts.MotherBorn is null ? null : Day(facts.MotherBorn),
            MotherNationalId = facts.NationalId,
            CertificateNumber = facts.Certificate,
            Phone = facts.Phone,
            EntryDate = facts.Arrived is null ? null : Day(facts.Arrived),
        };
    }

    /// <summary>'Surname, Given' as parts, anything else as a whole name.</summary>
    public static PersonName Name(string? text)
    {
        if (text is null)
            return PersonName.Missing;
        var parts = text.Split(", ");
        return parts.Length == 2 ? new PersonName(parts[0], parts[1], null) : new PersonName(null, null, text);
    }

    public static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static CoverageDeclaration Everything(SourceKind source) => new(source, null, null, []);

    /// <summary>Adds one birth made of the given records; the first of each source stands, the others are duplicates.</summary>
    public District With(params BirthRecord[] records)
    {
        var standing = records.DistinctBy(record => record.Key.Source).OrderBy(record => record.Key.Source).ToList();
        var bits = MatchWeight.FromProbability(0.999).Bits;
        _births.Add(new LinkedBirth
        {
            Notification = standing.OfType<BirthNotification>().FirstOrDefault(),
            Registration = standing.OfType<BirthRegistration>().FirstOrDefault(),
            RegisterEntry = standing.OfType<PopulationRegisterEntry>().FirstOrDefault(),
            Duplicates = [.. records.Except(standing).OrderBy(record => record.Key)],
            DuplicateLinks =
            [
                .. records.Except(standing).OrderBy(record => record.Key)
                    .Select(record => new RecordLink(standing.Find(first => first.Key.Source == record.Key.Source)!.Key, record.Key, 6, 0.98)),
            ],
            Bits = new StandingBits(bits, bits, bits),
        });
        return this;
    }

    public District Possible(RecordKey a, RecordKey b, double probability = 0.71)
    {
        _possible.Add(new RecordLink(a, b, 1.3, probability));
        return this;
    }

    public District Possible(BirthRecord a, BirthRecord b) => Possible(a.Key, b.Key);

    public District WithoutRegister()
    {
        Deliveries.RemoveAll(delivery => delivery.Source == SourceKind.Register);
        return this;
    }

    /// <summary>A file of the source cannot be read.</summary>
    public District Unreadable(SourceKind source)
    {
        Deliveries.RemoveAll(delivery => delivery.Source == source);
        Deliveries.Add(new SourceDelivery(source, 1));
        return this;
    }

    public LinkageOutcome Linkage() => new() { Births = _births, PossibleMatches = _possible };

    public ReconcilerResult Reconcile(int registrationDays = 30, int registerGraceDays = 30) => Reconciler.Reconcile(new ReconcilerInput
    {
        Linkage = Linkage(),
        Rules = new ReconciliationRules
        {
            AsOf = Today,
            RegistrationDays = registrationDays,
            RegisterGraceDays = registerGraceDays,
            Coverage = Coverage,
        },
        Deliveries = Deliveries,
        Deaths = Deaths,
        ContactHold = ContactHold,
        Decisions = Decisions,
        PreviousCases = Previous,
    });
}

/// <summary>What an invented record says.</summary>
internal sealed record Facts
{
    public string Date { get; init; } = "2025-03-04";

    public string? Area { get; init; } = "K01";

    public string? Facility { get; init; } = "F1";

    public BirthPlace Place { get; init; }

    public Sex Sex { get; init; } = Sex.Female;

    public int? Order { get; init; }

    public int? Plurality { get; init; }

    public BirthOutcome Outcome { get; init; }

    public int? Weight { get; init; }

    public string? Child { get; init; }

    public string? Mother { get; init; } = "Banda, Amina";

    public string? MotherBorn { get; init; }

    public string? NationalId { get; init; }

    public string? Certificate { get; init; }

    public string? Phone { get; init; }

    public string? Arrived { get; init; } = "2025-04-10";
}
