using System.Text;
using FPReconcile.Synthetic.Workbooks;
using static FPReconcile.Synthetic.Files.LayoutColumn;

namespace FPReconcile.Synthetic.Files;

/// <summary>The layouts in which facilities send their births. Every layout carries only the columns it has.</summary>
internal static class FacilityLayouts
{
    /// <summary>All of them; a facility keeps to one.</summary>
    public static IReadOnlyList<MessyLayout> All { get; } =
    [
        ChineseMonthlyReport(), MergedHeadings(), Pages(), FrenchSemicolons(), Tabs(), CompactDates(), ChineseText(), OldSpanishWorkbook(),
        SerialDates(),
    ];

    /// <summary>出生登记月报表: a title, merged labels with facility, clerk and date, headings in row 3, everything as text.</summary>
    private static MessyLayout ChineseMonthlyReport() => new()
    {
        Name = "chinese-monthly-report",
        Format = MessyFormat.Xlsx,
        Title = WriteChineseTitle,
        TotalWord = "合计",
        Columns =
        [
            Text("记录编号", r => r.RecordId), Text("机构代码", r => r.FacilityCode), Text("地区代码", r => r.AreaCode),
            Text("出生医学证明编号", r => r.CertificateNumber), ChildName("新生儿姓名"), Sex("性别", "男", "女"),
            Date("出生日期", DateStyle.Chinese, r => r.BirthDate), NumberAsText("孕周", r => r.GestationWeeks),
            NumberAsText("出生体重", r => r.BirthWeightGrams), NumberAsText("同胎顺序", r => r.BirthOrder),
            Outcome("新生儿出生状况", "活产", "死胎", "新生儿死亡"), MotherName("母亲姓名"),
            Date("母亲出生日期", DateStyle.IsoText, r => r.MotherBirthDate), NationalId("母亲身份证号码"), Text("联系电话", r => r.Phone),
            Dropped("政策属性", Canary.Forbidden), Dropped("家庭住址", Canary.Unknown), Remarks("备注"),
        ],
    };

    /// <summary>'Child' and 'Mother' over their columns, a sheet for each month, real dates, a total and a signature.</summary>
    private static MessyLayout MergedHeadings() => new()
    {
        Name = "merged-headings",
        Format = MessyFormat.Xlsx,
        HasGroupRow = true,
        HasSheetPerMonth = true,
        TotalWord = "Total",
        SignatureWord = "Signature",
        Title = (sheet, occasion) => sheet.AddTextRow($"Births notified by {occasion.Office}", null, DateStyle.IsoText.Text(occasion.Month)[..7]),
        Columns =
        [
            Text("Record number", r => r.RecordId), Text("Facility code", r => r.FacilityCode), Text("Area code", r => r.AreaCode),
            Text("Place of birth", r => CanonicalColumns.Place(r.IsHomeBirth)),
            .. InGroup("Child",
                Text("Surname", r => r.ChildSurname), ChildGivenName("Given name"), Sex("Sex", "M", "F"),
                Date("Date of birth", DateStyle.RealDayMonthYear, r => r.BirthDate), Number("Birth weight (g)", r => r.BirthWeightGrams),
                Number("Birth order", r => r.BirthOrder)),
            .. InGroup("Mother",
                Text("Surname", r => r.MotherSurname), Text("Given name", r => r.MotherGivenName),
                Date("Date of birth", DateStyle.RealDayMonthYear, r => r.MotherBirthDate), NationalId("National ID"), Text("Phone", r => r.Phone)),
            Text("Certificate number", r => r.CertificateNumber), Outcome("Outcome", "Live birth", "Stillbirth", "Neonatal death"),
            Date("Date notified", DateStyle.RealDayMonthYear, r => r.RecordedOn), Dropped("Parents married", Canary.Forbidden), Remarks("Remarks"),
        ],
    };

    /// <summary>Printed pages: two title rows, headings again on every page, text dates, full-width digits, a hidden old draft.</summary>
    private static MessyLayout Pages() => new()
    {
        Name = "pages",
        Format = MessyFormat.Xlsx,
        RowsPerPage = 25,
        TotalWord = "Total",
        SignatureWord = "Prepared by",
        HasHiddenDraft = true,
        Title = (sheet, occasion) =>
        {
            sheet.AddTextRow("BIRTH NOTIFICATION REGISTER");
            sheet.AddTextRow($"Facility: {occasion.Office}");
            sheet.AddBlankRow();
        },
        Columns =
        [
            Text("Record ID", r => r.RecordId), Text("Facility code", r => r.FacilityCode), Text("Area code", r => r.AreaCode),
            ChildName("Child's name"), Sex("Sex", "Male", "Female"), Date("Date of birth", DateStyle.Slashes, r => r.BirthDate),
            NumberAsText("Birth weight", r => r.BirthWeightGrams).WithFullWidthDigits(), NumberAsText("Birth order", r => r.BirthOrder),
            Outcome("Outcome", "Live", "Stillbirth", "Neonatal death"), Text("Mother's surname", r => r.MotherSurname),
            Text("Mother's given name", r => r.MotherGivenName), Date("Mother's date of birth", DateStyle.Slashes, r => r.MotherBirthDate),
            NationalId("Mother's national ID").WithFullWidthDigits(), Text("Phone number", r => r.Phone).WithFullWidthDigits(),
            Text("Certificate number", r => r.CertificateNumber), Date("Date of notification", DateStyle.Slashes, r => r.RecordedOn),
            Dropped("Religion", Canary.Unknown), Remarks("Remarks"),
        ],
    };

    private static MessyLayout FrenchSemicolons() => new()
    {
        Name = "french-semicolons",
        Format = MessyFormat.Csv,
        Delimiter = ';',
        Columns =
        [
            Text("Numéro de dossier", r => r.RecordId), Text("Code de l'établissement", r => r.FacilityCode), Text("Code de la zone", r => r.AreaCode),
            Text("Nom de l'enfant", r => r.ChildSurname), ChildGivenName("Prénom de l'enfant"), Sex("Sexe", "M", "F"),
            Date("Date de naissance", DateStyle.Dots, r => r.BirthDate), Number("Poids à la naissance (g)", r => r.BirthWeightGrams),
            Number("Ordre dans l'accouchement", r => r.BirthOrder), Text("Nom de la mère", r => r.MotherSurname),
            Text("Prénom de la mère", r => r.MotherGivenName), Date("Date de naissance de la mère", DateStyle.Dots, r => r.MotherBirthDate),
            NationalId("Numéro d'identité de la mère"), Text("Téléphone", r => r.Phone), Text("Numéro de certificat", r => r.CertificateNumber),
            Outcome("Issue", "live", "stillbirth", "neonatal death"), Date("Date de notification", DateStyle.Dots, r => r.RecordedOn),
            Remarks("Observations"),
        ],
    };

    private static MessyLayout Tabs() => new()
    {
        Name = "tabs",
        Format = MessyFormat.Csv,
        Delimiter = '\t',
        Columns =
        [
            Text("record_id", r => r.RecordId), Text("facility_code", r => r.FacilityCode), Text("area_code", r => r.AreaCode),
            Text("child_surname", r => r.ChildSurname), Text("child_given_name", r => r.ChildGivenName), Text("child_name", r => r.ChildPlaceholder),
            Sex("sex", "Boy", "Girl"), Date("birth_date", DateStyle.IsoText, r => r.BirthDate), Number("birth_weight_g", r => r.BirthWeightGrams),
            Number("plurality", r => r.Plurality), Number("birth_order", r => r.BirthOrder), Text("mother_surname", r => r.MotherSurname),
            Text("mother_given_name", r => r.MotherGivenName), Date("mother_birth_date", DateStyle.IsoText, r => r.MotherBirthDate),
            NationalId("mother_national_id"), Text("phone", r => r.Phone), Text("certificate_number", r => r.CertificateNumber),
            Outcome("outcome", "live", "stillbirth", "neonatal_death"), Date("notified_date", DateStyle.IsoText, r => r.RecordedOn), Remarks("remarks"),
            Dropped("parents_married", Canary.Forbidden),
        ],
    };

    private static MessyLayout CompactDates() => new()
    {
        Name = "compact-dates",
        Format = MessyFormat.Csv,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        Columns =
        [
            Text("Record ID", r => r.RecordId), Text("Facility code", r => r.FacilityCode), Text("Area code", r => r.AreaCode),
            ChildName("Baby's name"), Sex("Gender", "1", "2"), Date("Birth date", DateStyle.Compact, r => r.BirthDate),
            Number("Weight (g)", r => r.BirthWeightGrams), Number("Birth order", r => r.BirthOrder), Text("Mother surname", r => r.MotherSurname),
            Text("Mother first name", r => r.MotherGivenName), Date("Mother birth date", DateStyle.Compact, r => r.MotherBirthDate),
            NationalId("Mother national ID"), Text("Telephone", r => r.Phone), Text("Certificate no", r => r.CertificateNumber),
            Outcome("Outcome", "Live", "Stillborn", "Neonatal death"), Date("Notification date", DateStyle.Compact, r => r.RecordedOn), Remarks("Notes"),
        ],
    };

    private static MessyLayout ChineseText() => new()
    {
        Name = "chinese-text",
        Format = MessyFormat.Csv,
        Encoding = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!,
        Columns =
        [
            Text("记录编号", r => r.RecordId), Text("机构代码", r => r.FacilityCode), Text("地区代码", r => r.AreaCode),
            ChildName("新生儿姓名"), Sex("性别", "男", "女"), Date("出生日期", DateStyle.Chinese, r => r.BirthDate),
            Number("出生体重", r => r.BirthWeightGrams), Number("同胎顺序", r => r.BirthOrder), MotherName("母亲姓名"),
            Date("母亲出生日期", DateStyle.Chinese, r => r.MotherBirthDate), NationalId("母亲身份证号"), Text("联系电话", r => r.Phone),
            Text("出生医学证明编号", r => r.CertificateNumber), Outcome("出生结局", "活产", "死产", "新生儿死亡"),
            Date("报告日期", DateStyle.Chinese, r => r.RecordedOn), Remarks("备注"), Dropped("政策属性", Canary.Forbidden),
        ],
    };

    /// <summary>An .xls of an old office computer: real dates for the child, bare serial numbers for the mother.</summary>
    private static MessyLayout OldSpanishWorkbook() => new()
    {
        Name = "old-spanish-workbook",
        Format = MessyFormat.Xls,
        TotalWord = "Total",
        Title = (sheet, occasion) => sheet.AddTextRow($"Nacimientos {occasion.Office}"),
        Columns =
        [
            Text("Número de registro", r => r.RecordId), Text("Código del establecimiento", r => r.FacilityCode), Text("Código de área", r => r.AreaCode),
            Text("Apellido del niño", r => r.ChildSurname), ChildGivenName("Nombres del niño"), Sex("Sexo", "M", "F"),
            Date("Fecha de nacimiento", DateStyle.RealDayMonthYear, r => r.BirthDate), Number("Peso al nacer (g)", r => r.BirthWeightGrams),
            Number("Orden en el parto", r => r.BirthOrder), Text("Apellido de la madre", r => r.MotherSurname),
            Text("Nombres de la madre", r => r.MotherGivenName), Date("Fecha de nacimiento de la madre", DateStyle.Serial, r => r.MotherBirthDate),
            NationalId("Documento de identidad de la madre"), Text("Teléfono", r => r.Phone), Text("Número de certificado", r => r.CertificateNumber),
            Outcome("Resultado", "Live", "Stillbirth", "Neonatal death"), Date("Fecha de notificación", DateStyle.RealIso, r => r.RecordedOn),
            Remarks("Observaciones"), Dropped("Estado civil", Canary.Forbidden),
        ],
    };

    /// <summary>Bare serial numbers in every date column, and ids that Excel has damaged.</summary>
    private static MessyLayout SerialDates() => new()
    {
        Name = "serial-dates",
        Format = MessyFormat.Xlsx,
        DamagesIds = true,
        Columns =
        [
            Text("Record ID", r => r.RecordId), Text("Facility code", r => r.FacilityCode), Text("Area code", r => r.AreaCode),
            ChildName("Newborn name"), Sex("Sex", "M", "F"), Date("Birth date", DateStyle.Serial, r => r.BirthDate),
            Number("Birth weight (g)", r => r.BirthWeightGrams), Number("Birth order", r => r.BirthOrder), MotherName("Mother's name"),
            Date("Mother's birth date", DateStyle.Serial, r => r.MotherBirthDate), NationalId("Mother's national ID"), Text("Phone", r => r.Phone),
            Text("Certificate number", r => r.CertificateNumber), Outcome("Outcome", "Live birth", "Stillbirth", "Neonatal death"),
            Date("Date notified", DateStyle.Serial, r => r.RecordedOn), Remarks("Remarks"), Dropped("Parents married", Canary.Forbidden),
        ],
    };

    private static void WriteChineseTitle(WorkbookSheet sheet, SheetOccasion occasion)
    {
        sheet.AddTextRow("出生登记月报表");
        sheet.Merge(new MergedBlock(0, 0, 0, 10));
        sheet.AddTextRow(
            "卫生院名称", $"{occasion.Office}卫生院（公章）", null, null, "填表人", Canary.Signature, null, null, "填表日期", DateStyle.Chinese.Text(occasion.Month), null);
        sheet.Merge(new MergedBlock(1, 1, 1, 3));
        sheet.Merge(new MergedBlock(1, 5, 1, 7));
        sheet.Merge(new MergedBlock(1, 9, 1, 10));
    }

    private static IEnumerable<LayoutColumn> InGroup(string group, params LayoutColumn[] columns) =>
        columns.Select(column => column with { Group = group });
}
