namespace FPReconcile.Synthetic;

/// <summary>Sex of an invented child; <c>M</c> and <c>F</c> in files.</summary>
public enum ChildSex
{
    Male,
    Female,
}

/// <summary>What became of the child; <c>live</c>, <c>stillbirth</c>, <c>neonatal_death</c> in files.</summary>
public enum ChildOutcome
{
    Live,
    Stillbirth,
    NeonatalDeath,
}

/// <summary>
/// One record as an office wrote it, errors included. Null is a blank cell. The birth it truly means and the fields that are
/// wrong are known here and in the truth file, never in the office's own file.
/// </summary>
public sealed class SyntheticRecord
{
    public required SyntheticSource Source { get; init; }

    public string RecordId { get; internal set; } = "";

    /// <summary>Id of the birth that the record truly means.</summary>
    public required int BirthId { get; init; }

    /// <summary>True when the office had entered this birth before.</summary>
    public bool IsReentry { get; internal set; }

    /// <summary>Fields whose value differs from the truth; a blank is missing, not wrong.</summary>
    public RecordFields Corrupted { get; internal set; }

    /// <summary>Facility of birth; of a home birth seen later, the facility that notified it.</summary>
    public string? FacilityCode { get; internal set; }

    /// <summary>Born at home; null where the office does not say.</summary>
    public bool? IsHomeBirth { get; internal set; }

    public string? AreaCode { get; internal set; }

    public DateOnly BirthDate { get; internal set; }

    public TimeOnly? BirthTime { get; internal set; }

    public ChildSex? Sex { get; internal set; }

    public int? BirthWeightGrams { get; internal set; }

    public int? GestationWeeks { get; internal set; }

    public int? Plurality { get; internal set; }

    public int? BirthOrder { get; internal set; }

    public ChildOutcome? Outcome { get; internal set; }

    public string? ChildSurname { get; internal set; }

    public string? ChildGivenName { get; internal set; }

    /// <summary>Words in place of the child's name ('Baby of Amina'), when the parts are blank.</summary>
    public string? ChildPlaceholder { get; internal set; }

    public string? MotherSurname { get; internal set; }

    public string? MotherGivenName { get; internal set; }

    public DateOnly? MotherBirthDate { get; internal set; }

    public string? MotherNationalId { get; internal set; }

    public string? FatherSurname { get; internal set; }

    public string? FatherGivenName { get; internal set; }

    public string? Phone { get; internal set; }

    public string? CertificateNumber { get; internal set; }

    /// <summary>Day on which the office wrote the record: notified, registered or entered.</summary>
    public DateOnly RecordedOn { get; internal set; }

    public string? Remarks { get; internal set; }

    /// <summary>Source and id only, as everywhere where names are kept.</summary>
    public override string ToString() => $"{Source.Name()}:{RecordId}";

    internal SyntheticRecord Copy() => (SyntheticRecord)MemberwiseClone();
}
