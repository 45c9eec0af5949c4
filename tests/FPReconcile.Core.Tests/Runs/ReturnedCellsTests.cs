using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Runs;

namespace FPReconcile.Core.Tests.Runs;

public sealed class ReturnedCellsTests
{
    [Theory]
    [InlineData(CanonicalColumn.MotherName, "Amina Banda", "A*** B***")]
    [InlineData(CanonicalColumn.ChildName, "王小丽", "王**")]
    [InlineData(CanonicalColumn.MotherNationalId, "110105199003074321", "***321")]
    [InlineData(CanonicalColumn.Phone, "0991234567", "***567")]
    [InlineData(CanonicalColumn.CertificateNumber, "L350247695", "***695")]
    [InlineData(CanonicalColumn.MotherBirthDate, "07/03/1990", "1990-**-**")]
    [InlineData(CanonicalColumn.Phone, "Amina Banda", "A*** B***")]
    public void Names_and_identifiers_are_masked(CanonicalColumn column, string text, string expected) =>
        Show(column, text).ShouldBe(expected);

    [Theory]
    [InlineData(CanonicalColumn.RecordId, "F01-2025-000123")]
    [InlineData(CanonicalColumn.FacilityCode, "F01")]
    [InlineData(CanonicalColumn.BirthDate, "31 mars 2025")]
    [InlineData(CanonicalColumn.BirthDate, "2025-03-31 13:05:10")]
    [InlineData(CanonicalColumn.Outcome, "live birth")]
    public void Values_that_were_understood_are_shown_as_written(CanonicalColumn column, string text) =>
        Show(column, text).ShouldBe(text);

    [Theory]
    [InlineData(CanonicalColumn.BirthDate, "31/02/2025", "31/02/2025")]
    [InlineData(CanonicalColumn.BirthDate, "Amina Banda", "A*** B***")]
    [InlineData(CanonicalColumn.BirthDate, "110105199003074321", "***321")]
    [InlineData(CanonicalColumn.Sex, "Amina", "A***")]
    [InlineData(CanonicalColumn.FacilityCode, "110105199003074321", "***321")]
    public void Of_a_value_that_was_set_aside_no_word_is_shown(CanonicalColumn column, string text, string expected) =>
        ReturnedCells.Show(column, Cell.OfText(text), isSetAside: true, Cell.Blank).ShouldBe(expected);

    [Fact]
    public void A_long_text_in_a_column_of_words_is_masked() =>
        Show(CanonicalColumn.Outcome, "stillborn, told to Amina Banda").ShouldNotContain("Amina");

    [Theory]
    [InlineData("110105199003074321", "***321")]
    [InlineData("99 0307 1234 567", "99 0307 1234 567")]
    public void A_record_id_that_is_a_national_id_is_masked(string text, string expected) =>
        Show(CanonicalColumn.RecordId, text).ShouldBe(expected);

    [Fact]
    public void A_record_id_that_repeats_the_identifier_of_the_mother_is_masked() =>
        ReturnedCells.Show(CanonicalColumn.RecordId, Cell.OfText("CM 901-234"), isSetAside: false, Cell.OfText("cm901234")).ShouldBe("***234");

    [Fact]
    public void A_date_cell_is_shown_as_a_day() =>
        ReturnedCells.Show(CanonicalColumn.BirthDate, Cell.OfDate(new DateTime(2025, 3, 1, 0, 0, 0, DateTimeKind.Unspecified)), isSetAside: false, Cell.Blank).ShouldBe("2025-03-01");

    [Theory]
    [InlineData(CanonicalColumn.BirthDate, false, "2025-03-02")]
    [InlineData(CanonicalColumn.MotherBirthDate, false, "2025-**-**")]
    [InlineData(CanonicalColumn.BirthDate, true, "45718")]
    [InlineData(CanonicalColumn.BirthWeightG, false, "45718")]
    public void A_day_without_a_date_format_is_shown_as_it_was_read(CanonicalColumn column, bool isSetAside, string expected) =>
        ReturnedCells.Show(column, Cell.OfNumber(45718, "45718"), isSetAside, Cell.Blank).ShouldBe(expected);

    private static string Show(CanonicalColumn column, string text) =>
        ReturnedCells.Show(column, Cell.OfText(text), isSetAside: false, Cell.Blank);
}
