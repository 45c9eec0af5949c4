using System.Reflection;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Conventions;

/// <summary>
/// What the project never builds. The reasons are human: such data has been used to hurt women. Removing one of these tests
/// removes a protection of people; it is never a refactoring.
/// </summary>
public sealed class NeverBuiltTests
{
    private static readonly string[] NeverNamed =
    [
        "contracep", "abortion", "parity", "birthpermit", "marri", "marital", "compliance", "sterili",
        "gravid", "antenatal", "prenatal", "pregnan", "police", "immigration", "fine", "punish",
    ];

    // Words that contain a forbidden one by accident.
    private static readonly string[] Harmless = ["define", "refine", "confine", "finer"];

    [Fact]
    public void The_allow_list_is_the_approved_one() =>
        Enum.GetNames<CanonicalColumn>().ShouldBe(
        [
            "RecordId", "FacilityCode", "BirthPlace", "AreaCode", "BirthDate", "BirthTime", "Sex", "BirthWeightG", "Gestation",
            "Plurality", "BirthOrder", "Outcome", "ChildSurname", "ChildGivenName", "ChildName", "MotherSurname",
            "MotherGivenName", "MotherName", "MotherBirthDate", "MotherNationalId", "FatherSurname", "FatherGivenName",
            "Phone", "CertificateNumber", "RegistrationDate", "EntryDate", "NotifiedDate", "RecordVintage",
        ]);

    [Fact]
    public void A_birth_record_has_no_field_beyond_the_allow_list() =>
        typeof(BirthRecord).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(p => p.Name).Order(StringComparer.Ordinal).ShouldBe(
            [
                "AreaCode", "BirthDate", "BirthOrder", "BirthPlace", "BirthTime", "BirthWeightGrams", "CertificateNumber",
                "ChildName", "FacilityCode", "FatherName", "GestationDays", "HasDeathEvidence", "IsProvisional", "Key", "MotherBirthDate",
                "MotherName", "MotherNationalId", "Origin", "Outcome", "Phone", "Plurality", "RecordVintage", "RecordedOn", "Sex",
            ]);

    [Fact]
    public void No_type_or_member_names_what_is_never_kept() =>
        typeof(BirthRecord).Assembly.GetTypes()
            .SelectMany(type => type.GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
                | BindingFlags.DeclaredOnly).Select(member => member.Name).Append(type.Name))
            .Distinct(StringComparer.Ordinal).Where(NamesWhatIsNeverKept).ShouldBeEmpty();

    private static bool NamesWhatIsNeverKept(string name)
    {
        var text = name.ToUpperInvariant();
        foreach (var word in Harmless)
            text = text.Replace(word.ToUpperInvariant(), "", StringComparison.Ordinal);
        return NeverNamed.Any(word => text.Contains(word.ToUpperInvariant(), StringComparison.Ordinal));
    }
}
