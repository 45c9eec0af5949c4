using System.Text;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Tests.Quirks;

/// <summary>Dates as spreadsheets store them and as people write them, in several calendars.</summary>
internal static class DateQuirks
{
    private const string Second = "H1 2025-03-02";

    private static readonly DateOnly Day = new(2025, 3, 2);

    public static IReadOnlyList<Quirk> All { get; } =
    [
        new(18, "real dates", "read, with the time beside them", RealDates),
        new(19, "serial numbers without a date format (45718)", "a date in a column of dates, a number elsewhere", Serials),
        new(20, "workbooks of the 1904 date system", "read", OldMacintosh),
        new(21, "serial 60 (29 February 1900), negative serials, dates before 1990", "`BIRTH_DATE_UNREADABLE` or `BIRTH_DATE_OUT_OF_RANGE`", ImpossibleSerials),
        new(22, "a time where a date should stand", "no date; in a column of times it is read", TimesOnly),
        new(23, "text dates with day or month first", "decided once for each column of a file by its dates that fit one order only; never row by row", DayOrMonthFirst),
        new(24, "years of two digits (1-3-24)", "read as the last such year; the report counts them", ShortYears),
        new(25, "2024年3月2日, 二〇二四年三月二日, 民國113年3月2日", "read", ChineseDates),
        new(26, "Buddhist years (2568)", "read when the mapping declares `buddhist`; else the year is refused", BuddhistYears),
        new(27, "Hijri, Persian, Nepali and Ethiopian dates", "Hijri and Persian are read when the mapping declares them; undeclared, a year that no child of these files can have is refused; a mapping that declares another calendar is refused by its name", OtherCalendars),
        new(28, "month words in several languages (août, Sept, marzo, मार्च, مارس)", "read", MonthNames),
        new(29, "midnight, 24:00, time zones", "the local date as it is written", Midnight),
        new(30, "a month or a year without the day (2024-03, 00/03/2024)", "`BIRTH_DATE_INCOMPLETE`; no day is invented", PartialDates),
    ];

    private static void RealDates(QuirkBench bench)
    {
        bench.ReadBirthDates(null, Day, RawCell.Styled(QuirkSheet.DateStyle, "45718.5451388889")).Records.Select(static birth => (birth.BirthDate, birth.BirthTime))
            .ShouldBe([(Day, null), (Day, new TimeOnly(13, 5))]);
        bench.ReadXls(["record_id", "birth_date", "mother_name"], ["H1", Day, "Amina Banda"]).Births().ShouldBe([Second]);
        // East Asian built-in formats, and a locale in the format.
        bench.Put("a.xlsx", new RawXlsx { Styles = [0, 31, 164], Formats = [(164, "[$-804]yyyy\"年\"m\"月\"d\"日\"")] }.Add("S",
            QuirkSheet.Rows(["record_id", "birth_date", "mother_name"], ["H1", RawCell.Styled(1, "45718"), "Amina Banda"], ["H2", RawCell.Styled(2, "45718"), "Ruth Phiri"])).ToBytes())
            .Read().Births().ShouldBe([Second, "H2 2025-03-02"]);
    }

    private static void Serials(QuirkBench bench)
    {
        bench.ReadBirthDates(null, 45718, "45718", 20250302).Births().ShouldBe([Second, "H2 2025-03-02", "H3 2025-03-02"]);
        var weights = bench.ReadColumn("birth_weight_g", 45718);
        weights.Codes().ShouldBe(["D2 WEIGHT_OUT_OF_RANGE"]);
    }

    private static void OldMacintosh(QuirkBench bench)
    {
        const int Days = 1462;
        var rows = QuirkSheet.Rows(["record_id", "birth_date", "mother_name"], ["H1", RawCell.Styled(QuirkSheet.DateStyle, $"{45718 - Days}"), "Amina Banda"]);
        foreach (var value in new[] { "1", "true" })
            bench.Put("a.xlsx", new RawXlsx { Styles = [0, 14], Properties = $"date1904=\"{value}\"" }.Add("S", rows).ToBytes()).Read().Births().ShouldBe([Second], value);
        bench.Put("a.xls", new RawXls { Uses1904 = true }.Add("S", QuirkSheet.XlsCells(["record_id", "birth_date", "mother_name"], ["H1", ((double)45718 - Days, 1), "Amina Banda"])).ToBytes())
            .Read().Births().ShouldBe([Second]);
    }

    private static void ImpossibleSerials(QuirkBench bench)
    {
        RawCell Serial(string number) => RawCell.Styled(QuirkSheet.DateStyle, number);
        var intake = bench.ReadBirthDates(null, Serial("60"), Serial("59"), Serial("-5"), Serial("20000"), -5, 60, Day);

        intake.Codes().ShouldBe(["B2 BIRTH_DATE_UNREADABLE", "B3 BIRTH_DATE_UNREADABLE", "B4 BIRTH_DATE_UNREADABLE", "B5 BIRTH_DATE_OUT_OF_RANGE", "B6 BIRTH_DATE_UNREADABLE", "B7 BIRTH_DATE_UNREADABLE"]);
        intake.Rejections[3].Message.ShouldBe("The date of birth lies before 1990. Check the date and its calendar.");
        intake.Ids().ShouldBe(["H7"]);
    }

    private static void TimesOnly(QuirkBench bench)
    {
        var time = RawCell.Styled(QuirkSheet.DateStyle, "0.545138888888889");
        bench.ReadBirthDates(null, time, "13:05").Codes().ShouldBe(["B2 BIRTH_DATE_UNREADABLE", "B3 BIRTH_DATE_UNREADABLE"]);
        bench.ReadColumn("birth_time", time, "13:05", "1:05 PM", "13h05", 0.545138888888889, "下午1时05分").Records.ShouldAllBe(static birth => birth.BirthTime == new TimeOnly(13, 5));
    }

    private static void DayOrMonthFirst(QuirkBench bench)
    {
        bench.ReadBirthDates(null, "02/03/2025", "25/03/2025").Births().ShouldBe([Second, "H2 2025-03-25"]);
        var american = bench.ReadBirthDates(null, "03/02/2025", "03/25/2025");
        american.Births().ShouldBe([Second, "H2 2025-03-25"]);
        american.Notes().ShouldBe("B: dates are month before day");

        var silent = bench.ReadBirthDates(null, "02/03/2025", "04/03/2025");
        silent.Births().ShouldBe([Second, "H2 2025-03-04"]);
        silent.Notes().ShouldBe("B: no date tells day from month, day before month assumed by the setting dateOrder");

        var contradictory = bench.ReadBirthDates(null, "02/03/2025", "25/03/2025", "03/26/2025");
        contradictory.Codes().ShouldBe(["B2 BIRTH_DATE_AMBIGUOUS"]);
        contradictory.Births().ShouldBe(["H2 2025-03-25", "H3 2025-03-26"]);
        bench.ReadBirthDates(new ColumnMapping { Source = SourceKind.Facility, DateOrder = DateOrder.MonthDayYear }, "03/02/2025").Births().ShouldBe([Second]);
    }

    private static void ShortYears(QuirkBench bench)
    {
        var intake = bench.ReadBirthDates(null, "2-3-25", "25.3.25", "2/3/91");

        intake.Births().ShouldBe([Second, "H2 2025-03-25", "H3 1991-03-02"]);
        intake.Notes().ShouldBe("B: 3 years of two digits, the century was assumed");
    }

    private static void ChineseDates(QuirkBench bench)
    {
        var texts = new[] { "2025年3月2日", "2025年03月02日 13时05分", "二〇二五年三月二日", "二零二五年三月二日", "民國114年3月2日", "民国114年3月2日", "２０２５年３月２日", "2025.3.2" };
        bench.ReadBirthDates(null, texts).Records.Select(static birth => birth.BirthDate).ShouldBe(texts.Select(static _ => Day));
        bench.ReadBirthDates(null, "二〇二四年十二月三十一日", "二〇二四年十月二十日").Births().ShouldBe(["H1 2024-12-31", "H2 2024-10-20"]);
        bench.ReadBirthDates(Declared(DateCalendar.Roc), "114/3/2", "1140302").Births().ShouldBe([Second, "H2 2025-03-02"]);
        bench.ReadBirthDates(null, "114/3/2").Codes().ShouldBe(["B2 BIRTH_DATE_UNREADABLE"]);
    }

    private static void BuddhistYears(QuirkBench bench)
    {
        bench.ReadBirthDates(Declared(DateCalendar.Buddhist), "2/3/2568", "25/3/2568", "๒/๓/๒๕๖๘").Births().ShouldBe([Second, "H2 2025-03-25", "H3 2025-03-02"]);
        var undeclared = bench.ReadBirthDates(null, "25/3/2568");
        undeclared.Codes().ShouldBe(["B2 BIRTH_DATE_AFTER_AS_OF"]);
        undeclared.Rejections[0].Message.ShouldBe("The date of birth lies after the day of the run. Check the date and its calendar.");

        // A real date that is shown with its Buddhist year is a real date.
        bench.Put("a.xlsx", new RawXlsx { Styles = [0, 164], Formats = [(164, "[$-107041E]d mmm yyyy")] }.Add("S",
            QuirkSheet.Rows(["record_id", "birth_date", "mother_name"], ["H1", RawCell.Styled(1, "45718"), "Amina Banda"])).ToBytes()).Read().Births().ShouldBe([Second]);
    }

    // 1 Ramadan 1446 was 1 March 2025 by Umm al-Qura; 1 Farvardin 1404 was 21 March 2025, after an Esfand of 30 days.
    private static void OtherCalendars(QuirkBench bench)
    {
        var hijri = bench.ReadBirthDates(Declared(DateCalendar.Hijri), "02/09/1446", "1446-09-25", "٠٢/٠٩/١٤٤٦", Day);
        hijri.Births().ShouldBe([Second, "H2 2025-03-25", "H3 2025-03-02", "H4 2025-03-02"]);
        hijri.Notes().ShouldContain("Hijri dates were converted by the rule of Umm al-Qura: they may be one day off");
        bench.ReadBirthDates(Declared(DateCalendar.Persian), "1403/12/12", "۱۴۰۳/۱۲/۳۰", "1404/01/01").Births().ShouldBe([Second, "H2 2025-03-20", "H3 2025-03-21"]);
        bench.ReadBirthDates(Declared(DateCalendar.Persian), "1403/12/31", "2025-03-02", "12/12/03").Codes().ShouldBe(["B2 BIRTH_DATE_UNREADABLE", "B3 BIRTH_DATE_UNREADABLE", "B4 BIRTH_DATE_UNREADABLE"]);

        // Undeclared: Hijri, Persian, Nepali (Bikram Sambat).
        bench.ReadBirthDates(null, "1446-09-02", "1403/12/12", "2081-11-18").Codes().ShouldBe(["B2 BIRTH_DATE_OUT_OF_RANGE", "B3 BIRTH_DATE_OUT_OF_RANGE", "B4 BIRTH_DATE_AFTER_AS_OF"]);
        foreach (var calendar in new[] { "ethiopian", "bikram_sambat" })
        {
            Should.Throw<UsageException>(() => MappingFile.Parse(Encoding.UTF8.GetBytes($$"""{ "source": "facility", "calendar": "{{calendar}}" }""")))
                .Message.ShouldBe($"mapping: the calendar {calendar} cannot be read; convert its dates first");
        }

        MappingFile.Parse("""{ "source": "facility", "calendar": "hijri" }"""u8.ToArray())[0].Calendar.ShouldBe(DateCalendar.Hijri);
        MappingFile.Parse("""{ "source": "facility", "calendar": "persian" }"""u8.ToArray())[0].Calendar.ShouldBe(DateCalendar.Persian);
    }

    private static void MonthNames(QuirkBench bench)
    {
        string[] march = ["2 March 2025", "March 2, 2025", "2-Mar-25", "le 2 mars 2025", "2 de marzo de 2025", "2 de março de 2025", "2 मार्च 2025", "2 مارس 2025", "٢ مارس ٢٠٢٥"];
        foreach (var text in march)
            bench.ReadBirthDates(null, text).Births().ShouldBe([Second], text);
        bench.ReadBirthDates(null, "2 août 2024", "2 Sept 2024", "02 SEPT. 2024", "1er février 2025", "2 अगस्त 2024", "2 أغسطس 2024", "2 दिसम्बर 2024").Births().ShouldBe(
            ["H1 2024-08-02", "H2 2024-09-02", "H3 2024-09-02", "H4 2025-02-01", "H5 2024-08-02", "H6 2024-08-02", "H7 2024-12-02"]);
        bench.ReadBirthDates(null, "2 Marching 2025").Codes().ShouldBe(["B2 BIRTH_DATE_UNREADABLE"]);
    }

    private static void Midnight(QuirkBench bench)
    {
        var intake = bench.ReadBirthDates(null, "2025-03-02 24:00", "2025-03-02 00:00", "2025-03-02T23:30:00+05:30", "2025-03-02T00:15:00Z",
            new RawCell("t=\"d\"", "<v>2025-03-02T23:30:00+05:30</v>"));

        intake.Records.ShouldAllBe(static birth => birth.BirthDate == Day);
        intake.Records.Select(static birth => birth.BirthTime).ShouldBe([new TimeOnly(23, 59), new TimeOnly(0, 0), new TimeOnly(23, 30), new TimeOnly(0, 15), new TimeOnly(23, 30)]);
    }

    private static void PartialDates(QuirkBench bench)
    {
        var intake = bench.ReadBirthDates(null, "2025-03", "00/03/2025", "March 2025", "2025", "03/2025", "2025年3月");
        intake.Rejections.ShouldAllBe(static line => line.Code == RejectionCode.BirthDateIncomplete);
        intake.Rejections.Count.ShouldBe(6);
        intake.Rejections[0].Message.ShouldBe("The date of birth lacks the day or the month. Enter the whole date.");

        // The mother's is a value: her child's row stays.
        var mother = bench.ReadColumn("mother_birth_date", "1998");
        mother.Codes().ShouldBe(["D2 DATE_INCOMPLETE"]);
        mother.Ids().ShouldBe(["H1"]);
    }

    private static ColumnMapping Declared(DateCalendar calendar) => new() { Source = SourceKind.Facility, Calendar = calendar };
}
