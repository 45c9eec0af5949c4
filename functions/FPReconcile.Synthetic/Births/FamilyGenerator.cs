using FPReconcile.Synthetic.Identifiers;
using FPReconcile.Synthetic.Names;

namespace FPReconcile.Synthetic.Births;

/// <summary>Invents the parents of a delivery.</summary>
internal sealed class FamilyGenerator(DistrictOptions options)
{
    private const double MiddleNameShare = 0.25;
    private const double SecondSurnameShare = 0.02;

    private readonly ErrorRates _rates = options.RatesInForce;

    public Family Create(SeededRandom random)
    {
        var isChinese = IsChinese(random);
        var motherBirthDate = MotherBirthDate(random);
        var area = random.Next(options.Areas);
        return new Family
        {
            IsChinese = isChinese,
            MotherSurname = Surname(isChinese, random),
            MotherSecondSurname = !isChinese && random.Chance(SecondSurnameShare) ? LatinNames.Surname(random) : null,
            MotherGivenName = GivenName(isChinese, ChildSex.Female, random),
            MotherMiddleName = !isChinese && random.Chance(MiddleNameShare) ? LatinNames.GivenName(ChildSex.Female, random) : null,
            MotherBirthDate = motherBirthDate,
            NationalId = HasInGeneral(_rates.NationalIdMissing, random) ? NationalId(isChinese, motherBirthDate, random) : null,
            Phone = HasInGeneral(_rates.PhoneMissing, random) ? PhoneNumbers.Create(isChinese, random) : null,
            OtherPhone = PhoneNumbers.Create(isChinese, random),
            FatherSurname = Surname(isChinese, random),
            FatherGivenName = GivenName(isChinese, ChildSex.Male, random),
            AreaIndex = area,
            AreaCode = Codes.Area(area, options.Areas),
            MovedTo = random.Chance(_rates.Moved) ? OtherArea(area, random) : null,
        };
    }

    public static string GivenName(bool isChinese, ChildSex sex, SeededRandom random) =>
        isChinese ? ChineseNames.GivenName(sex, random) : LatinNames.GivenName(sex, random);

    private static string Surname(bool isChinese, SeededRandom random) =>
        isChinese ? ChineseNames.Surname(random) : LatinNames.Surname(random);

    private static string NationalId(bool isChinese, DateOnly birthDate, SeededRandom random) =>
        isChinese ? NationalIds.Chinese(birthDate, random) : NationalIds.Latin(random);

    /// <summary>
    /// The share with the value is a product of two equal parts: the family has it at all, and the record shows it
    /// (see <see cref="ErrorRates.NationalIdMissing"/>). This is the first; the facility's rate counts for the family.
    /// </summary>
    private static bool HasInGeneral(SourceRates missing, SeededRandom random) => random.Chance(Math.Sqrt(1 - missing.Facility));

    private bool IsChinese(SeededRandom random) => options.Names switch
    {
        NameProfile.Chinese => true,
        NameProfile.Latin => false,
        _ => random.Chance(0.5),
    };

    /// <summary>Mothers are 15 to 47, most of them around 27.</summary>
    private DateOnly MotherBirthDate(SeededRandom random)
    {
        var ageInDays = Math.Clamp(random.NextBell(27.5, 6) * 365.25, 15 * 366, 47 * 365);
        return options.FirstBirthDate.AddDays(-(int)ageInDays);
    }

    private string? OtherArea(int area, SeededRandom random) => options.Areas == 1
        ? null
        : Codes.Area((area + random.Between(1, options.Areas - 1)) % options.Areas, options.Areas);
}
