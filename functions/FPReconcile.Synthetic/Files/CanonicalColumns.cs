namespace FPReconcile.Synthetic.Files;

/// <summary>A column of a clean file: its canonical name and how a record fills it.</summary>
internal sealed record CanonicalColumn(string Name, Action<SyntheticRecord, CsvLine> Fill);

/// <summary>
/// Columns of the clean files. <c>remarks</c> is not on the allow-list: intake reads death words from it and drops it.
/// </summary>
internal static class CanonicalColumns
{
    private static readonly CanonicalColumn _facilityCode = new("facility_code", (record, line) => line.Add(record.FacilityCode));
    private static readonly CanonicalColumn _birthPlace = new("birth_place", (record, line) => line.Add(Place(record.IsHomeBirth)));
    private static readonly CanonicalColumn _areaCode = new("area_code", (record, line) => line.Add(record.AreaCode));
    private static readonly CanonicalColumn _birthTime = new("birth_time", (record, line) => line.Add(record.BirthTime));
    private static readonly CanonicalColumn _weight = new("birth_weight_g", (record, line) => line.Add(record.BirthWeightGrams));
    private static readonly CanonicalColumn _gestation = new("gestation", (record, line) => line.Add(record.GestationWeeks));
    private static readonly CanonicalColumn _plurality = new("plurality", (record, line) => line.Add(record.Plurality));
    private static readonly CanonicalColumn _outcome = new("outcome", (record, line) => line.Add(Outcome(record.Outcome)));
    private static readonly CanonicalColumn _childName = new("child_name", (record, line) => line.Add(record.ChildPlaceholder));
    private static readonly CanonicalColumn _certificate = new("certificate_number", (record, line) => line.Add(record.CertificateNumber));
    private static readonly CanonicalColumn _remarks = new("remarks", (record, line) => line.Add(record.Remarks));

    private static readonly CanonicalColumn[] _child =
    [
        new("birth_date", (record, line) => line.Add(record.BirthDate)),
        new("sex", (record, line) => line.Add(Sex(record.Sex))),
        new("birth_order", (record, line) => line.Add(record.BirthOrder)),
        new("child_surname", (record, line) => line.Add(record.ChildSurname)),
        new("child_given_name", (record, line) => line.Add(record.ChildGivenName)),
    ];

    private static readonly CanonicalColumn[] _parents =
    [
        new("mother_surname", (record, line) => line.Add(record.MotherSurname)),
        new("mother_given_name", (record, line) => line.Add(record.MotherGivenName)),
        new("mother_birth_date", (record, line) => line.Add(record.MotherBirthDate)),
        new("mother_national_id", (record, line) => line.Add(record.MotherNationalId)),
        new("father_surname", (record, line) => line.Add(record.FatherSurname)),
        new("father_given_name", (record, line) => line.Add(record.FatherGivenName)),
        new("phone", (record, line) => line.Add(record.Phone)),
    ];

    private static readonly CanonicalColumn[] _facility =
    [
        Id("record_id"), _facilityCode, _birthPlace, _areaCode, .. _child, _childName, _birthTime, _weight, _gestation, _plurality,
        _outcome, .. _parents, _certificate, RecordedOn("notified_date"), _remarks,
    ];

    private static readonly CanonicalColumn[] _registration =
    [
        Id("registration_number"), _facilityCode, _birthPlace, _areaCode, .. _child, _birthTime, _weight, _plurality,
        _outcome, .. _parents, _certificate, RecordedOn("registration_date"),
    ];

    private static readonly CanonicalColumn[] _register =
    [
        Id("entry_number"), _facilityCode, _areaCode, .. _child, _weight, _plurality, .. _parents, _certificate, RecordedOn("entry_date"),
    ];

    // The number of the row is no record id of a birth, so it is not called one.
    private static readonly CanonicalColumn[] _deaths =
        [Id("death_number"), _facilityCode, .. _child, _childName, _outcome, .. _parents, _certificate];

    public static IReadOnlyList<CanonicalColumn> Of(SyntheticSource source) => source switch
    {
        SyntheticSource.Facility => _facility,
        SyntheticSource.Registration => _registration,
        SyntheticSource.Register => _register,
        SyntheticSource.Deaths => _deaths,
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    public static string? Outcome(ChildOutcome? outcome) => outcome switch
    {
        ChildOutcome.Live => "live",
        ChildOutcome.Stillbirth => "stillbirth",
        ChildOutcome.NeonatalDeath => "neonatal_death",
        _ => null,
    };

    public static string? Place(bool? isHomeBirth) => isHomeBirth switch
    {
        true => "home",
        false => "facility",
        _ => null,
    };

    private static string? Sex(ChildSex? sex) => sex switch
    {
        ChildSex.Male => "M",
        ChildSex.Female => "F",
        _ => null,
    };

    private static CanonicalColumn Id(string name) => new(name, (record, line) => line.Add(record.RecordId));

    private static CanonicalColumn RecordedOn(string name) => new(name, (record, line) => line.Add(record.RecordedOn));
}
