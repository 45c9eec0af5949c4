using System.Text;
using static FPReconcile.Synthetic.Files.LayoutColumn;

namespace FPReconcile.Synthetic.Files;

/// <summary>The layouts of the registration office, the population register and the list of deaths.</summary>
internal static class OfficeLayouts
{
    /// <summary>First half of the year: a workbook with real dates.</summary>
    public static MessyLayout RegistrationWorkbook { get; } = new()
    {
        Name = "registration-workbook",
        Format = MessyFormat.Xlsx,
        Title = (sheet, _) => sheet.AddTextRow("CIVIL REGISTRATION OFFICE - BIRTHS REGISTERED"),
        Columns = [.. Registration(DateStyle.RealIso), Dropped("Parents married", Canary.Forbidden)],
    };

    /// <summary>Second half of the year: a CSV file of another program.</summary>
    public static MessyLayout RegistrationText { get; } = new()
    {
        Name = "registration-text",
        Format = MessyFormat.Csv,
        Columns = Registration(DateStyle.Slashes),
    };

    public static MessyLayout Register { get; } = new()
    {
        Name = "register",
        Format = MessyFormat.Csv,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        Columns =
        [
            Text("entry_number", r => r.RecordId), Date("entry_date", DateStyle.IsoText, r => r.RecordedOn), Text("area_code", r => r.AreaCode),
            Text("facility_code", r => r.FacilityCode), Text("child_surname", r => r.ChildSurname), Text("child_given_name", r => r.ChildGivenName),
            Sex("sex", "M", "F"), Date("birth_date", DateStyle.IsoText, r => r.BirthDate), Number("birth_order", r => r.BirthOrder),
            Text("mother_surname", r => r.MotherSurname), Text("mother_given_name", r => r.MotherGivenName),
            Date("mother_birth_date", DateStyle.IsoText, r => r.MotherBirthDate), NationalId("mother_national_id"),
            Text("father_surname", r => r.FatherSurname), Text("father_given_name", r => r.FatherGivenName), Text("phone", r => r.Phone),
            Text("certificate_number", r => r.CertificateNumber), Dropped("household_number", Canary.Unknown),
        ],
    };

    public static MessyLayout Deaths { get; } = new()
    {
        Name = "deaths",
        Format = MessyFormat.Csv,
        Delimiter = ';',
        Columns =
        [
            Text("Death number", r => r.RecordId) with { IsToBeDropped = true }, Text("Facility code", r => r.FacilityCode),
            Date("Date of birth", DateStyle.Dots, r => r.BirthDate), Sex("Sex", "M", "F"), Number("Birth order", r => r.BirthOrder),
            Outcome("Outcome", "Live", "Stillbirth", "Neonatal death"), Text("Child surname", r => r.ChildSurname),
            ChildGivenName("Child given name"), Text("Mother surname", r => r.MotherSurname), Text("Mother given name", r => r.MotherGivenName),
            Date("Mother date of birth", DateStyle.Dots, r => r.MotherBirthDate), NationalId("Mother national ID"), Text("Phone", r => r.Phone),
            Text("Certificate number", r => r.CertificateNumber), Dropped("Cause of death", Canary.Unknown),
        ],
    };

    private static LayoutColumn[] Registration(DateStyle dates) =>
    [
        Text("Registration number", r => r.RecordId), Date("Registration date", dates, r => r.RecordedOn),
        Text("Place of birth", r => CanonicalColumns.Place(r.IsHomeBirth)), Text("Facility code", r => r.FacilityCode),
        Text("Area code", r => r.AreaCode), Text("Child surname", r => r.ChildSurname), ChildGivenName("Child given name"),
        Sex("Sex", "Male", "Female"), Date("Date of birth", dates, r => r.BirthDate), Number("Birth order", r => r.BirthOrder),
        Number("Birth weight (g)", r => r.BirthWeightGrams), Outcome("Outcome", "Live birth", "Stillbirth", "Neonatal death"),
        Text("Mother surname", r => r.MotherSurname), Text("Mother given name", r => r.MotherGivenName),
        Date("Mother date of birth", dates, r => r.MotherBirthDate), NationalId("Mother national ID"),
        Text("Father surname", r => r.FatherSurname), Text("Father given name", r => r.FatherGivenName), Text("Phone", r => r.Phone),
        Text("Certificate number", r => r.CertificateNumber),
    ];
}
