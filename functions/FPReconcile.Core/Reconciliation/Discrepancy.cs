using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>One thing that is wrong with one birth: a row of discrepancies.csv.</summary>
public sealed class Discrepancy
{
    /// <summary>Id of the birth's case: 16 hexadecimal digits, shared by all kinds of one birth.</summary>
    public required string CaseId { get; init; }

    public required DiscrepancyKind Kind { get; init; }

    /// <summary>Area of the facility record, else of the registration, else of the register entry, else <c>unknown</c>.</summary>
    public required string AreaCode { get; init; }

    /// <summary>Birth date of the registration, else of the facility record, else of the register entry.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>Records concerned, ordered by source; inside a source the standing record first.</summary>
    public required IReadOnlyList<RecordKey> Records { get; init; }

    /// <summary>Probability of the weakest pair that the row is about: records of two sources, or duplicates of one; null without a pair.</summary>
    public double? MatchProbability { get; init; }

    /// <summary>The details in conflict, in contract order; empty for other kinds.</summary>
    public IReadOnlyList<BirthField> Fields { get; init; } = [];

    public required IReadOnlyList<ReasonPart> Reason { get; init; }

    /// <summary>Days since a legal or agreed time ended; null where none ended.</summary>
    public int? DaysOverdue { get; init; }

    /// <summary>Whether anybody may be asked to do anything about this birth that could reach the family.</summary>
    public required ContactStanding Contact { get; init; }

    /// <summary>The birth concerned; two for a possible match.</summary>
    public required IReadOnlyList<LinkedBirth> Births { get; init; }

    /// <summary>Record ids of one source, separated by a space; empty when there is none.</summary>
    public string RecordIds(SourceKind source)
    {
        var ids = "";
        // By index: an enumerator would be an object for each row and source.
        for (var i = 0; i < Records.Count; i++)
        {
            if (Records[i].Source == source)
                ids = ids.Length == 0 ? Records[i].Id : $"{ids} {Records[i].Id}";
        }

        return ids;
    }

    /// <summary>Kind and case only: nothing personal.</summary>
    public override string ToString() => $"{Kind.Name()} {CaseId}";
}
