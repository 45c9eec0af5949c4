using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Intake.Sheets;

/// <summary>How sure each column is, what only resembles a known heading, and what changed against a mapping.</summary>
public sealed class SheetOutlineTests
{
    [Theory]
    [InlineData("Date of birth", HeadingConfidence.Exact)]
    [InlineData("出生日期 Date of birth", HeadingConfidence.Composed)]
    public void A_heading_says_how_sure_it_is(string heading, HeadingConfidence expected) =>
        Outline($"record_id|{heading}|mother_name").Columns.Single(static column => column.Column == CanonicalColumn.BirthDate).Confidence.ShouldBe(expected);

    [Fact]
    public void A_stand_in_is_told_from_the_thing_itself() =>
        Outline("record_id|birth_date|Hospital name").Columns.Single(static column => column.Column == CanonicalColumn.FacilityCode).Confidence.ShouldBe(HeadingConfidence.Makeshift);

    [Fact]
    public void What_the_mapping_names_is_sure()
    {
        var mapping = new ColumnMapping { Source = SourceKind.Facility, Columns = new Dictionary<CanonicalColumn, string> { [CanonicalColumn.Sex] = "Geschlecht", [CanonicalColumn.BirthWeightG] = "D" } };

        var outline = Outline(SheetOf.Settings(mapping), "record_id|birth_date|Geschlecht|?");

        outline.Columns.Where(static column => column.Confidence == HeadingConfidence.Mapped).Select(static column => column.Letter).ShouldBe(["C", "D"]);
    }

    [Theory]
    [InlineData("Moter name", CanonicalColumn.MotherName)]
    [InlineData("Wieght", CanonicalColumn.BirthWeightG)]
    [InlineData("出生医学证明编码", CanonicalColumn.CertificateNumber)]
    public void A_misspelt_heading_resembles_the_right_one_and_is_not_read(string heading, CanonicalColumn expected)
    {
        var outline = Outline($"record_id|birth_date|{heading}");

        outline.Resembling.ShouldBe([new OutlinedColumn(2, expected, HeadingConfidence.Resembles)]);
        outline.Columns.ShouldNotContain(column => column.Column == expected);
    }

    [Theory]
    [InlineData("Colour")]
    [InlineData("Parity")]
    [InlineData("Gravida")]
    [InlineData("Marital status")]
    [InlineData("孕次")]
    [InlineData("")]
    public void A_heading_of_another_kind_resembles_nothing(string heading) =>
        Outline($"record_id|birth_date|{heading}").Resembling.ShouldBeEmpty();

    [Fact]
    public void A_column_that_is_there_is_not_looked_for_again() =>
        Outline("record_id|birth_date|sex|Birth weight|Brith weight").Resembling.ShouldBeEmpty();

    [Theory]
    [InlineData("H1|2025-03-02|Amina", true)]
    [InlineData("Total|1|", false)]
    [InlineData("Prepared by|Jane|", false)]
    [InlineData("record_id|birth_date|mother_name", false)]
    public void Rows_of_births_are_told_as_intake_tells_them(string row, bool expected)
    {
        var rows = SheetOf.Text("record_id|birth_date|mother_name", row);

        SheetOf.Read(SourceKind.Facility, SheetOf.Settings(), rows).Sheets.Single().Outline!.IsRecord(rows[1]).ShouldBe(expected);
    }

    [Fact]
    public void An_outline_shows_no_heading() =>
        Outline("record_id|birth_date|Amina Banda").ToString().ShouldBe("A=record_id B=birth_date");

    private static SheetOutline Outline(string header) => Outline(SheetOf.Settings(), header);

    private static SheetOutline Outline(IntakeSettings settings, string header) =>
        SheetOf.Read(SourceKind.Facility, settings, SheetOf.Text(header, "H1|2025-03-02|x|x|x")).Sheets.Single().Outline!;
}
