using FPReconcile.Synthetic.Errors;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.Synthetic.Recipes;

/// <summary>Writes the births of the recipe into one of its two files, with the errors and gaps of the profile.</summary>
internal sealed class BirthsClerk
{
    private const double SiblingsCopiedShare = 0.5;
    private const double NeedlessQuotes = 0.02;

    private readonly RecipeOptions _options;
    private readonly SyntheticSource _source;
    private readonly ErrorRates _rates;
    private readonly NameErrors _names;
    private readonly ParentsClerk _parents;
    private readonly double _idShown;
    private readonly double _phoneShown;

    /// <summary>The left file is written by facilities, the right one by the registration.</summary>
    public BirthsClerk(RecipeOptions options, SyntheticSource source)
    {
        _options = options;
        _source = source;
        _rates = BirthsRates.Of(options.Profile);
        _names = new NameErrors(_rates);
        _parents = new ParentsClerk(_rates);
        _idShown = Shown(_rates.NationalIdMissing, BirthPopulation.MothersWithId);
        _phoneShown = Shown(_rates.PhoneMissing, BirthPopulation.FamiliesWithPhone);
    }

    public static IReadOnlyList<string> Columns { get; } =
    [
        "rec_id", "mother_surname", "mother_given_name", "mother_birth_date", "mother_national_id", "phone", "child_given_name",
        "birth_date", "sex", "birth_weight_g", "birth_order", "facility_code", "area_code",
    ];

    private bool IsLeft => _source == SyntheticSource.Facility;

    /// <summary>Adds the cells of a record, in the order of <see cref="Columns"/>.</summary>
    public void Write(RecipeBirth birth, int number, string id, CsvLine line)
    {
        var random = RecipeStreams.Random(_options.Seed, IsLeft ? RecipeStream.LeftChild : RecipeStream.RightChild, number);
        line.Add(id);
        WriteMother(birth, number, random, line);
        WriteChild(birth, random, line);
        line.Add(birth.FacilityCode);
        line.Add(IsLeft ? birth.Family.AreaCode : birth.Family.MovedTo ?? birth.Family.AreaCode);
    }

    /// <summary>A clerk often copies the mother's part from one twin to the other: then both have the chance of the delivery.</summary>
    private void WriteMother(RecipeBirth birth, int number, SeededRandom child, CsvLine line)
    {
        var isCopied = child.Chance(SiblingsCopiedShare);
        var isQuoted = child.Chance(NeedlessQuotes);
        var random = RecipeStreams.Random(
            _options.Seed, IsLeft ? RecipeStream.LeftMother : RecipeStream.RightMother, isCopied ? birth.DeliveryId : number);
        var (surname, givenName) = _parents.WriteMother(birth.Family, _source, random);
        line.Add(IsLeft ? surname : surname.ToUpperInvariant(), isQuoted);
        line.Add(givenName, isQuoted);
        line.Add(_parents.WriteMotherBirthDate(birth.Family.MotherBirthDate, _source, random));
        line.Add(WriteNumber(birth.Family.NationalId, _idShown, random));
        var phone = random.Chance(_rates.OtherPhone.Of(_source)) ? birth.Family.OtherPhone : birth.Family.Phone;
        line.Add(WriteNumber(birth.Family.Phone is null ? null : phone, _phoneShown, random));
    }

    private void WriteChild(RecipeBirth birth, SeededRandom random, CsvLine line)
    {
        var isNamed = !random.Chance(_rates.ChildNameMissing.Of(_source));
        line.Add(isNamed ? _names.Write(birth.GivenName, new NamePart(birth.Family.IsChinese, IsSurname: false), _source, random) : null);
        line.Add(WriteBirthDate(birth.BirthDate, random));
        var isMale = (birth.Sex == ChildSex.Male) != random.Chance(_rates.SexMiscoded.Of(_source));
        line.Add(isMale ? "M" : "F");
        var isRounded = random.Chance(_rates.WeightMisread.Of(_source));
        int? weight = isRounded ? (birth.WeightGrams + 50) / 100 * 100 : birth.WeightGrams;
        line.Add(random.Chance(_rates.WeightMissing.Of(_source)) ? null : weight);
        line.Add(random.Chance(_rates.BirthOrderMissing.Of(_source)) ? null : (int?)birth.BirthOrder);
    }

    private DateOnly? WriteBirthDate(DateOnly date, SeededRandom random)
    {
        var written = date;
        var roll = random.NextDouble();
        if ((roll -= _rates.ChildDateDayOff.Of(_source)) < 0)
            written = DateErrors.ShiftByOneDay(date, random);
        else if ((roll -= _rates.ChildDateSwapped.Of(_source)) < 0)
            written = DateErrors.SwapDayAndMonth(date);
        else if (roll < _rates.ChildDateDigit.Of(_source))
            written = DateErrors.ChangeDigit(date, yearToo: false, random);
        return written >= BirthPopulation.FirstDay && written <= BirthPopulation.LastDay ? written : date;
    }

    private string? WriteNumber(string? number, double shown, SeededRandom random)
    {
        var isWrong = random.Chance(_rates.IdentifierDigit.Of(_source));
        if (!random.Chance(shown) || number is null)
            return null;
        return isWrong ? DigitErrors.Change(number, random) : number;
    }

    /// <summary>The share of records that show a number, of those whose family has one.</summary>
    private double Shown(SourceRates missing, double has) => Math.Min(1, (1 - missing.Of(_source)) / has);
}
