using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>What reconciliation found.</summary>
public sealed class ReconcilerResult
{
    /// <summary>Rows of discrepancies.csv, ordered by kind, area, birth date and record ids.</summary>
    public required IReadOnlyList<Discrepancy> Discrepancies { get; init; }

    /// <summary>Rows that may go on a worklist: on no evidence of death, and not held for another reason. Same order.</summary>
    public required IReadOnlyList<Discrepancy> ContactItems { get; init; }

    /// <summary>Whether each birth may become a contact item, in the order of the births.</summary>
    public required IReadOnlyList<ContactStanding> ContactStandings { get; init; }

    /// <summary>Coverage of the three sources, in source order.</summary>
    public required IReadOnlyList<SourceCoverage> Coverage { get; init; }

    /// <summary>Kinds that no row can be made of, because no register was given; in order of kinds.</summary>
    public IReadOnlyList<DiscrepancyKind> NotAssessed =>
        Coverage[(int)SourceKind.Register].Basis == CoverageBasis.NotGiven
            ? [DiscrepancyKind.NotInRegister, DiscrepancyKind.RegisterEntryWithoutRegistration]
            : [];

    /// <summary>Rows held, by kind and reason, in that order.</summary>
    public required IReadOnlyList<HoldCount> Holds { get; init; }

    /// <summary>Births that hold a record of which an office sent different versions: their links are not listed.</summary>
    public required IReadOnlySet<LinkedBirth> ConflictingBirths { get; init; }

    /// <summary>
    /// Births of which nothing is reported: those of <see cref="ConflictingBirths"/>, and those that may be one of them; by their
    /// place in the list of births.
    /// </summary>
    public required IReadOnlySet<int> HeldBirths { get; init; }

    /// <summary>Number of <see cref="HeldBirths"/>.</summary>
    public int BirthsHeldByVersion => HeldBirths.Count;

    /// <summary>The possible matches without those of such births, in their order.</summary>
    public required IReadOnlyList<RecordLink> ListedMatches { get; init; }

    public required BereavementCounts Bereavement { get; init; }

    /// <summary>Case ids that the next run cannot find in discrepancies.csv or compute: to be kept in run.json.</summary>
    public required IReadOnlyList<CarriedCase> CarriedCases { get; init; }

    /// <summary>The names of the records, folded: who holds two records against each other again need not fold them again.</summary>
    internal NameKeys Names { get; init; } = new(new FoldedNames());

    /// <summary>Number of rows of a kind.</summary>
    public int Count(DiscrepancyKind kind) => Discrepancies.Count(row => row.Kind == kind);
}

/// <summary>Births with death evidence: counted, never listed as something to do.</summary>
public sealed record BereavementCounts
{
    /// <summary>Births with evidence of death or stillbirth in any source or list.</summary>
    public required int Births { get; init; }

    /// <summary>Rows that were not made because of it, by kind, in order of kinds; kinds without any are left out.</summary>
    public required IReadOnlyList<(DiscrepancyKind Kind, int Count)> RowsNotMade { get; init; }

    /// <summary>Rows of the lists of deaths, and rows of the sources that were set aside and tell of a death.</summary>
    public required int DeathRows { get; init; }

    /// <summary>Those of them that belong to at least one birth of this run.</summary>
    public required int DeathRowsMatched { get; init; }
}
