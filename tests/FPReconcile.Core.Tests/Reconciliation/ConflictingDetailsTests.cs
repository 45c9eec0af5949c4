using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;
using static FPReconcile.Core.Tests.Reconciliation.District;

namespace FPReconcile.Core.Tests.Reconciliation;

public sealed class ConflictingDetailsTests
{
    [Fact]
    public void All_pairs_of_a_birth_make_one_row_with_fields_in_contract_order()
    {
        var row = new District().With(
            H("H1", new Facts { Weight = 3200, Sex = Sex.Female, Order = 1, Plurality = 2 }),
            R("R1", new Facts { Sex = Sex.Male, Order = 2, Plurality = 2 }),
            P("P1", new Facts { Date = "2025-03-05", Sex = Sex.Male, Facility = "F2" })).Reconcile().Discrepancies.ShouldHaveSingleItem();

        row.Kind.ShouldBe(DiscrepancyKind.ConflictingDetails);
        row.Fields.ShouldBe([BirthField.BirthDate, BirthField.Sex, BirthField.BirthOrder, BirthField.FacilityCode]);
        ReasonText.Write(row.Reason, DisplayLanguage.English).ShouldBe(
            "Records of the same birth disagree. "
            + "Birth date: facility record 2025-03-04, registration 2025-03-04, register entry 2025-03-05. "
            + "Sex: facility record female, registration male, register entry male. "
            + "Order within the delivery: facility record 1, registration 2. "
            + "Facility: facility record F1, registration F1, register entry F2.");
    }

    [Theory]
    [InlineData("Banda, Amina", "Banda, Hildegard", true)]
    [InlineData("Banda, Amina", "Phiri, Amina", false)]
    [InlineData("Banda, Amina", "Amina, Banda", false)]
    [InlineData("Banda, Amina", "Banda, Amina Rose", false)]
    [InlineData("Banda, Amina", "Banda, Aminah", false)]
    public void Another_given_name_of_the_mother_is_a_conflict_but_not_another_surname(string mother, string other, bool isConflict) =>
        new District().With(H("H1", new Facts { Mother = mother }), R("R1", new Facts { Mother = other }), P("P1", new Facts { Mother = mother }))
            .Reconcile().Count(DiscrepancyKind.ConflictingDetails).ShouldBe(isConflict ? 1 : 0);

    [Fact]
    public void Values_that_identify_somebody_are_not_in_the_reason()
    {
        var row = new District().With(
            H("H1", new Facts { Mother = "Banda, Amina", MotherBorn = "1990-02-03", NationalId = "AB1234567", Certificate = "C111111111" }),
            R("R1", new Facts { Mother = "Okoro, Ngozi", MotherBorn = "1991-02-03", NationalId = "AB7654321", Certificate = "C222222222" }),
            P("P1", new Facts { Mother = null })).Reconcile().Discrepancies.ShouldHaveSingleItem();

        row.Fields.ShouldBe([BirthField.MotherName, BirthField.MotherBirthDate, BirthField.MotherNationalId, BirthField.CertificateNumber]);
        ReasonText.Write(row.Reason, DisplayLanguage.English).ShouldBe(
            "Records of the same birth disagree. "
            + "Mother's name differs between facility record and registration. "
            + "Mother's birth date differs between facility record and registration. "
            + "Mother's national id differs between facility record and registration. "
            + "Certificate number differs between facility record and registration.");
    }

    [Theory]
    [InlineData(2900, false)]
    [InlineData(2899, true)]
    public void A_birth_weight_conflicts_from_more_than_300_grams(int other, bool conflicts) =>
        HasConflict(new Facts { Weight = 3200 }, new Facts { Weight = other }).ShouldBe(conflicts);

    [Theory]
    [InlineData("Banda, Amina", "Banda, Amina")]
    [InlineData("Banda, Amina", "Amina, Banda")]
    [InlineData("Banda, Amina", "Amina Banda")]
    [InlineData("Banda, Amina", "BANDA, Aminah")]
    [InlineData("Banda, Amina", "Banda, A")]
    [InlineData("Banda, Amina", "Banda, Ami")]
    [InlineData("Banda, Amina", "Phiri, Amina")]
    [InlineData("Banda, Amina Grace", "Banda, Grace")]
    [InlineData("Nuñez, María José", "NUNEZ, Mariajose")]
    [InlineData("王小明", "王晓明")]
    [InlineData("王, 小明", "王小明")]
    [InlineData("张, 玲丽", "張, 玲麗")]
    [InlineData("孙, 秀", "秀欣, 孙")]
    [InlineData("Banda, Amina", "王小明")]
    [InlineData("Banda, Amina", null)]
    public void A_spelling_variant_of_the_mother_is_no_conflict(string a, string? b) =>
        HasConflict(new Facts { Mother = a }, new Facts { Mother = b }).ShouldBeFalse();

    [Theory]
    [InlineData("Banda, Amina", "Okoro, Ngozi")]
    [InlineData("王小明", "李芳")]
    public void Another_woman_is_a_conflict(string a, string b) =>
        HasConflict(new Facts { Mother = a }, new Facts { Mother = b }).ShouldBeTrue();

    [Theory]
    [InlineData("Banda, John", "Banda, Peter", true)]
    [InlineData("Banda, John", "Phiri, John", false)]
    [InlineData("Banda, John", "Banda, Jon", false)]
    [InlineData("Banda, John", null, false)]
    [InlineData("王, 小明", "王, 晓明", false)]
    [InlineData("王, 小明", "王, 小", false)]
    [InlineData("王, 小明", "王, 国强", true)]
    public void Of_a_child_the_given_name_has_to_agree(string a, string? b, bool conflicts) =>
        HasConflict(new Facts { Child = a }, new Facts { Child = b }).ShouldBe(conflicts);

    [Fact]
    public void Area_and_telephone_are_no_conflict() =>
        HasConflict(new Facts { Area = "K01", Phone = "0991111" }, new Facts { Area = "K02", Phone = "0992222" }).ShouldBeFalse();

    [Fact]
    public void Only_standing_records_are_compared() =>
        new District().With(H("H1"), H("H2", new Facts { Sex = Sex.Male }), R("R1"), P("P1"))
            .Reconcile().Count(DiscrepancyKind.ConflictingDetails).ShouldBe(0);

    private static bool HasConflict(Facts a, Facts b) =>
        new District().With(H("H1", a), R("R1", b)).Reconcile().Count(DiscrepancyKind.ConflictingDetails) > 0;
}
