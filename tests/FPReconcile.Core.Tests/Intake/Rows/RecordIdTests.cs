using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Intake.Rows;

public sealed class RecordIdTests
{
    private const string Header = "record_id|birth_date|mother_name|sex|facility_code|certificate_number|record_vintage";

    [Theory]
    [InlineData("area_code", "110105199003070011")]
    [InlineData("area_code", "K1 11010519900307001x")]
    [InlineData("facility_code", "１１０１０５１９９００３０７００１１")]
    public void A_code_that_looks_like_a_national_id_is_set_aside_and_not_shown(string column, string id)
    {
        var intake = SheetOf.ReadColumn(column, id, "F-2025-000000000000000017");

        intake.Codes().ShouldBe(["CODE_LOOKS_LIKE_NATIONAL_ID"]);
        (intake.Records[0].AreaCode ?? intake.Records[0].FacilityCode).ShouldBeNull();
        (intake.Records[1].AreaCode ?? intake.Records[1].FacilityCode).ShouldBe("F-2025-000000000000000017");
        intake.Rejections[0].FacilityCode.ShouldBeNull();
    }

    [Fact]
    public void A_code_that_is_a_rounded_number_is_set_aside_and_a_short_number_is_a_code()
    {
        var intake = SheetOf.ReadColumn("area_code", Cell.OfNumber(1.1010519900307E+17, "1.1010519900307E+17"), Cell.OfNumber(110105001002, "110105001002"));

        intake.Codes().ShouldBe(["CODE_LOOKS_LIKE_NATIONAL_ID"]);
        intake.Records.Select(static record => record.AreaCode).ShouldBe([null, "110105001002"]);
    }

    [Fact]
    public void A_missing_record_number_is_replaced_by_the_certificate_or_by_file_and_row()
    {
        var intake = SheetOf.Read(SourceKind.Facility, Header, "|2025-03-02|Grace Banda|F|F1|L350247695|", "|2025-03-02|Ruth Phiri|F|F1||", "A 12|2025-03-02|Eve Moyo|F|F1||");

        Ids(intake).ShouldBe(["L350247695", "facility/file1.csv#3", "A_12"]);
    }

    [Theory]
    [InlineData("11010519900307723X")]
    [InlineData("110105202503020012")]
    [InlineData("9003072512308")]
    [InlineData("ID110105199003072316")]
    [InlineData("CF-110105199003072316/2")]
    [InlineData("H2-11010519900307231x")]
    [InlineData("2025110105199003072316")]
    public void A_record_number_that_looks_like_a_national_id_is_replaced_and_said_so(string id)
    {
        var intake = SheetOf.Read(SourceKind.Register, "entry_number|birth_date|mother_name|mother_birth_date", $"{id}|2025-03-02|Grace Banda|1990-03-07");

        Ids(intake).ShouldBe(["register/file1.csv#2"]);
        intake.Sheets[0].Note.ShouldContain("looks like a national id");
    }

    [Fact]
    public void A_long_record_number_without_a_birth_date_in_it_stays() =>
        Ids(SheetOf.Read(SourceKind.Facility, "record_id|birth_date|mother_name", "CF-110105999903072316/2|2025-03-02|Grace Banda")).ShouldBe(["CF-110105999903072316/2"]);

    [Fact]
    public void A_record_number_equal_to_the_mothers_id_is_replaced() =>
        Ids(SheetOf.Read(SourceKind.Facility, "record_id|birth_date|mother_name|mother_national_id", "ab-123456|2025-03-02|Grace Banda|AB123456"))
            .ShouldBe(["facility/file1.csv#2"]);

    [Fact]
    public void Identical_rows_of_one_record_are_one_whatever_the_order_of_files()
    {
        var first = SheetOf.Text(Header, "H1|2025-03-02|Grace Banda|F|F1||");
        var second = SheetOf.Text(Header, "H9|2025-03-02|Ruth Phiri|F|F1||", "H1|2025-03-02|Grace Banda|F|F1||");

        var intake = SheetOf.Read(SourceKind.Facility, SheetOf.Settings(), first, second);

        Ids(intake).ShouldBe(["H1", "H9"]);
        (intake.Sheets[1].RowsRead, intake.Sheets[1].RowsAccepted, intake.Sheets[1].RowsSkipped).ShouldBe((2, 1, 1));
        intake.Sheets[1].Note.ShouldContain("1 rows repeat another row");
        Ids(SheetOf.Read(SourceKind.Facility, SheetOf.Settings(), second, first)).ShouldBe(["H9", "H1"]);
    }

    [Fact]
    public void A_clearly_different_mother_is_another_birth_even_on_the_same_day()
    {
        const string WithMother = "record_id|birth_date|mother_name|mother_birth_date|mother_national_id";
        const string One = "7|2025-03-02|Grace Banda|1990-03-07|AB123456";
        const string Other = "7|2025-03-02|Ruth Phiri|1994-11-20|CD987654";
        const string Third = "7|2025-03-02|Eve Moyo|1988-01-15|EF555123";

        foreach (var rows in new[] { new[] { One, Other, Third }, [Third, Other, One] })
        {
            var intake = SheetOf.Read(SourceKind.Facility, [WithMother, .. rows]);
            Ids(intake).Order(StringComparer.Ordinal).ShouldBe(["7", "7@2", "7@3"]);
            intake.Records.Single(static birth => birth.MotherName.Whole == "Eve Moyo").Key.Id.ShouldBe("7");
            intake.Rejections.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("7|2025-03-02|Grace Bandah|1991-03-07")]
    [InlineData("7|2025-03-02|Ruth Phiri|1990-03-07")]
    [InlineData("7|2025-03-02|Ruth Phiri|")]
    public void A_mother_who_is_only_written_differently_is_the_same_birth(string row)
    {
        var intake = SheetOf.Read(SourceKind.Facility, "record_id|birth_date|mother_name|mother_birth_date", "7|2025-03-02|Grace Banda|1990-03-07", row);

        Ids(intake).ShouldBe(["7"]);
        intake.Codes().ShouldBe(["CONFLICTING_VERSION", "CONFLICTING_VERSION"]);
    }

    [Theory]
    [InlineData("7|2025-03-02|Grace Banda|F|2|1", "7|2025-03-02|Grace Banda|F|2|2")]
    [InlineData("7|2025-03-02|Grace Banda|M|2|", "7|2025-03-02|Grace Banda|F|2|")]
    public void Two_children_of_a_delivery_under_one_number_are_both_kept(string first, string second)
    {
        const string WithOrder = "record_id|birth_date|mother_name|sex|plurality|birth_order";

        Ids(SheetOf.Read(SourceKind.Facility, WithOrder, first, second)).ShouldBe(["7", "7@2"]);
        Ids(SheetOf.Read(SourceKind.Facility, WithOrder, second, first)).ShouldBe(["7@2", "7"]);
    }

    [Fact]
    public void A_register_that_starts_its_numbers_again_keeps_both_births()
    {
        var first = SheetOf.Text(Header, "1|2024-03-02|Grace Banda|F|F1||");
        var second = SheetOf.Text(Header, "1|2025-03-02|Ruth Phiri|M|F1||");

        Ids(SheetOf.Read(SourceKind.Facility, SheetOf.Settings(), first, second)).ShouldBe(["1", "1@20250302"]);
        Ids(SheetOf.Read(SourceKind.Facility, SheetOf.Settings(), second, first)).ShouldBe(["1@20250302", "1"]);
    }

    [Fact]
    public void Two_facilities_that_number_alike_keep_both_births()
    {
        var intake = SheetOf.Read(SourceKind.Facility, Header, "1|2025-03-02|Grace Banda|F|F1||", "1|2025-03-02|Ruth Phiri|M|F2||");

        Ids(intake).ShouldBe(["1@F1", "1@F2"]);
        intake.Sheets[0].Note.ShouldContain("2 rows use a record number that another birth has too");
    }

    private static string[] Ids(SourceIntake intake) => [.. intake.Records.Select(static birth => birth.Key.Id)];
}
