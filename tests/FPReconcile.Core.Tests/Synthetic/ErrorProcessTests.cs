using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Errors;
using FPReconcile.Synthetic.Names;

namespace FPReconcile.Core.Tests.Synthetic;

public sealed class ErrorProcessTests
{
    private const int Tries = 2000;

    private readonly SeededRandom _random = new(seed: 1, stream: 1);

    [Fact]
    public void A_wrong_digit_gives_another_date_that_exists()
    {
        var date = new DateOnly(1996, 2, 29);

        for (var i = 0; i < Tries; i++)
            DateErrors.ChangeDigit(date, yearToo: true, _random).ShouldNotBe(date);
    }

    [Fact]
    public void Day_and_month_are_exchanged_only_where_both_readings_are_dates()
    {
        DateErrors.SwapDayAndMonth(new DateOnly(1990, 3, 12)).ShouldBe(new DateOnly(1990, 12, 3));
        DateErrors.SwapDayAndMonth(new DateOnly(1990, 3, 13)).ShouldBe(new DateOnly(1990, 3, 13));
    }

    [Fact]
    public void A_slip_in_a_number_keeps_its_length_and_its_letters()
    {
        for (var i = 0; i < Tries; i++)
        {
            var wrong = DigitErrors.Change("AB12345678", _random);
            wrong.ShouldNotBe("AB12345678");
            wrong.ShouldStartWith("AB");
            wrong.Length.ShouldBe(10);
        }
    }

    [Fact]
    public void A_typing_error_changes_a_name_by_one_letter_at_most_two()
    {
        for (var i = 0; i < Tries; i++)
        {
            var wrong = NameErrors.Typo("Mulenga", _random);
            Math.Abs(wrong.Length - "Mulenga".Length).ShouldBeLessThanOrEqualTo(1);
            wrong[0].ShouldBe('M');
        }
    }

    [Fact]
    public void Nicknames_are_used_in_both_directions()
    {
        Variants("Elizabeth").ShouldContain("Betty");
        Variants("Betty").ShouldContain("Elizabeth");
    }

    [Theory]
    [InlineData("张", "張")]
    [InlineData("丽华", "麗華")]
    [InlineData("王", "王")]
    public void Characters_have_their_traditional_form(string simplified, string traditional) =>
        ChineseCharacters.ToTraditional(simplified).ShouldBe(traditional);

    [Fact]
    public void Homophones_sound_alike()
    {
        ChineseCharacters.Homophones('丽', isSurname: false).ShouldContain('莉');
        ChineseCharacters.Homophones('张', isSurname: true).ShouldBe("张");
        ChineseNames.Transliterate("丽娟").ShouldBe("Lijuan");
    }

    [Fact]
    public void Every_character_in_use_has_a_sound() =>
        string.Concat(ChineseCharacters.Female, ChineseCharacters.Male).Where(character => ChineseCharacters.Sound(character).Length == 0).ShouldBeEmpty();

    [Fact]
    public void No_error_rate_means_no_error()
    {
        var none = new ErrorRates
        {
            NameTypo = default, NameVariant = default, NameTruncated = default, NameTransliterated = default, MiddleNameDropped = default,
            NamesSwapped = default, MarriedName = default, MotherDateSwapped = default, MotherDateDigit = default, MotherDateHeaped = default,
            ChildDateDayOff = default, ChildDateSwapped = default, ChildDateDigit = default, IdentifierDigit = default, SexMiscoded = default,
            WeightMisread = default, Moved = 0, OtherPhone = default, Reentered = default,
        };

        SyntheticDistrict.Generate(new DistrictOptions { Births = 1000, Rates = none }).AllRecords()
            .ShouldAllBe(record => record.Corrupted == RecordFields.None);
    }

    private HashSet<string> Variants(string name) => [.. Enumerable.Range(0, 200).Select(_ => LatinVariants.Of(name, _random))];
}
