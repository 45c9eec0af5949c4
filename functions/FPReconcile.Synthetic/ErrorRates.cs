namespace FPReconcile.Synthetic;

/// <summary>One rate for each office, from 0 to 1. The list of deaths is written in facilities and takes their rate.</summary>
public readonly record struct SourceRates(double Facility, double Registration, double Register)
{
    /// <summary>The same rate in all offices.</summary>
    public static SourceRates Same(double rate) => new(rate, rate, rate);

    public double Of(SyntheticSource source) => source switch
    {
        SyntheticSource.Registration => Registration,
        SyntheticSource.Register => Register,
        _ => Facility,
    };

    internal SourceRates Doubled() =>
        new(Math.Min(1, 2 * Facility), Math.Min(1, 2 * Registration), Math.Min(1, 2 * Register));
}

/// <summary>
/// How often an office writes something wrong, or leaves it out: shares of records, from 0 to 1. The defaults are the standard
/// profile; <see cref="Hard"/> and <see cref="Sparse"/> are the other two; <c>with</c> makes any other.
/// </summary>
public sealed record ErrorRates
{
    /// <summary>The default rates.</summary>
    public static ErrorRates Standard { get; } = new();

    /// <summary>All errors doubled and much more left out, certificate numbers altogether: tells good linkage engines from each other.</summary>
    public static ErrorRates Hard { get; } = Standard.WithErrorsDoubled() with
    {
        NationalIdMissing = SourceRates.Same(0.55),
        PhoneMissing = SourceRates.Same(0.65),
        MotherBirthDateMissing = new(0.25, 0.08, 0.08),
        ChildNameMissing = new(0.85, 0.06, 0.06),
        CertificateMissing = SourceRates.Same(1),
        Moved = 0.10,
    };

    /// <summary>The standard errors where 40 % of the ids are missing and there are neither phones nor certificate numbers.</summary>
    public static ErrorRates Sparse { get; } = Standard with
    {
        NationalIdMissing = SourceRates.Same(0.40),
        PhoneMissing = SourceRates.Same(1),
        CertificateMissing = SourceRates.Same(1),
    };

    /// <summary>A slip of the pen in a name, per part of a name.</summary>
    public SourceRates NameTypo { get; init; } = SourceRates.Same(0.02);

    /// <summary>Another spelling, a nickname, a character of the same sound or its traditional form, per part of a name.</summary>
    public SourceRates NameVariant { get; init; } = SourceRates.Same(0.025);

    /// <summary>A name cut short, down to an initial or one character, per part of a name.</summary>
    public SourceRates NameTruncated { get; init; } = SourceRates.Same(0.008);

    /// <summary>A Chinese name in Latin letters.</summary>
    public SourceRates NameTransliterated { get; init; } = new(0.001, 0.003, 0.003);

    /// <summary>The second given name or the second surname left out, of mothers who have one.</summary>
    public SourceRates MiddleNameDropped { get; init; } = new(0.40, 0.10, 0.20);

    /// <summary>The mother's surname and given name in each other's column.</summary>
    public SourceRates NamesSwapped { get; init; } = new(0.015, 0.005, 0.005);

    /// <summary>The mother under her husband's surname.</summary>
    public SourceRates MarriedName { get; init; } = new(0, 0.02, 0.02);

    /// <summary>Day and month of the mother's birth date exchanged (where both readings are dates).</summary>
    public SourceRates MotherDateSwapped { get; init; } = SourceRates.Same(0.006);

    /// <summary>A wrong digit in the mother's birth date.</summary>
    public SourceRates MotherDateDigit { get; init; } = SourceRates.Same(0.01);

    /// <summary>1 January of the right year instead of the mother's birth date.</summary>
    public SourceRates MotherDateHeaped { get; init; } = SourceRates.Same(0.015);

    /// <summary>The child's birth date a day early or late.</summary>
    public SourceRates ChildDateDayOff { get; init; } = new(0.003, 0.010, 0.008);

    /// <summary>Day and month of the child's birth date exchanged (where both readings are dates).</summary>
    public SourceRates ChildDateSwapped { get; init; } = SourceRates.Same(0.003);

    /// <summary>A wrong digit in the child's birth date.</summary>
    public SourceRates ChildDateDigit { get; init; } = SourceRates.Same(0.003);

    /// <summary>A wrong digit, or two exchanged, in the national id, the phone or the certificate number, each.</summary>
    public SourceRates IdentifierDigit { get; init; } = SourceRates.Same(0.01);

    public SourceRates SexMiscoded { get; init; } = SourceRates.Same(0.003);

    /// <summary>A weight read or rounded differently, of weights recorded.</summary>
    public SourceRates WeightMisread { get; init; } = new(0.01, 0.05, 0.05);

    /// <summary>Families who moved to another area between birth and registration: the registration and the register have the new area.</summary>
    public double Moved { get; init; } = 0.05;

    /// <summary>Another phone of the family than the one the facility knows.</summary>
    public SourceRates OtherPhone { get; init; } = new(0, 0.12, 0.12);

    /// <summary>
    /// No national id in the record. It is the chance of one record; half of it (by square root) is the mother who has none in
    /// any office, so two records both have the id more often than chance alone.
    /// </summary>
    public SourceRates NationalIdMissing { get; init; } = SourceRates.Same(0.15);

    /// <summary>No phone in the record; half of it (by square root) is the family without one.</summary>
    public SourceRates PhoneMissing { get; init; } = SourceRates.Same(0.40);

    public SourceRates MotherBirthDateMissing { get; init; } = new(0.08, 0.02, 0.02);

    /// <summary>No given name of the child: facilities often notify before the child is named.</summary>
    public SourceRates ChildNameMissing { get; init; } = new(0.70, 0.02, 0.02);

    /// <summary>Of the records without the child's name, those with words such as 'Baby of Amina' in its place.</summary>
    public SourceRates BabyOfName { get; init; } = new(0.40, 0, 0);

    public SourceRates BirthOrderMissing { get; init; } = new(0.03, 0.25, 0.25);

    public SourceRates PluralityMissing { get; init; } = new(0.10, 0.60, 0.80);

    public SourceRates WeightMissing { get; init; } = new(0.03, 0.85, 0.95);

    public SourceRates GestationMissing { get; init; } = new(0.10, 1, 1);

    public SourceRates BirthTimeMissing { get; init; } = new(0.20, 0.80, 1);

    public SourceRates SexMissing { get; init; } = new(0.005, 0.001, 0.001);

    public SourceRates CertificateMissing { get; init; } = new(0.40, 0.30, 0.85);

    public SourceRates FatherNameMissing { get; init; } = new(0.50, 0.15, 0.20);

    public SourceRates FacilityMissing { get; init; } = new(0, 0.03, 0.30);

    /// <summary>Births entered a second time by the same office, under another record id and with small changes.</summary>
    public SourceRates Reentered { get; init; } = new(0.01, 0.005, 0.005);

    /// <summary>The rates of a profile.</summary>
    public static ErrorRates Of(ErrorProfile profile) => profile switch
    {
        ErrorProfile.Standard => Standard,
        ErrorProfile.Hard => Hard,
        ErrorProfile.Sparse => Sparse,
        _ => throw new ArgumentOutOfRangeException(nameof(profile)),
    };

    /// <summary>Twice as many wrong values. What is missing or entered twice stays as it is.</summary>
    public ErrorRates WithErrorsDoubled() => this with
    {
        NameTypo = NameTypo.Doubled(),
        NameVariant = NameVariant.Doubled(),
        NameTruncated = NameTruncated.Doubled(),
        NameTransliterated = NameTransliterated.Doubled(),
        MiddleNameDropped = MiddleNameDropped.Doubled(),
        NamesSwapped = NamesSwapped.Doubled(),
        MarriedName = MarriedName.Doubled(),
        MotherDateSwapped = MotherDateSwapped.Doubled(),
        MotherDateDigit = MotherDateDigit.Doubled(),
        MotherDateHeaped = MotherDateHeaped.Doubled(),
        ChildDateDayOff = ChildDateDayOff.Doubled(),
        ChildDateSwapped = ChildDateSwapped.Doubled(),
        ChildDateDigit = ChildDateDigit.Doubled(),
        IdentifierDigit = IdentifierDigit.Doubled(),
        SexMiscoded = SexMiscoded.Doubled(),
        WeightMisread = WeightMisread.Doubled(),
        OtherPhone = OtherPhone.Doubled(),
        Moved = Math.Min(1, 2 * Moved),
    };
}
