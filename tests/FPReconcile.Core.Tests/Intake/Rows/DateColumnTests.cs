using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Intake.Rows;

public sealed class DateColumnTests
{
    [Fact]
    public void One_impossible_value_decides_the_whole_column()
    {
        Dates(SheetOf.ReadBirthDates("02/03/2025", "25/03/2025")).ShouldBe([new(2025, 3, 2), new(2025, 3, 25)]);
        Dates(SheetOf.ReadBirthDates("02/03/2025", "03/25/2025")).ShouldBe([new(2025, 2, 3), new(2025, 3, 25)]);
    }

    [Fact]
    public void Without_evidence_the_setting_decides_and_the_note_says_so()
    {
        var intake = SheetOf.ReadBirthDates("02/03/2025", "04/05/2025");
        Dates(intake).ShouldBe([new(2025, 3, 2), new(2025, 5, 4)]);
        intake.Sheets[0].Note.ShouldContain("B: no date tells day from month, day before month assumed");

        var rows = SheetOf.Text("record_id|birth_date|mother_name", "H1|02/03/2025|Grace Banda");
        Dates(SheetOf.Read(SourceKind.Facility, SheetOf.Settings() with { DateOrder = DateOrder.MonthDayYear }, rows)).ShouldBe([new(2025, 2, 3)]);
    }

    [Fact]
    public void Another_date_column_of_the_file_decides_before_the_setting()
    {
        var intake = SheetOf.Read(SourceKind.Facility,
            "record_id|birth_date|mother_birth_date|mother_name",
            "H1|02/03/2025|12/25/1990|Grace Banda");

        Dates(intake).ShouldBe([new(2025, 2, 3)]);
        intake.Sheets[0].Note.ShouldContain("as in the other dates of the file");
    }

    [Fact]
    public void Each_column_has_an_order_of_its_own()
    {
        var intake = SheetOf.Read(SourceKind.Facility,
            "record_id|birth_date|mother_birth_date|mother_name",
            "H1|02/03/2025|05/06/1990|Grace Banda",
            "H2|25/03/2025|12/25/1990|Ruth Phiri");

        intake.Records[0].BirthDate.ShouldBe(new DateOnly(2025, 3, 2));
        intake.Records[0].MotherBirthDate.ShouldBe(new DateOnly(1990, 5, 6));
    }

    [Fact]
    public void When_the_evidence_contradicts_itself_ambiguous_dates_are_set_aside_and_definite_ones_stand()
    {
        var intake = SheetOf.ReadBirthDates("02/03/2025", "25/03/2025", "03/25/2025", "04/04/2025");

        Dates(intake).ShouldBe([new(2025, 3, 25), new(2025, 3, 25), new(2025, 4, 4)]);
        intake.Codes().ShouldBe(["BIRTH_DATE_AMBIGUOUS"]);
        intake.Sheets[0].Note.ShouldContain("contradict");
    }

    [Fact]
    public void A_few_slips_do_not_overturn_a_column()
    {
        var texts = Enumerable.Repeat("25/03/2025", 40).Append("03/25/2025").Append("02/03/2025").ToArray();

        var intake = SheetOf.ReadBirthDates(texts);

        intake.Records[^1].BirthDate.ShouldBe(new DateOnly(2025, 3, 2));
        intake.Codes().ShouldBeEmpty();
    }

    [Fact]
    public void The_order_is_decided_over_all_sheets_of_a_file_and_not_beyond_it()
    {
        var intakes = new FileIntakes(SourceKind.Facility, SheetOf.Settings());
        var builder = new SourceIntakeBuilder(SourceKind.Facility);
        var file = intakes.Open("facility/a.xlsx");
        file.ReadSheet("Jan", SheetOf.Text("record_id|birth_date|mother_name", "H1|02/03/2025|Grace Banda"), []);
        file.ReadSheet("Feb", SheetOf.Text("record_id|birth_date|mother_name", "H2|03/25/2025|Ruth Phiri"), []);
        builder.Add(file.Finish());
        var other = intakes.Open("facility/b.csv");
        other.ReadSheet("", SheetOf.Text("record_id|birth_date|mother_name", "H3|02/03/2025|Eve Moyo"), []);
        builder.Add(other.Finish());

        Dates(builder.Build()).ShouldBe([new(2025, 2, 3), new(2025, 3, 25), new(2025, 3, 2)]);
    }

    [Fact]
    public void Bare_serials_and_date_cells_are_dates_in_a_date_column()
    {
        var rows = SheetOf.Text("record_id|mother_name|birth_date");
        Cell[] cells = [Cell.OfNumber(45718, "45718"), Cell.OfText("45718"), Cell.OfDate(new DateTime(2025, 3, 2, 13, 5, 0)), Cell.OfNumber(20250302, "20250302"), Cell.OfText("45718.0")];
        rows.AddRange(cells.Select(static (cell, index) => new SheetRow(index + 2, [Cell.OfText($"H{index}"), Cell.OfText("Grace Banda"), cell])));

        var intake = SheetOf.Read(SourceKind.Facility, SheetOf.Settings(), rows);

        Dates(intake).ShouldBe(Enumerable.Repeat(new DateOnly(2025, 3, 2), 5));
        intake.Records[2].BirthTime.ShouldBe(new TimeOnly(13, 5));
    }

    [Theory]
    [InlineData("1989-12-31", "BIRTH_DATE_OUT_OF_RANGE")]
    [InlineData("2568-03-02", "BIRTH_DATE_AFTER_AS_OF")]
    [InlineData("2025-02-30", "BIRTH_DATE_UNREADABLE")]
    [InlineData("2025-03", "BIRTH_DATE_INCOMPLETE")]
    [InlineData("00/03/2025", "BIRTH_DATE_INCOMPLETE")]
    [InlineData("soon", "BIRTH_DATE_UNREADABLE")]
    [InlineData("60", "BIRTH_DATE_UNREADABLE")]
    [InlineData("N/A", "BIRTH_DATE_MISSING")]
    public void A_row_without_a_usable_birth_date_is_set_aside(string text, string code)
    {
        var intake = SheetOf.ReadBirthDates(text);

        intake.Records.ShouldBeEmpty();
        intake.Codes().ShouldBe([code]);
        intake.Rejections[0].Column.ShouldBe("B");
        intake.Rejections[0].Effect.ShouldBe(RejectionEffect.Row);
    }

    [Fact]
    public void Two_digit_years_are_read_in_a_window_and_noted()
    {
        var intake = SheetOf.Read(SourceKind.Facility,
            "record_id|birth_date|mother_birth_date|mother_name", "H1|21-3-25|1-3-98|Grace Banda", "H2|21-3-25|25-3-05|Ruth Phiri");

        Dates(intake).ShouldBe([new(2025, 3, 21), new(2025, 3, 21)]);
        intake.Records.Select(static birth => birth.MotherBirthDate).ShouldBe([new DateOnly(1998, 3, 1), new DateOnly(2005, 3, 25)]);
        intake.Sheets[0].Note.ShouldContain("years of two digits");
    }

    [Fact]
    public void A_mother_is_born_a_possible_time_before_her_child()
    {
        var intake = SheetOf.Read(SourceKind.Facility,
            "record_id|birth_date|mother_birth_date|mother_name", "H1|2025-03-02|2025-03-02|Grace Banda", "H2|2025-03-02|1925-03-02|Ruth Phiri");

        intake.Records.ShouldAllBe(static birth => birth.MotherBirthDate == null);
        intake.Codes().ShouldBe(["DATE_OUT_OF_RANGE", "DATE_OUT_OF_RANGE"]);
    }

    private static DateOnly[] Dates(SourceIntake intake) => [.. intake.Records.Select(static birth => birth.BirthDate)];
}
