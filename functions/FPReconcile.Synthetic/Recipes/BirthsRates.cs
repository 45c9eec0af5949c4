namespace FPReconcile.Synthetic.Recipes;

/// <summary>
/// Error rates of the births recipe: its own, so that tuning a district never changes the recipe. Those of names and dates were
/// chosen so that the usual blocking rules find as many true pairs as in the published recipe (a test holds the figures).
/// </summary>
internal static class BirthsRates
{
    private static readonly ErrorRates _standard = new()
    {
        NameTypo = SourceRates.Same(0.014),
        NameVariant = SourceRates.Same(0.014),
        NameTruncated = SourceRates.Same(0.005),
        NameTransliterated = new(0.001, 0.003, 0.003),
        MiddleNameDropped = new(0.40, 0.10, 0.10),
        NamesSwapped = new(0.015, 0.005, 0.005),
        MarriedName = new(0, 0.02, 0.02),
        MotherDateSwapped = SourceRates.Same(0.012),
        MotherDateDigit = SourceRates.Same(0.022),
        MotherDateHeaped = SourceRates.Same(0.032),
        MotherBirthDateMissing = new(0.08, 0.02, 0.02),
        ChildDateDayOff = new(0.002, 0.007, 0.007),
        ChildDateSwapped = SourceRates.Same(0.002),
        ChildDateDigit = SourceRates.Same(0.002),
        IdentifierDigit = SourceRates.Same(0.005),
        NationalIdMissing = SourceRates.Same(0.15),
        PhoneMissing = SourceRates.Same(0.40),
        OtherPhone = new(0, 0.12, 0.12),
        SexMiscoded = SourceRates.Same(0.003),
        ChildNameMissing = new(0.70, 0.02, 0.02),
        BirthOrderMissing = new(0.03, 0.25, 0.25),
        WeightMissing = new(0.03, 0.85, 0.85),
        WeightMisread = new(0.01, 0.05, 0.05),
        Moved = 0.05,
    };

    private static readonly ErrorRates _hard = _standard.WithErrorsDoubled() with
    {
        NationalIdMissing = SourceRates.Same(0.55),
        PhoneMissing = SourceRates.Same(0.65),
        MotherBirthDateMissing = new(0.25, 0.08, 0.08),
        ChildNameMissing = new(0.85, 0.06, 0.06),
    };

    private static readonly ErrorRates _sparse = _standard with
    {
        NationalIdMissing = SourceRates.Same(0.40),
        PhoneMissing = SourceRates.Same(1),
    };

    /// <summary>The rates of a profile.</summary>
    public static ErrorRates Of(ErrorProfile profile) => profile switch
    {
        ErrorProfile.Standard => _standard,
        ErrorProfile.Hard => _hard,
        ErrorProfile.Sparse => _sparse,
        _ => throw new ArgumentOutOfRangeException(nameof(profile)),
    };
}
