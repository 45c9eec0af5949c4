using FPReconcile.Core.Records;
using FPReconcile.Core.Runs;
using FPReconcile.Core.Runs.Births;

namespace FPReconcile.Core.Tests.Runs;

/// <summary>A handful of records: nothing can be learned from them, and still the obvious must be linked.</summary>
public sealed class SmallFilesTests
{
    private static readonly DateOnly AsOf = new(2025, 6, 30);

    [Fact]
    public void Twins_of_a_small_file_are_linked_to_the_right_child()
    {
        var births = Link(
            [
                H("H1", "2025-01-10", Sex.Male, 1, 1, Amina), H("H2", "2025-01-12", Sex.Female, 1, 1, Grace),
                H("H3", "2025-02-02", Sex.Female, 1, 2, Mary), H("H4", "2025-02-02", Sex.Male, 2, 2, Mary),
            ],
            [R("R1", "2025-01-10", Sex.Male, Amina), R("R3", "2025-02-02", Sex.Female, Mary), R("R4", "2025-02-02", Sex.Male, Mary)]);

        births.ShouldBe(["H1-R1", "H2-", "H3-R3", "H4-R4"]);
    }

    [Fact]
    public void One_record_against_one_is_linked_when_it_is_the_same() =>
        Link([H("H1", "2025-01-10", Sex.Male, 1, 1, Amina)], [R("R1", "2025-01-10", Sex.Male, Amina)]).ShouldBe(["H1-R1"]);

    [Fact]
    public void One_record_against_one_is_not_linked_when_it_is_another() =>
        Link([H("H1", "2025-01-10", Sex.Male, 1, 1, Amina)], [R("R1", "2025-01-10", Sex.Male, Grace)]).ShouldBe(["-R1", "H1-"]);

    [Fact]
    public void One_digit_of_an_identifier_does_not_part_a_birth() =>
        Link([H("H1", "2025-01-10", Sex.Male, 1, 1, Amina)], [R("R1", "2025-01-10", Sex.Male, Amina with { Id = "AB123465" })])
            .ShouldBe(["H1-R1"]);

    [Fact]
    public void No_registration_at_all_leaves_every_notification_alone() =>
        Link([H("H1", "2025-01-10", Sex.Male, 1, 1, Amina)], []).ShouldBe(["H1-"]);

    [Fact]
    public void Twins_under_one_certificate_number_are_not_duplicates()
    {
        var first = H("H1", "2025-02-02", Sex.Female, 1, 2, Mary, "C00511");
        var second = H("H2", "2025-02-02", Sex.Female, 2, 2, Mary, "C00511");

        Link([first, second], [R("R1", "2025-02-02", Sex.Female, Amina)]).ShouldBe(["-R1", "H1-", "H2-"]);
    }

    private static readonly Mother Amina = new("Banda", "Amina", "1995-03-02", "AB123456");
    private static readonly Mother Grace = new("Phiri", "Grace", "1990-07-12", "CD654321");
    private static readonly Mother Mary = new("Zulu", "Mary", "1992-01-22", "EF111222");

    private static List<string> Link(IReadOnlyList<BirthRecord> facility, IReadOnlyList<BirthRecord> registration) =>
    [
        .. BirthLinkage.Link(new BirthLinkageInput
        {
            Facility = facility, Registration = registration, Register = [], Options = new ReconciliationOptions { AsOf = AsOf },
        }).Outcome.Births.Select(b => $"{b.Notification?.Key.Id}-{b.Registration?.Key.Id}").Order(StringComparer.Ordinal),
    ];

    private static BirthNotification H(string id, string date, Sex sex, int order, int plurality, Mother mother, string? certificate = null) => new()
    {
        Key = new RecordKey(SourceKind.Facility, id), Origin = new RecordOrigin("", "", 2), BirthDate = Day(date), Sex = sex,
        BirthOrder = order, Plurality = plurality, CertificateNumber = certificate, FacilityCode = "F1", AreaCode = "A1",
        MotherName = new PersonName(mother.Surname, mother.GivenName, null), MotherBirthDate = Day(mother.Born), MotherNationalId = mother.Id,
    };

    private static BirthRegistration R(string id, string date, Sex sex, Mother mother) => new()
    {
        Key = new RecordKey(SourceKind.Registration, id), Origin = new RecordOrigin("", "", 2), BirthDate = Day(date), Sex = sex,
        FacilityCode = "F1", AreaCode = "A1",
        MotherName = new PersonName(mother.Surname, mother.GivenName, null), MotherBirthDate = Day(mother.Born), MotherNationalId = mother.Id,
    };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Mother(string Surname, string GivenName, string Born, string Id);
}
