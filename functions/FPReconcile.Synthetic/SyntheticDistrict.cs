namespace FPReconcile.Synthetic;

/// <summary>An invented district: every birth as it truly was, and what the offices wrote.</summary>
public sealed class SyntheticDistrict
{
    private SyntheticDistrict(DistrictOptions options, IReadOnlyList<BirthTruth> births)
    {
        Options = options;
        Births = births;
        Facility = Sorted(SyntheticSource.Facility);
        Registration = Sorted(SyntheticSource.Registration);
        Register = Sorted(SyntheticSource.Register);
        Deaths = Sorted(SyntheticSource.Deaths);
    }

    public DistrictOptions Options { get; }

    /// <summary>All births by id; some of them no office knows of.</summary>
    public IReadOnlyList<BirthTruth> Births { get; }

    /// <summary>H, by facility, day of notification and record id.</summary>
    public IReadOnlyList<SyntheticRecord> Facility { get; }

    /// <summary>R, by day of registration and record id.</summary>
    public IReadOnlyList<SyntheticRecord> Registration { get; }

    /// <summary>P, by day of entry and record id.</summary>
    public IReadOnlyList<SyntheticRecord> Register { get; }

    /// <summary>The list of deaths and stillbirths, by birth date and row number.</summary>
    public IReadOnlyList<SyntheticRecord> Deaths { get; }

    /// <summary>Invents a district; throws <see cref="ArgumentException"/> when an option is out of range.</summary>
    public static SyntheticDistrict Generate(DistrictOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SyntheticDistrict(options, [.. DistrictStream.Births(options)]);
    }

    /// <summary>The file of one source.</summary>
    public IReadOnlyList<SyntheticRecord> Records(SyntheticSource source) => source switch
    {
        SyntheticSource.Facility => Facility,
        SyntheticSource.Registration => Registration,
        SyntheticSource.Register => Register,
        SyntheticSource.Deaths => Deaths,
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    /// <summary>In the order in which an office files them, which says nothing about the order in another office.</summary>
    private List<SyntheticRecord> Sorted(SyntheticSource source)
    {
        var records = Births.SelectMany(birth => birth.Records(source)).ToList();
        records.Sort((left, right) =>
        {
            var byFacility = source == SyntheticSource.Facility ? string.CompareOrdinal(left.FacilityCode, right.FacilityCode) : 0;
            if (byFacility != 0)
                return byFacility;
            var byDay = source == SyntheticSource.Deaths
                ? left.BirthDate.CompareTo(right.BirthDate)
                : left.RecordedOn.CompareTo(right.RecordedOn);
            return byDay != 0 ? byDay : string.CompareOrdinal(left.RecordId, right.RecordId);
        });
        return records;
    }
}
