using FPReconcile.Synthetic.Births;

namespace FPReconcile.Synthetic;

/// <summary>One invented birth as it truly was, and the records that the offices have of it.</summary>
public sealed class BirthTruth
{
    internal BirthTruth(Family family) => Family = family;

    /// <summary>From 1, without gaps.</summary>
    public required int Id { get; init; }

    /// <summary>Shared by twins and triplets.</summary>
    public required int DeliveryId { get; init; }

    /// <summary>Number of children of this delivery.</summary>
    public required int Plurality { get; init; }

    /// <summary>Order within the delivery, from 1.</summary>
    public required int BirthOrder { get; init; }

    public required ChildSex Sex { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required TimeOnly BirthTime { get; init; }

    public required int BirthWeightGrams { get; init; }

    public required int GestationWeeks { get; init; }

    public required bool IsHomeBirth { get; init; }

    /// <summary>Facility of birth; of a home birth, the one that might see the child later.</summary>
    public required string FacilityCode { get; init; }

    /// <summary>Residence of the mother on the day of birth.</summary>
    public required string AreaCode { get; init; }

    public required ChildOutcome Outcome { get; init; }

    public required string ChildSurname { get; init; }

    public required string ChildGivenName { get; init; }

    public required string CertificateNumber { get; init; }

    /// <summary>Day of the facility's notification; null: none by the as-of date.</summary>
    public DateOnly? NotifiedOn { get; init; }

    /// <summary>Day of registration; null: not registered by the as-of date.</summary>
    public DateOnly? RegisteredOn { get; init; }

    /// <summary>Day of the entry in the population register; null: not entered by the as-of date.</summary>
    public DateOnly? EnteredOn { get; init; }

    /// <summary>True when some file shows that the child died or was stillborn: an outcome, a remark, or the list of deaths.</summary>
    public bool HasDeathEvidence => Outcome != ChildOutcome.Live;

    /// <summary>Facility records of this birth; the first is the original, the others were entered again.</summary>
    public IReadOnlyList<SyntheticRecord> Facility { get; private set; } = [];

    /// <summary>Registrations of this birth, the original first.</summary>
    public IReadOnlyList<SyntheticRecord> Registration { get; private set; } = [];

    /// <summary>Entries of this birth in the population register, the original first.</summary>
    public IReadOnlyList<SyntheticRecord> Register { get; private set; } = [];

    /// <summary>Row of the list of deaths; null: none.</summary>
    public SyntheticRecord? DeathRow { get; internal set; }

    internal Family Family { get; }

    /// <summary>The records of one source, the original first.</summary>
    public IReadOnlyList<SyntheticRecord> Records(SyntheticSource source) => source switch
    {
        SyntheticSource.Facility => Facility,
        SyntheticSource.Registration => Registration,
        SyntheticSource.Register => Register,
        SyntheticSource.Deaths => DeathRow is null ? [] : [DeathRow],
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    internal void SetRecords(SyntheticSource source, IReadOnlyList<SyntheticRecord> records)
    {
        switch (source)
        {
            case SyntheticSource.Facility: Facility = records; break;
            case SyntheticSource.Registration: Registration = records; break;
            default: Register = records; break;
        }
    }

    /// <summary>Number only, as everywhere where names are kept.</summary>
    public override string ToString() => $"birth {Id}";
}
