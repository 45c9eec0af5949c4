using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Tests.Normalization;

public sealed class DateParserTests
{
    private static readonly DateOnly Expected = new(2025, 3, 2);

    [Theory]
    [InlineData("2025-03-02")]
    [InlineData("2025/3/2")]
    [InlineData("2025.03.02")]
    [InlineData("2025-03-02T13:05:00Z")]
    [InlineData("2025-03-02 00:00:00.000")]
    [InlineData("20250302")]
    [InlineData("02032025")]
    [InlineData("20250302130500")]
    [InlineData("2025年3月2日")]
    [InlineData("2025年03月02号")]
    [InlineData("２０２５年３月２日")]
    [InlineData("2025年3月2日 13时05分")]
    [InlineData("民國114年3月2日")]
    [InlineData("02/03/2025")]
    [InlineData("2.3.2025")]
    [InlineData("2-3-2025")]
    [InlineData("02/03/25")]
    [InlineData("02/03/2025 1:05 PM")]
    [InlineData("2 March 2025")]
    [InlineData("2nd March, 2025")]
    [InlineData("March 2, 2025")]
    [InlineData("2-Mar-25")]
    [InlineData("02MAR2025")]
    [InlineData("2 mars 2025")]
    [InlineData("2 de marzo de 2025")]
    [InlineData("2 de março de 2025")]
    [InlineData("Sun 2 Mar 2025")]
    [InlineData("2025 Mar 02")]
    [InlineData("45718")]
    [InlineData("45718.5")]
    [InlineData("٠٢/٠٣/٢٠٢٥")]
    public void Dates_as_offices_write_them_are_read(string text) => Resolve(text).ShouldBe(Expected);

    [Theory]
    [InlineData("1er août 2024", 2024, 8, 1)]
    [InlineData("15 Sept 2024", 2024, 9, 15)]
    [InlineData("5 février 2024", 2024, 2, 5)]
    [InlineData("7 out 2024", 2024, 10, 7)]
    [InlineData("7 ene 2024", 2024, 1, 7)]
    public void Month_words_of_four_languages_are_read(string text, int year, int month, int day) =>
        Resolve(text).ShouldBe(new DateOnly(year, month, day));

    [Theory]
    [InlineData("2025-13-02")]
    [InlineData("30/02/2025")]
    [InlineData("32/01/2025")]
    [InlineData("114年3月2日")]
    [InlineData("born yesterday")]
    [InlineData("2025-03-02?")]
    [InlineData("03/02")]
    [InlineData("1+2+2025")]
    [InlineData("123456789012345")]
    [InlineData("13:05")]
    [InlineData("22/06/201")]
    public void What_is_no_date_is_not_read(string text) => Resolve(text).ShouldBeNull();

    [Theory]
    [InlineData("2025-03")]
    [InlineData("03/2025")]
    [InlineData("March 2025")]
    [InlineData("2025年3月")]
    [InlineData("2025")]
    [InlineData("202503")]
    [InlineData("00/03/2025")]
    public void A_date_without_its_day_is_incomplete_and_no_day_is_invented(string text) =>
        DateParser.ReadText(text, DateCalendar.Gregorian).State.ShouldBe(DateState.Incomplete);

    [Fact]
    public void Declared_calendars_are_converted()
    {
        Resolve("114/3/2", DateCalendar.Roc).ShouldBe(Expected);
        Resolve("1140302", DateCalendar.Roc).ShouldBe(Expected);
        Resolve("2/3/2568", DateCalendar.Buddhist).ShouldBe(Expected);
        Resolve("2025-03-02", DateCalendar.Roc).ShouldBe(Expected);
    }

    [Theory]
    [InlineData(45718, "2025-03-02")]
    [InlineData(45718.75, "2025-03-02")]
    [InlineData(20250302, "2025-03-02")]
    [InlineData(2032025, "2025-03-02")]
    [InlineData(60, null)]
    [InlineData(0.5, null)]
    [InlineData(-6, null)]
    [InlineData(99999, null)]
    [InlineData(double.NaN, null)]
    public void Numbers_are_serials_or_compact_dates(double number, string? expected)
    {
        var reading = DateParser.ReadNumber(number, DateCalendar.Gregorian);

        (reading.TryResolve(DateOrder.DayMonthYear, 2089, out var date) ? date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null).ShouldBe(expected);
    }

    [Fact]
    public void A_time_beside_the_date_is_kept() =>
        DateParser.ReadText("2025-03-02 13:05", DateCalendar.Gregorian).Minutes.ShouldBe((short)785);

    [Fact]
    public void Every_day_of_a_century_is_read_back_from_every_form()
    {
        string[] forms = ["yyyy-MM-dd", "yyyy/M/d", "dd/MM/yyyy", "d.M.yyyy", "yyyyMMdd", "ddMMyyyy", "d MMM yyyy", "MMMM d, yyyy", "yyyy年M月d日"];
        for (var day = new DateOnly(1990, 1, 1); day.Year < 2090; day = day.AddDays(17))
        {
            foreach (var form in forms)
                Resolve(day.ToString(form, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(day);
        }
    }

    private static DateOnly? Resolve(string text, DateCalendar calendar = DateCalendar.Gregorian) =>
        DateParser.ReadText(text, calendar).TryResolve(DateOrder.DayMonthYear, 2089, out var date) ? date : null;
}
