using System.Globalization;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure.Review;

/// <summary>Sets records side by side, detail by detail: what was written and what was compared, both masked.</summary>
internal sealed class CaseDetails(NameKeys names)
{
    private readonly DetailComparer _comparer = new(names);

    /// <summary>The details that at least one of the records has; a record that was set aside shows none.</summary>
    public IReadOnlyList<CaseField> Of(IReadOnlyList<BirthRecord> records) =>
    [
        .. BirthFields.All.Select(field => new CaseField(field.Name(), [.. records.Select(record => ValueOf(field, record))], AgreementOn(field, records)))
            .Where(field => field.Values.Any(value => value.Raw.Length > 0)),
    ];

    private FieldAgreement AgreementOn(BirthField field, IReadOnlyList<BirthRecord> records)
    {
        var told = records.Where(record => !record.IsProvisional && Text(field, record).Length > 0).ToList();
        if (told.Count < 2)
            return FieldAgreement.Missing;
        for (var a = 0; a < told.Count; a++)
        {
            for (var b = a + 1; b < told.Count; b++)
            {
                if (_comparer.Disagree(field, told[a], told[b]))
                    return FieldAgreement.Differ;
            }
        }

        // Held against each other in clear here, and not masked: masks are alike where names are not.
        return told.Select(record => Text(field, record)).Distinct(StringComparer.Ordinal).Count() == 1 ? FieldAgreement.Exact : FieldAgreement.Alike;
    }

    private CaseValue ValueOf(BirthField field, BirthRecord record)
    {
        if (record.IsProvisional)
            return new CaseValue("", "");
        return field switch
        {
            BirthField.ChildName => NameOf(record.ChildName),
            BirthField.MotherName => NameOf(record.MotherName),
            BirthField.MotherNationalId => Both(Masking.Identifier(record.MotherNationalId)),
            BirthField.CertificateNumber => Both(Masking.Identifier(record.CertificateNumber)),
            BirthField.MotherBirthDate => Both(record.MotherBirthDate?.ToString("yyyy", CultureInfo.InvariantCulture) is { } year ? $"{year}-**-**" : ""),
            _ => Both(Text(field, record)),
        };
    }

    private CaseValue NameOf(PersonName name)
    {
        var key = names[name];
        var parts = Enumerable.Range(0, key.Count).Select(part => key[part].Text);
        return new CaseValue(Masking.Name(name), Masking.Name(new PersonName(null, null, string.Join(' ', parts))));
    }

    private static CaseValue Both(string text) => new(text, text);

    private static string Text(BirthField field, BirthRecord record) => field switch
    {
        BirthField.BirthDate => Date(record.BirthDate),
        BirthField.Sex => record.Sex == Sex.Unknown ? "" : record.Sex.ToString(),
        BirthField.BirthOrder => Number(record.BirthOrder),
        BirthField.Plurality => Number(record.Plurality),
        BirthField.Outcome => record.Outcome == BirthOutcome.Unknown ? "" : record.Outcome.ToString(),
        BirthField.ChildName => Written(record.ChildName),
        BirthField.MotherName => Written(record.MotherName),
        BirthField.MotherBirthDate => Date(record.MotherBirthDate),
        BirthField.MotherNationalId => record.MotherNationalId ?? "",
        BirthField.CertificateNumber => record.CertificateNumber ?? "",
        BirthField.FacilityCode => record.FacilityCode ?? "",
        BirthField.BirthWeight => Number(record.BirthWeightGrams),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static string Written(PersonName name) =>
        string.Join(' ', new[] { name.Surname, name.GivenName, name.Whole }.Where(part => part is not null)).ToUpperInvariant();

    private static string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
