namespace FPReconcile.Core.Records;

/// <summary>
/// One record of one birth from one office, after intake: values are trimmed and typed, bad values are gone (and listed),
/// nothing is guessed. Names and identifiers are internal to Core; <see cref="ToString"/> shows the key only.
/// </summary>
public abstract class BirthRecord
{
    // A source has 100,000 records and more: small numbers are kept small, with 0 for none.
    private readonly int _motherBirthDay;
    private readonly int _recordedDay;
    private readonly long _birthTicks;
    private readonly short _birthWeightGrams;
    private readonly short _gestationDays;
    private readonly byte _plurality;
    private byte _birthOrder;
    private readonly SourceKind _source;
    private string _id = "";
    private BirthOutcome _outcome;
    private bool _isProvisional;

    /// <summary>Source and id of the record.</summary>
    public required RecordKey Key
    {
        get => new(_source, _id);
        init => (_source, _id) = (value.Source, value.Id);
    }

    /// <summary>File, sheet and row it came from.</summary>
    public required RecordOrigin Origin { get; init; }

    /// <summary>Date of birth of the child. A row without one is set aside at intake.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>Local time of birth, when recorded.</summary>
    public TimeOnly? BirthTime
    {
        get => _birthTicks == 0 ? null : new TimeOnly(_birthTicks - 1);
        init => _birthTicks = value is { } time ? time.Ticks + 1 : 0;
    }

    /// <summary>Code of the facility of birth, upper case.</summary>
    public string? FacilityCode { get; init; }

    public BirthPlace BirthPlace { get; init; }

    /// <summary>Code of the area where the birth should be registered, upper case.</summary>
    public string? AreaCode { get; init; }

    public Sex Sex { get; init; }

    /// <summary>Birth weight in grams, 200 to 8000.</summary>
    public int? BirthWeightGrams
    {
        get => _birthWeightGrams == 0 ? null : _birthWeightGrams;
        init => _birthWeightGrams = (short)(value ?? 0);
    }

    /// <summary>Length of gestation in days, 140 to 315.</summary>
    public int? GestationDays
    {
        get => _gestationDays == 0 ? null : _gestationDays;
        init => _gestationDays = (short)(value ?? 0);
    }

    /// <summary>Number of children of this delivery, 1 to 9.</summary>
    public int? Plurality
    {
        get => _plurality == 0 ? null : _plurality;
        init => _plurality = (byte)(value ?? 0);
    }

    /// <summary>Order within the delivery, 1 to 9; never the mother's number of children.</summary>
    public int? BirthOrder
    {
        get => _birthOrder == 0 ? null : _birthOrder;
        init => _birthOrder = (byte)(value ?? 0);
    }

    /// <summary>Outcome, from the outcome column or from words of a remarks column (a death word wins).</summary>
    public BirthOutcome Outcome
    {
        get => _outcome;
        init => _outcome = value;
    }

    /// <summary>The child's name; missing for 'Baby of ...' and the like.</summary>
    public PersonName ChildName { get; init; }

    public PersonName MotherName { get; init; }

    public DateOnly? MotherBirthDate
    {
        get => DayOf(_motherBirthDay);
        init => _motherBirthDay = NumberOf(value);
    }

    /// <summary>The mother's national id: letters and digits only, upper case.</summary>
    internal string? MotherNationalId { get; init; }

    public PersonName FatherName { get; init; }

    /// <summary>Telephone: digits only, without country or trunk prefix where that is sure.</summary>
    internal string? Phone { get; init; }

    /// <summary>Number of the birth certificate: letters and digits only, upper case.</summary>
    internal string? CertificateNumber { get; init; }

    /// <summary>Highest stands among rows of one record id; see the re-upload rules.</summary>
    public string? RecordVintage { get; init; }

    /// <summary>Day on which the office recorded the birth: notified, registered or entered.</summary>
    public DateOnly? RecordedOn
    {
        get => DayOf(_recordedDay);
        private protected init => _recordedDay = NumberOf(value);
    }

    /// <summary>True when this record itself says that the child died or was stillborn.</summary>
    public bool HasDeathEvidence => Outcome is BirthOutcome.Stillbirth or BirthOutcome.NeonatalDeath;

    /// <summary>
    /// True for a record that was set aside because other rows of its id say different things: it takes part in linkage, so that no
    /// child counts as unregistered meanwhile, and nothing is reported of its birth.
    /// </summary>
    internal bool IsProvisional => _isProvisional;

    /// <summary>Key only: nothing personal.</summary>
    public override string ToString() => Key.ToString();

    /// <summary>The same record under another id of its source.</summary>
    internal BirthRecord WithId(string id)
    {
        var copy = (BirthRecord)MemberwiseClone();
        copy._id = id;
        return copy;
    }

    internal BirthRecord AsProvisional()
    {
        var copy = (BirthRecord)MemberwiseClone();
        copy._isProvisional = true;
        return copy;
    }

    internal BirthRecord WithOutcome(BirthOutcome outcome)
    {
        var copy = (BirthRecord)MemberwiseClone();
        copy._outcome = outcome;
        return copy;
    }

    /// <param name="birthOrder">Order within the delivery; 0 for none.</param>
    internal BirthRecord WithBirthOrder(byte birthOrder)
    {
        var copy = (BirthRecord)MemberwiseClone();
        copy._birthOrder = birthOrder;
        return copy;
    }

    private static int NumberOf(DateOnly? day) => day is { } known ? known.DayNumber + 1 : 0;

    private static DateOnly? DayOf(int number) => number == 0 ? null : DateOnly.FromDayNumber(number - 1);
}

/// <summary>H: a birth notification from a maternity facility.</summary>
public sealed class BirthNotification : BirthRecord
{
    /// <summary>Day on which the facility notified the birth.</summary>
    public DateOnly? NotifiedDate
    {
        get => RecordedOn;
        init => RecordedOn = value;
    }
}

/// <summary>R: a civil birth registration.</summary>
public sealed class BirthRegistration : BirthRecord
{
    /// <summary>Day on which the birth was registered.</summary>
    public DateOnly? RegistrationDate
    {
        get => RecordedOn;
        init => RecordedOn = value;
    }
}

/// <summary>P: an entry of a newborn in the population (household) register.</summary>
public sealed class PopulationRegisterEntry : BirthRecord
{
    /// <summary>Day on which the child was entered.</summary>
    public DateOnly? EntryDate
    {
        get => RecordedOn;
        init => RecordedOn = value;
    }
}
