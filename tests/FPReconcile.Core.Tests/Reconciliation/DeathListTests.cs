using FPReconcile.Core.Records;
using static FPReconcile.Core.Tests.Reconciliation.District;

namespace FPReconcile.Core.Tests.Reconciliation;

/// <summary>Lists of deaths are matched liberally: when in doubt, a birth is held.</summary>
public sealed class DeathListTests
{
    private static readonly Facts Known = new()
    {
        NationalId = "AB1234567", Certificate = "C123456789", MotherBorn = "1990-02-03", Phone = "0991234567", Child = "Banda, Zuri",
    };

    [Fact]
    public void The_certificate_number_is_enough() => IsHeld(Death(certificate: "c-123 456 789")).ShouldBeTrue();

    [Fact]
    public void The_record_id_is_enough() => IsHeld(Death(recordId: "H-1")).ShouldBeTrue();

    [Fact]
    public void A_running_number_that_is_a_record_id_by_chance_holds_nothing_when_date_and_mother_differ() =>
        IsHeld(Death("2025-01-01", "Okoro, Ngozi", recordId: "H-1")).ShouldBeFalse();

    [Theory]
    [InlineData("2025-03-07")]
    [InlineData("2025-04-03")]
    [InlineData(null)]
    public void The_mothers_national_id_with_a_near_swapped_or_missing_date_is_enough(string? date) =>
        IsHeld(Death(date, nationalId: "AB1234567")).ShouldBeTrue();

    [Fact]
    public void An_earlier_delivery_of_the_same_mother_holds_nothing() =>
        IsHeld(Death("2024-03-04", nationalId: "AB1234567")).ShouldBeFalse();

    [Theory]
    [InlineData("2025-03-04", "Banda, Amina")]
    [InlineData("2025-03-05", "Amina Banda")]
    [InlineData("2025-03-03", "Banda, Aminah")]
    [InlineData("2025-04-03", "Banda, Amina")]
    public void The_mothers_name_within_a_day_is_enough(string date, string mother) => IsHeld(Death(date, mother)).ShouldBeTrue();

    [Fact]
    public void The_mothers_name_in_traditional_characters_is_enough()
    {
        var district = new District().With(H("H1", new Facts { Mother = "张, 丽" }));
        district.Deaths.Add(Death("2025-03-04", "張, 麗"));

        district.Reconcile().Discrepancies.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2025-03-06", "Banda, Amina")]
    [InlineData("2025-03-04", "Okoro, Ngozi")]
    public void Another_day_or_another_mother_holds_nothing(string date, string mother) => IsHeld(Death(date, mother)).ShouldBeFalse();

    [Fact]
    public void The_mothers_name_and_her_birth_date_are_enough_when_the_list_has_no_date_of_birth() =>
        IsHeld(Death(null, "Banda, Amina", motherBorn: "1990-02-03")).ShouldBeTrue();

    [Fact]
    public void The_childs_name_within_a_day_is_enough() =>
        IsHeld(Death("2025-03-05", child: "Banda, Zuri")).ShouldBeTrue();

    [Fact]
    public void Facility_day_and_sex_are_enough_when_nothing_distinguishes() =>
        IsHeld(Death("2025-03-04", facility: "F1", sex: Sex.Female)).ShouldBeTrue();

    [Theory]
    [InlineData("F2", Sex.Female, null)]
    [InlineData("F1", Sex.Male, null)]
    [InlineData("F1", Sex.Female, "XY7654321")]
    public void Facility_day_and_sex_hold_nothing_when_something_distinguishes(string facility, Sex sex, string? nationalId) =>
        IsHeld(Death("2025-03-04", facility: facility, sex: sex, nationalId: nationalId)).ShouldBeFalse();

    [Fact]
    public void A_row_that_found_its_mother_holds_no_other_birth_of_that_day()
    {
        var district = new District().With(H("H1", Known)).With(H("H2", new Facts { Mother = null }));
        district.Deaths.Add(Death("2025-03-04", "Banda, Amina", facility: "F1", sex: Sex.Female));

        district.Reconcile().ContactItems.ShouldHaveSingleItem().RecordIds(SourceKind.Facility).ShouldBe("H2");
    }

    [Fact]
    public void Of_twins_only_the_one_whose_order_the_row_gives_is_held() =>
        TwinsOnWorklist(Death("2025-03-04", "Banda, Amina", order: 2)).ShouldBe(["H1"]);

    [Fact]
    public void Of_twins_only_the_one_whose_certificate_the_row_gives_is_held() =>
        TwinsOnWorklist(Death("2025-03-04", "Banda, Amina", certificate: "C2")).ShouldBe(["H1"]);

    [Fact]
    public void Both_twins_are_held_when_the_row_does_not_tell_which() =>
        TwinsOnWorklist(Death("2025-03-04", "Banda, Amina", sex: Sex.Female)).ShouldBeEmpty();

    [Fact]
    public void Both_twins_are_held_when_order_and_certificate_of_the_row_contradict_each_other() =>
        TwinsOnWorklist(Death("2025-03-04", "Banda, Amina", order: 1, certificate: "C2")).ShouldBeEmpty();

    [Fact]
    public void A_record_that_could_be_the_same_child_in_another_source_is_held_as_well()
    {
        var district = new District().With(H("H1", new Facts { Sex = Sex.Male })).With(R("R1", new Facts { Sex = Sex.Female }), P("P1"));
        district.Deaths.Add(Death("2025-03-04", "Banda, Amina", sex: Sex.Female));

        district.Reconcile().Bereavement.Births.ShouldBe(2);
    }

    [Fact]
    public void Rows_that_belong_to_no_birth_are_counted()
    {
        var district = new District().With(H("H1", Known));
        district.Deaths.AddRange([Death("2025-03-04", "Banda, Amina"), Death("2024-01-01", "Okoro, Ngozi")]);

        var bereavement = district.Reconcile().Bereavement;

        (bereavement.DeathRows, bereavement.DeathRowsMatched).ShouldBe((2, 1));
    }

    private static bool IsHeld(DeathRecord death)
    {
        var district = new District().With(H("H1", Known));
        district.Deaths.Add(death);
        return district.Reconcile().Discrepancies.Count == 0;
    }

    private static IEnumerable<string> TwinsOnWorklist(DeathRecord death)
    {
        var district = new District()
            .With(H("H1", new Facts { Order = 1, Plurality = 2, Certificate = "C1" }))
            .With(H("H2", new Facts { Order = 2, Plurality = 2, Certificate = "C2" }));
        district.Deaths.Add(death);
        return district.Reconcile().ContactItems.Select(item => item.RecordIds(SourceKind.Facility));
    }

    private static DeathRecord Death(
        string? date = null, string? mother = null, string? child = null, string? facility = null, Sex sex = Sex.Unknown, int? order = null,
        string? nationalId = null, string? certificate = null, string? recordId = null, string? motherBorn = null) => new()
        {
            Origin = new RecordOrigin("deaths.csv", "", 2),
            BirthDate = date is null ? null : Day(date),
            MotherName = Name(mother),
            ChildName = Name(child),
            FacilityCode = facility,
            Sex = sex,
            BirthOrder = order,
            MotherNationalId = nationalId,
            CertificateNumber = certificate,
            RecordId = recordId,
            MotherBirthDate = motherBorn is null ? null : Day(motherBorn),
        };
}
