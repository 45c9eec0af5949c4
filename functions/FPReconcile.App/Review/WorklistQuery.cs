using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review;

/// <summary>Order of a worklist; equal ones are in order of case ids.</summary>
internal enum WorklistSort
{
    MostOverdue = 0,

    /// <summary>Youngest birth first.</summary>
    YoungestBirth,
    OldestBirth,
    Kind,
    Facility,
}

/// <summary>How long a case is overdue.</summary>
internal enum AgeBand
{
    /// <summary>No deadline, or not passed.</summary>
    NotOverdue = 0,

    /// <summary>1 to 30 days.</summary>
    Days30,

    /// <summary>31 to 90 days.</summary>
    Days90,

    /// <summary>91 to 365 days.</summary>
    Year,
    Longer,
}

/// <summary>What somebody wants to see of the worklists.</summary>
internal sealed record WorklistQuery
{
    public const int DefaultPageSize = 50;
    public const int MostPageSize = 200;

    /// <summary>One area with those below it; null: all of the user's areas.</summary>
    public string? Area { get; init; }

    /// <summary>Empty: all.</summary>
    public IReadOnlyList<DiscrepancyKind> Kinds { get; init; } = [];

    /// <summary>Empty: all.</summary>
    public IReadOnlyList<AgeBand> Ages { get; init; } = [];

    /// <summary>Code of a facility; null: all.</summary>
    public string? Facility { get; init; }

    /// <summary>Empty: those with something to do for the user, so none that is decided, sent back or not due.</summary>
    public IReadOnlyList<CaseStage> Stages { get; init; } = [];

    /// <summary>Only those given to the asking user.</summary>
    public bool IsMineOnly { get; init; }

    public WorklistSort Sort { get; init; }

    /// <summary>1 to <see cref="MostPageSize"/>.</summary>
    public int PageSize { get; init; } = DefaultPageSize;

    /// <summary>Where the page before ended; null: from the start.</summary>
    public string? Continuation { get; init; }
}

/// <summary>One row of a worklist, masked.</summary>
internal sealed record WorklistItem
{
    public required string CaseId { get; init; }

    public required DiscrepancyKind Kind { get; init; }

    /// <summary>Where it is worked on now.</summary>
    public required string AreaCode { get; init; }

    public required string AreaName { get; init; }

    public DateOnly? Due { get; init; }

    /// <summary>Days since <see cref="Due"/>, from the day of the run; null without a deadline.</summary>
    public int? DaysOverdue { get; init; }

    public required DateOnly BirthDate { get; init; }

    /// <summary><c>Male</c>, <c>Female</c>, <c>Male / Female</c> or empty.</summary>
    public required string Sex { get; init; }

    /// <summary>Codes of the facilities.</summary>
    public required string Facility { get; init; }

    public required string FacilityRecord { get; init; }

    public required string RegistrationRecord { get; init; }

    public required string RegisterRecord { get; init; }

    public required string MaskedMother { get; init; }

    public required string MaskedChild { get; init; }

    public required CaseState State { get; init; }

    /// <summary>Case id only.</summary>
    public override string ToString() => CaseId;
}

/// <summary>How many rows a query has, before paging.</summary>
/// <param name="Total">Rows that the query finds.</param>
/// <param name="ByKind">Rows by kind, with all filters but that of kinds.</param>
/// <param name="ByStage">Rows by stage, with all filters but that of stages.</param>
/// <param name="ByAge">Rows by age, with all filters but that of ages.</param>
/// <param name="Facilities">Codes of the facilities of the user's rows, ordered.</param>
internal sealed record WorklistCounts(
    int Total, IReadOnlyDictionary<DiscrepancyKind, int> ByKind, IReadOnlyDictionary<CaseStage, int> ByStage, IReadOnlyDictionary<AgeBand, int> ByAge,
    IReadOnlyList<string> Facilities);

/// <summary>A page of a worklist.</summary>
/// <param name="Items">Its rows.</param>
/// <param name="Continuation">Where to go on; null at the end. It says ids only.</param>
/// <param name="Counts">Rows before paging.</param>
/// <param name="AsOf">The day that the run looked from.</param>
internal sealed record WorklistPage(IReadOnlyList<WorklistItem> Items, string? Continuation, WorklistCounts Counts, DateOnly AsOf);
