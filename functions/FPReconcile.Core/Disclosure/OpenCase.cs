using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure;

/// <summary>
/// One row of the open cases of an area, masked, for a table that is kept from night to night. It holds nothing that changes with
/// the day alone (days overdue, the words of the reason), so that only rows change of which something has changed.
/// </summary>
public sealed record OpenCase
{
    public required string AreaCode { get; init; }

    public required string CaseId { get; init; }

    public required DiscrepancyKind Kind { get; init; }

    /// <summary>The last day that was in time; null when there is no deadline.</summary>
    public required DateOnly? Due { get; init; }

    public required DateOnly BirthDate { get; init; }

    /// <summary>What the records say, each reading once.</summary>
    public required string Sex { get; init; }

    /// <summary>Codes of the facilities.</summary>
    public required string Facility { get; init; }

    public required string FacilityRecord { get; init; }

    public required string RegistrationRecord { get; init; }

    public required string RegisterRecord { get; init; }

    public required string MaskedMother { get; init; }

    public required string MaskedChild { get; init; }

    /// <summary>One row for each contact item, in the order of the discrepancies.</summary>
    public static IEnumerable<OpenCase> Of(ReconcilerResult result, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.ContactItems.Select(row => Of(row, asOf));
    }

    private static OpenCase Of(Discrepancy row, DateOnly asOf)
    {
        var records = ConcernedRecords.Of(row);
        return new OpenCase
        {
            AreaCode = row.AreaCode,
            CaseId = row.CaseId,
            Kind = row.Kind,
            Due = row.DaysOverdue is { } days ? asOf.AddDays(-days) : null,
            BirthDate = row.BirthDate,
            Sex = ConcernedRecords.Together(records, record => record.Sex == Records.Sex.Unknown ? "" : record.Sex.ToString()),
            Facility = ConcernedRecords.Together(records, record => record.FacilityCode ?? ""),
            FacilityRecord = row.RecordIds(SourceKind.Facility),
            RegistrationRecord = row.RecordIds(SourceKind.Registration),
            RegisterRecord = row.RecordIds(SourceKind.Register),
            MaskedMother = ConcernedRecords.Together(records, record => Masking.Name(record.MotherName)),
            MaskedChild = ConcernedRecords.Together(records, record => Masking.Name(record.ChildName)),
        };
    }
}
