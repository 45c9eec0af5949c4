using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Intake.Versions;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Intake.Versions;

public sealed class VersionTests
{
    private const string Header = "record_id|birth_date|mother_name|sex|facility_code|certificate_number|record_vintage";

    [Fact]
    public void The_highest_version_stands_whatever_the_order_of_files()
    {
        var older = SheetOf.Text(Header, "H1|2025-03-02|Grace Banda|F|F1||9");
        var newer = SheetOf.Text(Header, "H1|2025-03-02|Grace Banda|M|F1||10");

        foreach (var files in new[] { new[] { older, newer }, [newer, older] })
        {
            var intake = SheetOf.Read(SourceKind.Facility, SheetOf.Settings(), files);
            intake.Records.ShouldHaveSingleItem().Sex.ShouldBe(Sex.Male);
            intake.Sheets.Sum(static sheet => sheet.RowsSkipped).ShouldBe(1);
            intake.Rejections.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("2025-9", "2025-10")]
    [InlineData("04-2025", "03-2026")]
    [InlineData("31.12.2024", "01.01.2025")]
    [InlineData("2025-04", "2025-04-01")]
    [InlineData("v2", "V10")]
    [InlineData("9", "10")]
    [InlineData("007", "8")]
    [InlineData("1a", "10")]
    [InlineData(null, "0")]
    public void Versions_are_ordered_number_by_number(string? lower, string higher)
    {
        VintageComparer.Instance.Compare(lower, higher).ShouldBeLessThan(0);
        VintageComparer.Instance.Compare(higher, lower).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("2025-04", "2025_4")]
    [InlineData("v1", "V01")]
    public void Versions_that_are_only_written_differently_are_one(string one, string other) =>
        VintageComparer.Instance.Compare(one, other).ShouldBe(0);

    [Fact]
    public void The_order_of_versions_has_no_circle()
    {
        string?[] vintages = [null, "", "1", "9", "10", "1a", "a1", "2025", "2025-04", "04-2025", "2025-10", "4.2026", "b", "2025-04-01T00:00:00", "--"];

        foreach (var a in vintages)
        {
            foreach (var b in vintages)
            {
                foreach (var c in vintages.Where(c => VintageComparer.Instance.Compare(a, b) <= 0 && VintageComparer.Instance.Compare(b, c) <= 0))
                    VintageComparer.Instance.Compare(a, c).ShouldBeLessThanOrEqualTo(0, $"{a} {b} {c}");
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    public void Of_different_rows_of_one_version_all_are_set_aside_and_the_fullest_is_linked(string vintage)
    {
        var thin = SheetOf.Text(Header, $"H1|2025-03-02|Grace Banda|F|||{vintage}");
        var full = SheetOf.Text(Header, $"H1|2025-03-02|Grace Banda|M|F1|L350247695|{vintage}");

        foreach (var files in new[] { new[] { thin, full }, [full, thin] })
        {
            var intake = SheetOf.Read(SourceKind.Facility, SheetOf.Settings(), files);
            var record = intake.Records.ShouldHaveSingleItem();
            (record.Sex, record.IsProvisional).ShouldBe((Sex.Male, true));
            intake.AcceptedCount.ShouldBe(0);
            intake.Codes().ShouldBe(["CONFLICTING_VERSION", "CONFLICTING_VERSION"]);
            intake.Rejections.ShouldAllBe(static line => line.Effect == RejectionEffect.Row && line.RecordId == "H1");
            intake.Sheets.Select(static sheet => (sheet.RowsAccepted, sheet.RowsSetAside)).ShouldBe([(0, 1), (0, 1)]);
            intake.Problems.ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_higher_version_settles_a_conflict()
    {
        var intake = SheetOf.Read(SourceKind.Facility, Header, "H1|2025-03-02|Grace Banda|F|F1||1", "H1|2025-03-02|Grace Banda|M|F1||1", "H1|2025-03-02|Grace Banda|M|F1||2");

        intake.Records.ShouldHaveSingleItem().IsProvisional.ShouldBeFalse();
        intake.Rejections.ShouldBeEmpty();
        intake.Sheets[0].RowsSkipped.ShouldBe(2);
    }

    [Fact]
    public void Of_equally_full_rows_of_one_record_the_same_one_is_linked_whatever_their_order()
    {
        const string Girl = "H1|2025-03-02|Grace Banda|F|F1||";
        const string Boy = "H1|2025-03-02|Grace Banda|M|F1||";

        var sex = SheetOf.Read(SourceKind.Facility, Header, Girl, Boy).Records.ShouldHaveSingleItem().Sex;

        SheetOf.Read(SourceKind.Facility, Header, Boy, Girl).Records.ShouldHaveSingleItem().Sex.ShouldBe(sex);
    }

    [Fact]
    public void An_outcome_that_was_not_understood_stays_when_another_row_of_the_record_is_linked()
    {
        var intake = SheetOf.Read(SourceKind.Facility, Header + "|outcome", "H1|2025-03-02|Grace Banda|F|F1|L350247695||live", "H1|2025-03-02|Grace Banda|F|F1|||transferred");

        intake.Records.ShouldHaveSingleItem().Outcome.ShouldBe(BirthOutcome.NotUnderstood);
    }

    [Fact]
    public void A_later_version_that_corrects_the_order_is_no_second_child() =>
        Ids(SheetOf.Read(SourceKind.Facility, "record_id|birth_date|mother_name|birth_order|record_vintage", "7|2025-03-02|Grace Banda|1|1", "7|2025-03-02|Grace Banda|2|2"))
            .ShouldBe(["7"]);

    [Fact]
    public void Superseded_evidence_of_death_is_kept()
    {
        var intake = SheetOf.Read(SourceKind.Facility, Header + "|remarks", "H1|2025-03-02|Grace Banda|F|F1||1|died", "H1|2025-03-02|Grace Banda|F|F1||2|");

        intake.Records.ShouldHaveSingleItem().HasDeathEvidence.ShouldBeFalse();
        intake.DeathsSetAside.ShouldHaveSingleItem().RecordId.ShouldBe("H1");
    }

    [Theory]
    [InlineData("births_{vintage}.xlsx", "births_2025-04.xlsx", "2025-04")]
    [InlineData("births_{vintage}.xlsx", "north/Births_2025_04.XLSX", "2025_04")]
    [InlineData("births_{vintage}.xlsx", "births_2025-04 (1).xlsx", null)]
    [InlineData("births_{vintage}.xlsx", "births_april.xlsx", null)]
    [InlineData("births_{vintage}.xlsx", "births_.xlsx", null)]
    [InlineData("births_{vintage}.xlsx", "births_2025-04.xlsx.bak", null)]
    [InlineData("births_{vintage}.xlsx", "births_2025-04-xlsx", null)]
    [InlineData("* births {vintage}.*", "F01 births 7.csv", "7")]
    [InlineData("*_{vintage}.xlsx", "F01_2025_04.xlsx", "2025_04")]
    [InlineData("v{vintage}", "v3", "3")]
    public void The_name_of_a_file_tells_its_version(string pattern, string name, string? vintage)
    {
        VintageRule.TryParse(pattern, out var rule).ShouldBeTrue();
        rule.Find(name).ShouldBe(vintage);
    }

    [Fact]
    public void A_rule_of_many_stars_ends_on_a_long_name()
    {
        VintageRule.TryParse(string.Concat(Enumerable.Repeat("*1", 100)) + "_{vintage}.csv", out var rule).ShouldBeTrue();

        rule.Find(new string('1', 20_000)).ShouldBeNull();
    }

    [Fact]
    public void A_version_of_the_row_goes_before_that_of_the_file()
    {
        var mapping = new ColumnMapping { Source = SourceKind.Facility, Vintage = "5" };

        var records = SheetOf.Read(SourceKind.Facility, SheetOf.Settings(mapping), SheetOf.Text(Header, "H1|2025-03-02|Grace Banda|F|F1||3", "H2|2025-03-02|Ruth Phiri|F|F1||")).Records;

        records.Select(static record => record.RecordVintage).ShouldBe(["3", "5"]);
    }

    [Fact]
    public void A_name_that_does_not_fit_the_rule_is_noted()
    {
        VintageRule.TryParse("births_{vintage}.csv", out var rule).ShouldBeTrue();
        var mapping = new ColumnMapping { Source = SourceKind.Facility, VintageFromName = rule };

        var intake = SheetOf.Read(SourceKind.Facility, SheetOf.Settings(mapping), SheetOf.Text(Header, "H1|2025-03-02|Grace Banda|F|F1||"));

        intake.Records[0].RecordVintage.ShouldBeNull();
        intake.Sheets[0].Note.ShouldContain("does not fit vintageFromName");
        intake.Problems.ShouldBeEmpty();
    }

    private static string[] Ids(SourceIntake intake) => [.. intake.Records.Select(static birth => birth.Key.Id)];
}
