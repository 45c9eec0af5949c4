namespace FPReconcile.Core.Reconciliation;

/// <summary>A detail that linked records can disagree on, in contract order.</summary>
public enum BirthField
{
    BirthDate = 0,
    Sex,
    BirthOrder,
    Plurality,
    Outcome,
    ChildName,
    MotherName,
    MotherBirthDate,
    MotherNationalId,
    CertificateNumber,
    FacilityCode,
    BirthWeight,
}

/// <summary>Canonical column names of the details.</summary>
public static class BirthFields
{
    public static IReadOnlyList<BirthField> All { get; } = Enum.GetValues<BirthField>();

    /// <summary>The canonical column name, such as <c>mother_birth_date</c>.</summary>
    public static string Name(this BirthField field) => field switch
    {
        BirthField.BirthDate => "birth_date",
        BirthField.Sex => "sex",
        BirthField.BirthOrder => "birth_order",
        BirthField.Plurality => "plurality",
        BirthField.Outcome => "outcome",
        BirthField.ChildName => "child_name",
        BirthField.MotherName => "mother_name",
        BirthField.MotherBirthDate => "mother_birth_date",
        BirthField.MotherNationalId => "mother_national_id",
        BirthField.CertificateNumber => "certificate_number",
        BirthField.FacilityCode => "facility_code",
        BirthField.BirthWeight => "birth_weight_g",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}
