using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Intake.Rows;

public sealed class ValueTests
{
    [Theory]
    [InlineData("M", Sex.Male)]
    [InlineData("Boy", Sex.Male)]
    [InlineData("男", Sex.Male)]
    [InlineData("1", Sex.Male)]
    [InlineData("♂", Sex.Male)]
    [InlineData("Masculin", Sex.Male)]
    [InlineData("男婴", Sex.Male)]
    [InlineData("female", Sex.Female)]
    [InlineData("２", Sex.Female)]
    [InlineData("女", Sex.Female)]
    [InlineData("Féminin", Sex.Female)]
    [InlineData("2 - female", Sex.Female)]
    [InlineData("unknown", Sex.Unknown)]
    [InlineData("9", Sex.Unknown)]
    public void Words_of_sex_are_understood(string text, Sex sex)
    {
        var intake = SheetOf.ReadColumn("sex", text);

        intake.Records[0].Sex.ShouldBe(sex);
        intake.Rejections.ShouldBeEmpty();
    }

    [Fact]
    public void M_beside_H_is_mujer_and_beside_F_is_male()
    {
        SheetOf.ReadColumn("sexo", "H", "M").Records.Select(static birth => birth.Sex).ShouldBe([Sex.Male, Sex.Female]);
        SheetOf.ReadColumn("sex", "H", "M", "F").Records.Select(static birth => birth.Sex).ShouldBe([Sex.Male, Sex.Male, Sex.Female]);
    }

    [Theory]
    [InlineData("3200", 3200)]
    [InlineData("3200g", 3200)]
    [InlineData("3.2 kg", 3200)]
    [InlineData("3,2", 3200)]
    [InlineData("3,200", 3200)]
    [InlineData("3 200 g", 3200)]
    [InlineData("３２００克", 3200)]
    [InlineData("0.85", 850)]
    public void Weights_become_grams(string text, int grams) =>
        SheetOf.ReadColumn("birth weight", text).Records[0].BirthWeightGrams.ShouldBe(grams);

    [Theory]
    [InlineData("38", 266)]
    [InlineData("38+5", 271)]
    [InlineData("38w5d", 271)]
    [InlineData("38 weeks", 266)]
    [InlineData("38周+5天", 271)]
    [InlineData("38/40", 266)]
    [InlineData("267", 267)]
    public void Gestation_becomes_days(string text, int days) =>
        SheetOf.ReadColumn("gestation", text).Records[0].GestationDays.ShouldBe(days);

    [Theory]
    [InlineData("13:05", 13, 5)]
    [InlineData("1:05 PM", 13, 5)]
    [InlineData("13h05", 13, 5)]
    [InlineData("1305", 13, 5)]
    [InlineData("13时05分", 13, 5)]
    [InlineData("13:05:59", 13, 5)]
    [InlineData("24:00", 23, 59)]
    [InlineData("00:10", 0, 10)]
    public void Times_are_understood(string text, int hour, int minute) =>
        SheetOf.ReadColumn("birth time", text).Records[0].BirthTime.ShouldBe(new TimeOnly(hour, minute));

    [Theory]
    [InlineData("twin", 2)]
    [InlineData("Singleton", 1)]
    [InlineData("双胎", 2)]
    [InlineData("3", 3)]
    [InlineData("gemelar", 2)]
    public void Plurality_is_understood(string text, int plurality) =>
        SheetOf.ReadColumn("plurality", text).Records[0].Plurality.ShouldBe(plurality);

    [Theory]
    [InlineData("2", 2)]
    [InlineData("II", 2)]
    [InlineData("B", 2)]
    [InlineData("twin 2", 2)]
    [InlineData("Twin B", 2)]
    [InlineData("2nd", 2)]
    [InlineData("2/2", 2)]
    [InlineData("双胎之二", 2)]
    public void Birth_order_is_understood(string text, int order) =>
        SheetOf.ReadColumn("birth_order", text).Records[0].BirthOrder.ShouldBe(order);

    [Fact]
    public void A_birth_order_beyond_nine_is_set_aside() =>
        SheetOf.ReadColumn("birth_order", "11").Codes().ShouldBe(["BIRTH_ORDER_OUT_OF_RANGE"]);

    [Fact]
    public void Twin_II_in_place_of_a_name_tells_the_order()
    {
        var birth = SheetOf.ReadColumn("child_name", "Twin II").Records[0];

        birth.BirthOrder.ShouldBe(2);
        birth.ChildName.IsMissing.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Baby Banda", "Banda", "Amina Grace", true)]
    [InlineData("BABY  AMINA", "Banda", "Amina Grace", true)]
    [InlineData("Baby Amina Banda", "Banda", "Amina Grace", true)]
    [InlineData("Baby Kumari", "Banda", "Amina Grace", false)]
    [InlineData("Baby Amina Kumari", "Banda", "Amina Grace", false)]
    [InlineData("Babygrace Banda", "Banda", "Amina Grace", false)]
    [InlineData("Baby Banda", "", "", false)]
    public void Baby_and_a_name_of_the_mother_is_no_name_of_the_child(string written, string surname, string givenName, bool isMissing)
    {
        SheetOf.Read(SourceKind.Facility, "record_id|birth_date|child_name|mother_surname|mother_given_name", $"H1|2025-03-02|{written}|{surname}|{givenName}")
            .Records[0].ChildName.IsMissing.ShouldBe(isMissing);
        SheetOf.Read(SourceKind.Facility, "record_id|birth_date|child_given_name|mother_name", $"H1|2025-03-02|{written}|{givenName} {surname}")
            .Records[0].ChildName.IsMissing.ShouldBe(isMissing);
    }

    [Fact]
    public void A_column_that_counts_the_mothers_children_is_dropped()
    {
        var orders = Enumerable.Range(0, 60).Select(static index => $"{(index % 4) + 1}").ToArray();

        var intake = SheetOf.ReadColumn("birth order", orders);

        intake.Records.ShouldAllBe(static birth => birth.BirthOrder == null);
        intake.Sheets[0].Note.ShouldContain("D: not the order within the delivery, dropped");
    }

    [Theory]
    [InlineData("Facility", BirthPlace.Facility)]
    [InlineData("Kwacha Health Centre", BirthPlace.Facility)]
    [InlineData("At home", BirthPlace.Home)]
    [InlineData("在家", BirthPlace.Home)]
    [InlineData("途中", BirthPlace.Other)]
    public void Places_of_birth_are_understood(string text, BirthPlace place) =>
        SheetOf.ReadColumn("place of birth", text).Records[0].BirthPlace.ShouldBe(place);

    [Fact]
    public void An_id_that_a_spreadsheet_damaged_is_set_aside_and_the_row_stays()
    {
        var intake = SheetOf.ReadColumn("母亲身份证号码",
            Cell.OfNumber(1.101051990030723E+17, "1.101051990030723E+17"), Cell.OfText("1.10105E+17"), Cell.OfText("11010519900307723x"));

        intake.Records.Select(static birth => birth.MotherNationalId).ShouldBe([null, null, "11010519900307723X"]);
        intake.Codes().ShouldBe(["NATIONAL_ID_DAMAGED", "NATIONAL_ID_DAMAGED"]);
    }

    [Fact]
    public void Codes_of_facilities_and_areas_have_one_form()
    {
        var intake = SheetOf.Read(SourceKind.Facility, "record_id|birth_date|mother_name|facility code|area code", "H1|2025-03-02|Grace Banda| ｆ01 |kw  02");

        intake.Records[0].FacilityCode.ShouldBe("F01");
        intake.Records[0].AreaCode.ShouldBe("KW 02");
    }
}
