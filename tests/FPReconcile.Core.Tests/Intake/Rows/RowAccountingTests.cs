using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Intake.Rows;

public sealed class RowAccountingTests
{
    [Fact]
    public void Blank_total_signature_and_repeated_header_rows_are_skipped_and_counted()
    {
        var intake = SheetOf.Read(SourceKind.Facility,
            "Birth register",
            "record_id|birth_date|mother_name|sex|remarks",
            "H1|2025-03-02|Grace Banda|F|",
            "",
            "Birth register",
            "record_id|birth_date|mother_name|sex|remarks",
            "H2|2025-03-03|Suma Phiri|M|",
            "Sous-total||2||",
            "合计||2人||",
            "Total|2|||",
            "Prepared by: the clerk|2025-04-01||",
            "H3||Grace Total|F|",
            "");

        var sheet = intake.Sheets.ShouldHaveSingleItem();
        sheet.RowsRead.ShouldBe(10);
        sheet.RowsAccepted.ShouldBe(2);
        sheet.RowsSkipped.ShouldBe(7);
        sheet.RowsSetAside.ShouldBe(1);
        intake.Codes().ShouldBe(["BIRTH_DATE_MISSING"]);
        intake.Rejections[0].Row.ShouldBe(12);
        intake.Rejections[0].RecordId.ShouldBe("H3");
    }

    [Fact]
    public void A_mother_called_like_a_total_row_stays()
    {
        var intake = SheetOf.Read(SourceKind.Facility, "mother_name|birth_date|sex", "Suma|2025-03-02|F", "Soma Total|2025-03-03|M");

        intake.Records.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Page Mary")]
    [InlineData("Note Grace")]
    [InlineData("Sum Ling")]
    public void A_mother_called_like_a_footnote_stays_however_the_birth_date_is_written(string mother)
    {
        foreach (var date in new[] { "2025-03-02", "March 2, 2025", "2025年3月2号", "2025-03-02 10:15 AM" })
        {
            var intake = SheetOf.Read(SourceKind.Facility, "mother_name|record_id|birth_date|sex", $"{mother}|H1|{date}|2", "Amina Banda|H2|March 13, 2025|F");

            intake.Sheets[0].RowsSkipped.ShouldBe(0, date);
        }
    }

    [Fact]
    public void Rows_that_a_workbook_leaves_out_are_blank_rows()
    {
        var rows = SheetOf.Text("record_id|birth_date|mother_name", "H1|2025-03-02|Grace Banda");
        rows.Add(rows[1] with { Number = 9, Cells = [Cell.OfText("H2"), Cell.OfText("2025-03-02"), Cell.OfText("Ruth Phiri")] });
        var intakes = new FileIntakes(SourceKind.Facility, SheetOf.Settings());
        var builder = new SourceIntakeBuilder(SourceKind.Facility);
        var file = intakes.Open("facility/a.xlsx");
        file.ReadSheet("March", rows, []);
        builder.Add(file.Finish());

        var sheet = builder.Build().Sheets[0];

        (sheet.RowsRead, sheet.RowsAccepted, sheet.RowsSkipped).ShouldBe((8, 2, 6));
    }

    [Fact]
    public void A_row_without_anything_to_know_it_by_is_set_aside()
    {
        var intake = SheetOf.Read(SourceKind.Facility, "birth_date|sex|mother_name|child_name|facility_code", "2025-03-02|F|unknown|Baby girl|F1");

        intake.Records.ShouldBeEmpty();
        intake.Codes().ShouldBe(["NOTHING_TO_IDENTIFY_BY"]);
        intake.Rejections[0].Column.ShouldBe("");
        intake.Rejections[0].FacilityCode.ShouldBe("F1");
    }

    [Fact]
    public void A_bad_value_is_set_aside_and_its_row_stays()
    {
        var intake = SheetOf.ReadColumn("weight", "heavy", "32000", "3200");

        intake.Records.Select(static birth => birth.BirthWeightGrams).ShouldBe([null, null, 3200]);
        intake.Codes().ShouldBe(["WEIGHT_UNREADABLE", "WEIGHT_OUT_OF_RANGE"]);
        intake.Rejections.ShouldAllBe(static rejection => rejection.Column == "D" && rejection.Effect == RejectionEffect.Value);
        intake.Sheets[0].ValuesSetAside.ShouldBe(2);
        intake.Sheets[0].RowsAccepted.ShouldBe(3);
    }

    [Fact]
    public void Rows_dated_after_the_day_of_the_run_are_set_aside()
    {
        var intake = SheetOf.Read(SourceKind.Registration,
            "registration_number|birth_date|registration_date|mother_name",
            "R1|2025-07-01|2025-07-02|Grace Banda",
            "R2|2025-06-29|2025-07-02|Ruth Phiri",
            "R3|2025-06-29|2052-06-30|Eve Moyo",
            "R4|2025-06-30|2025-06-30|Ada Zulu");

        intake.Records.Select(static birth => birth.Key.Id).ShouldBe(["R3", "R4"]);
        intake.Codes().ShouldBe(["BIRTH_DATE_AFTER_AS_OF", "RECORD_DATE_AFTER_AS_OF", "RECORD_DATE_AFTER_AS_OF", "DATE_OUT_OF_RANGE"]);
    }

    [Theory]
    [InlineData("record_id|day|mother_name", "H1|2025-03-02|Grace Banda")]
    [InlineData("record_id|birth_date|mother_name", "H1|soon|Grace Banda")]
    public void A_file_without_a_usable_row_is_a_problem_and_its_rows_are_listed(string header, string row)
    {
        var intake = SheetOf.Read(SourceKind.Facility, header, row);

        var problem = intake.Problems.ShouldHaveSingleItem();
        (problem.File, problem.Code.ToCode()).ShouldBe(("facility/file1.csv", "NO_USABLE_ROW"));
        intake.Sheets.ShouldHaveSingleItem().RowsSetAside.ShouldBe(1);
        intake.Rejections.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("record_id|birth_date|mother_name", "H1|2025-07-02|Grace Banda")]
    [InlineData("record_id|birth_date|mother_name", "Total|0|")]
    public void A_file_of_later_births_or_of_none_is_no_problem(string header, string row) =>
        SheetOf.Read(SourceKind.Facility, header, row).Problems.ShouldBeEmpty();

    [Fact]
    public void A_file_that_only_repeats_another_one_is_no_problem()
    {
        const string Header = "record_id|birth_date|mother_name";

        SheetOf.Read(SourceKind.Facility, SheetOf.Settings(), SheetOf.Text(Header, "H1|2025-03-02|Grace Banda"), SheetOf.Text(Header, "H1|2025-03-02|Grace Banda"))
            .Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SourceKind.Facility, "notified_date")]
    [InlineData(SourceKind.Registration, "registration_date")]
    [InlineData(SourceKind.Register, "entry_date")]
    public void A_record_dated_before_the_birth_stays_without_that_date(SourceKind source, string column)
    {
        var intake = SheetOf.Read(source, $"birth_date|{column}|mother_name", "2025-03-02|2025-03-01|Grace Banda", "2025-03-02|2025-03-02|Ruth Phiri");

        intake.Records.Select(DateOfRecord).ShouldBe([null, new DateOnly(2025, 3, 2)]);
        intake.Rejections.Select(static rejection => (rejection.Code.ToCode(), rejection.Effect, rejection.Column)).ShouldBe([("DATE_BEFORE_BIRTH", RejectionEffect.Value, "B")]);
    }

    [Fact]
    public void An_error_cell_is_told_from_a_blank_one()
    {
        var intake = SheetOf.ReadColumn("outcome", Cell.OfError(), Cell.Blank);

        intake.Codes().ShouldBe(["CELL_ERROR"]);
        intake.Records.Select(static birth => birth.Outcome).ShouldBe([BirthOutcome.NotUnderstood, BirthOutcome.Unknown]);
    }

    [Fact]
    public void Dropped_columns_leave_a_count_and_nothing_else()
    {
        const string Canary = "CANARY-7713";
        var intake = SheetOf.Read(SourceKind.Facility,
            "record_id|政策属性|birth_date|Parents.Married.|mother_name|remarks|避孕史",
            $"H1|{Canary}|2025-03-02|{Canary}|Grace Banda|{Canary}|{Canary}");

        intake.Sheets[0].ColumnsDropped.ShouldBe(4);
        var everything = System.Text.Json.JsonSerializer.Serialize<object>(intake)
            + string.Concat(intake.Records.SelectMany(static birth => new[] { birth.MotherNationalId, birth.Phone, birth.CertificateNumber, birth.ChildName.Whole, birth.MotherName.Whole }));
        everything.ShouldNotContain(Canary);
        everything.ShouldNotContain("政策");
    }

    [Theory]
    [InlineData("胎次")]
    [InlineData("Marital status")]
    public void A_mapping_by_letter_does_not_let_a_forbidden_column_in(string heading)
    {
        var mapping = new ColumnMapping { Source = SourceKind.Facility, Columns = new Dictionary<CanonicalColumn, string> { [CanonicalColumn.BirthOrder] = "D" } };

        var intake = SheetOf.Read(SourceKind.Facility, SheetOf.Settings(mapping), SheetOf.Text($"record_id|birth_date|mother_name|{heading}", "H1|2025-03-02|Grace Banda|2"));

        intake.Records.ShouldHaveSingleItem().BirthOrder.ShouldBeNull();
        intake.Sheets[0].ColumnsDropped.ShouldBe(1);
        intake.Sheets[0].Note.ShouldContain("column D is mapped but is of a kind that is never taken in, dropped");
        intake.Sheets[0].Note.ShouldNotContain(heading);
    }

    [Fact]
    public void No_message_holds_a_cell_value()
    {
        var intake = SheetOf.Read(SourceKind.Facility,
            "record_id|birth_date|mother_name|sex|weight|outcome|birth_time|gestation|plurality|birth_order|birth_place|mother id|phone",
            "H1|2025-03-02|Grace Banda|zebra1|zebra2|zebra3|zebra4|zebra5|zebra6|zebra7|zebra8|1.2E+17|8.6E+12",
            "H2|zebra9|Grace Banda||||||||||");

        intake.Rejections.Count.ShouldBe(11);
        intake.Rejections.ShouldAllBe(static rejection => !rejection.Message.Contains("zebra") && !rejection.Message.Contains("Banda"));
        intake.Sheets[0].Note.ShouldNotContain("zebra");
    }

    private static DateOnly? DateOfRecord(BirthRecord birth) => birth switch
    {
        BirthNotification notification => notification.NotifiedDate,
        BirthRegistration registration => registration.RegistrationDate,
        PopulationRegisterEntry entry => entry.EntryDate,
        _ => null,
    };
}
