using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tests.Comparisons;

public sealed class ComparisonLevelTests
{
    private readonly ValuePool pool = new();

    [Theory]
    [InlineData("AMINA", "AMINA", "exact")]
    [InlineData("AMINA", "AMIMA", "close")]
    [InlineData("KATHERINE", "KATHERYNE", "close")]
    [InlineData("AMINA", "A", "partial")]
    [InlineData("AMINA", "AMI", "partial")]
    [InlineData("AMINA GRACE", "GRACE", "partial")]
    [InlineData("BANDA PHIRI", "PHIRI ZULU", "partial")]
    [InlineData("AMINA", "CHIKONDI", "differ")]
    [InlineData("丽华", "丽娟", "close")]
    [InlineData("丽华", "丽花", "same sound")]
    [InlineData("丽华", "建国", "differ")]
    [InlineData("丽", "建", "differ")]
    [InlineData("晓红", "小红", "same sound")]
    [InlineData("张", "章", "same sound")]
    [InlineData("张", "ZHANG", "same sound")]
    [InlineData("丽娟", "LI JUAN", "same sound")]
    [InlineData("丽娟", "LI", "differ")]
    public void Names_are_graded(string a, string b, string expected)
    {
        Level(new NameComparison("x"), pool.Intern(a), pool.Intern(b)).ShouldBe(expected);
        Level(new NameComparison("x"), pool.Intern(b), pool.Intern(a)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("1990-05-04", "1990-05-04", "exact")]
    [InlineData("1990-05-04", "1990-04-05", "near")]
    [InlineData("1990-05-04", "1990-05-05", "near")]
    [InlineData("1990-05-31", "1990-06-01", "near")]
    [InlineData("1990-05-04", "1980-05-04", "near")]
    [InlineData("1990-05-04", "1990-01-01", "same year, one on 1 January")]
    [InlineData("1990-05-04", "1991-01-01", "differ")]
    [InlineData("1990-05-04", "1988-11-23", "differ")]
    public void Dates_are_graded(string a, string b, string expected) =>
        Level(new DateComparison("x"), Day(a), Day(b)).ShouldBe(expected);

    [Theory]
    [InlineData("A12345678", "A12345678", "exact")]
    [InlineData("A12345678", "A12345687", "close")]
    [InlineData("A12345678", "A1234567", "close")]
    [InlineData("A12345678", "A12345699", "differ")]
    [InlineData("1234", "1235", "differ")]
    public void Identifiers_are_graded(string a, string b, string expected) =>
        Level(new IdentifierComparison("x"), PackedIdentifier.Pack(a, pool), PackedIdentifier.Pack(b, pool)).ShouldBe(expected);

    [Theory]
    [InlineData(1, 1, 1, 1, "single birth")]
    [InlineData(1, null, 1, null, "single birth")]
    [InlineData(1, 1, null, null, "single birth")]
    [InlineData(2, 2, 2, null, "same place")]
    [InlineData(1, 2, 1, null, "same place")]
    [InlineData(1, 2, 2, 2, "differ")]
    [InlineData(1, null, 2, null, "differ")]
    [InlineData(2, 2, null, null, "multiple, place unknown")]
    [InlineData(1, 1, null, 2, "single against multiple")]
    [InlineData(null, null, null, null, "missing")]
    [InlineData(1, null, null, null, "missing")]
    public void Order_and_number_of_children_are_one_comparison(int? order, int? plurality, int? otherOrder, int? otherPlurality, string expected)
    {
        var a = BirthOrderComparison.Encode(order, plurality);
        var b = BirthOrderComparison.Encode(otherOrder, otherPlurality);

        Level(new BirthOrderComparison("x"), a, b).ShouldBe(expected);
        Level(new BirthOrderComparison("x"), b, a).ShouldBe(expected);
    }

    [Theory]
    [InlineData(3200, 3220, "same")]
    [InlineData(3200, 3350, "near")]
    [InlineData(3200, 3351, "differ")]
    public void Weights_are_graded(int a, int b, string expected) =>
        Level(NumberComparison.BirthWeight("x"), a, b).ShouldBe(expected);

    private static int Day(string date) => DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture).DayNumber;

    private string Level(Comparison comparison, long a, long b) =>
        comparison.Levels[a == b ? comparison.LevelOfEqual(a) : comparison.LevelOfDifferent(a, b, pool)].Name;
}
