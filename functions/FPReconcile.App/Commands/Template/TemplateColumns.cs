using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Languages;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Commands.Template;

/// <summary>The columns of the template of each source: what links and checks its records, and no more.</summary>
internal static class TemplateColumns
{
    private static readonly CanonicalColumn[] Birth =
    [
        CanonicalColumn.BirthDate, CanonicalColumn.Sex, CanonicalColumn.Plurality, CanonicalColumn.BirthOrder,
    ];

    private static readonly CanonicalColumn[] PeopleInParts =
    [
        CanonicalColumn.ChildSurname, CanonicalColumn.ChildGivenName, CanonicalColumn.MotherSurname, CanonicalColumn.MotherGivenName,
        CanonicalColumn.MotherBirthDate, CanonicalColumn.MotherNationalId, CanonicalColumn.FatherSurname, CanonicalColumn.FatherGivenName,
    ];

    // There is no column for a father's whole name.
    private static readonly CanonicalColumn[] WholePeople =
        [CanonicalColumn.ChildName, CanonicalColumn.MotherName, CanonicalColumn.MotherBirthDate, CanonicalColumn.MotherNationalId];

    /// <summary>The columns in their order.</summary>
    public static IReadOnlyList<CanonicalColumn> Of(SourceKind source, ClerkLanguage language)
    {
        var people = language.NamesAreWhole ? WholePeople : PeopleInParts;
        return source switch
        {
            SourceKind.Facility =>
            [
                CanonicalColumn.RecordId, CanonicalColumn.FacilityCode, .. Birth, CanonicalColumn.BirthTime, CanonicalColumn.BirthWeightG, CanonicalColumn.Gestation,
                CanonicalColumn.Outcome, .. people, CanonicalColumn.Phone, CanonicalColumn.CertificateNumber, CanonicalColumn.AreaCode, CanonicalColumn.NotifiedDate,
            ],
            SourceKind.Registration =>
            [
                CanonicalColumn.RecordId, CanonicalColumn.RegistrationDate, .. Birth, CanonicalColumn.BirthPlace, CanonicalColumn.FacilityCode, CanonicalColumn.AreaCode,
                .. people, CanonicalColumn.Phone, CanonicalColumn.CertificateNumber,
            ],
            _ => [CanonicalColumn.RecordId, CanonicalColumn.EntryDate, .. Birth, CanonicalColumn.AreaCode, .. people, CanonicalColumn.CertificateNumber],
        };
    }
}
