using FPReconcile.Synthetic.Births;
using FPReconcile.Synthetic.Identifiers;
using FPReconcile.Synthetic.Names;

namespace FPReconcile.Synthetic.Recipes;

/// <summary>
/// The births of the recipe, each invented from its number alone: two files in different orders need no memory of each other.
/// Births 2k and 2k+1 are a pair of places: either twins or two single births.
/// </summary>
internal sealed class BirthPopulation
{
    /// <summary>Mothers who have a national id. Records show it less often: see the rates of the profile.</summary>
    public static readonly double MothersWithId = Math.Sqrt(0.85);

    /// <summary>Families who have a phone.</summary>
    public static readonly double FamiliesWithPhone = Math.Sqrt(0.60);

    private const double TwinDeliveries = 0.015;
    // Of b pairs of places, bq are twins: bq of b(2 - q) deliveries.
    private const double TwinPlaces = 2 * TwinDeliveries / (1 + TwinDeliveries);
    private const double OnlyInRight = 0.02;
    private const double NotInRight = 0.06;
    private const double SiblingGoesItsOwnWay = 0.10;
    private const double SameSexTwinShare = 0.65;
    private const double LocalFacilityShare = 0.85;
    private const double MiddleNameShare = 0.25;
    private const double SecondSurnameShare = 0.02;
    private const int Year = 2025;

    private readonly RecipeOptions _options;
    private readonly double _moved;
    private readonly int _areas;
    private readonly int _facilities;

    public BirthPopulation(RecipeOptions options)
    {
        _options = options;
        _moved = BirthsRates.Of(options.Profile).Moved;
        // A country of a million births has some hundred districts and some hundred maternity wards that matter.
        _areas = Math.Clamp(options.Size / 5000, 8, 1000);
        _facilities = Math.Clamp(options.Size / 2000, 12, 5000);
    }

    public static DateOnly FirstDay { get; } = new(Year, 1, 1);

    public static DateOnly LastDay { get; } = new(Year, 12, 31);

    /// <summary>The birth of a number, from 0: the same each time.</summary>
    public RecipeBirth Birth(int number)
    {
        var first = number & ~1;
        var isTwin = first + 1 < _options.Size && RecipeStreams.Random(_options.Seed, RecipeStream.Twins, first).Chance(TwinPlaces);
        var delivery = isTwin ? first : number;
        var random = RecipeStreams.Random(_options.Seed, RecipeStream.Truth, delivery);
        var family = CreateFamily(random);
        var area = family.AreaIndex;
        var birth = new RecipeBirth
        {
            DeliveryId = delivery,
            Family = family,
            BirthDate = FirstDay.AddDays(random.Next(LastDay.DayNumber - FirstDay.DayNumber + 1)),
            FacilityCode = Facility(area, random),
            BirthOrder = 1,
            Sex = Sex(random),
            GivenName = "",
            WeightGrams = Weight(isTwin, random),
            IsInLeft = true,
            IsInRight = true,
        };
        birth = Known(birth with { GivenName = FamilyGenerator.GivenName(family.IsChinese, birth.Sex, random) }, area, random);
        return delivery == number ? birth : Second(birth, area, random);
    }

    /// <summary>
    /// Share of an area's births that are not in the right file: a(0.5 + 13/6 u^(10/3)) with u spread evenly over the areas. Its
    /// mean over u is a, its ends are 0.5 a and 2.67 a: 3 % and 16 % where the average is 6 %.
    /// </summary>
    private double NotInRightOf(int area) => NotInRight * (0.5 + 13.0 / 6 * Math.Pow((area + 0.5) / _areas, 10.0 / 3));

    private RecipeBirth Known(RecipeBirth birth, int area, SeededRandom random)
    {
        var roll = random.NextDouble();
        return birth with { IsInLeft = roll >= OnlyInRight, IsInRight = roll < 1 - NotInRightOf(area) };
    }

    private RecipeBirth Second(RecipeBirth first, int area, SeededRandom random)
    {
        var sex = random.Chance(SameSexTwinShare) ? first.Sex : Sex(random);
        var name = first.GivenName;
        while (name == first.GivenName)
            name = FamilyGenerator.GivenName(first.Family.IsChinese, sex, random);
        var second = first with { BirthOrder = 2, Sex = sex, GivenName = name, WeightGrams = Weight(isTwin: true, random) };
        return random.Chance(SiblingGoesItsOwnWay) ? Known(second, area, random) : second;
    }

    private Family CreateFamily(SeededRandom random)
    {
        var isChinese = _options.Names == NameProfile.Chinese || (_options.Names == NameProfile.Mixed && random.Chance(0.5));
        var birthDate = MotherBirthDate(random);
        var area = random.Next(_areas);
        return new Family
        {
            IsChinese = isChinese,
            MotherSurname = Surname(isChinese, random),
            MotherSecondSurname = !isChinese && random.Chance(SecondSurnameShare) ? LatinNames.Surname(random) : null,
            MotherGivenName = FamilyGenerator.GivenName(isChinese, ChildSex.Female, random),
            MotherMiddleName = !isChinese && random.Chance(MiddleNameShare) ? LatinNames.GivenName(ChildSex.Female, random) : null,
            MotherBirthDate = birthDate,
            NationalId = random.Chance(MothersWithId) ? NationalId(isChinese, birthDate, random) : null,
            Phone = random.Chance(FamiliesWithPhone) ? PhoneNumbers.Create(isChinese, random) : null,
            OtherPhone = PhoneNumbers.Create(isChinese, random),
            FatherSurname = Surname(isChinese, random),
            FatherGivenName = "",
            AreaIndex = area,
            AreaCode = Codes.Area(area, _areas),
            MovedTo = random.Chance(_moved) ? Codes.Area((area + random.Between(1, _areas - 1)) % _areas, _areas) : null,
        };
    }

    private static string Surname(bool isChinese, SeededRandom random) =>
        isChinese ? ChineseNames.Surname(random) : LatinNames.Surname(random);

    private static string NationalId(bool isChinese, DateOnly birthDate, SeededRandom random) =>
        isChinese ? NationalIds.Chinese(birthDate, random) : NationalIds.Latin(random);

    private static ChildSex Sex(SeededRandom random) => random.Chance(0.512) ? ChildSex.Male : ChildSex.Female;

    private static int Weight(bool isTwin, SeededRandom random)
    {
        var grams = isTwin ? random.NextBell(2450, 420) : random.NextBell(3200, 460);
        return (int)Math.Clamp(grams, 700, 5200) / 10 * 10;
    }

    /// <summary>Mothers are 15 to 47, most of them around 27.</summary>
    private static DateOnly MotherBirthDate(SeededRandom random)
    {
        var ageInDays = Math.Clamp(random.NextBell(27.5, 6) * 365.25, 15 * 366, 47 * 365);
        return FirstDay.AddDays(-(int)ageInDays);
    }

    /// <summary>Facilities stand in the areas in turn; most mothers go to one of their own area.</summary>
    private string Facility(int area, SeededRandom random)
    {
        var local = (_facilities - area + _areas - 1) / _areas;
        var index = local > 0 && random.Chance(LocalFacilityShare) ? area + _areas * random.Next(local) : random.Next(_facilities);
        return Codes.Facility(index, _facilities);
    }
}
