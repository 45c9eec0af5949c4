using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>What the judgement about a source's coverage rests on.</summary>
public enum CoverageBasis
{
    /// <summary>The source was not given.</summary>
    NotGiven = 0,

    /// <summary>Part of the source could not be read and nothing is declared: nothing is concluded from its silence.</summary>
    Incomplete,

    /// <summary>The settings declare it.</summary>
    Declared,

    /// <summary>The months and areas that its records show.</summary>
    Seen,
}

/// <summary>
/// Where one source can answer. That a source has no record of a birth means something only if it delivered the period and the
/// area of that birth; elsewhere the kinds that depend on it are held.
/// </summary>
public sealed class SourceCoverage
{
    private readonly IReadOnlyList<CoverageDeclaration> _declarations;
    private readonly HashSet<string> _areas;
    private readonly HashSet<int> _missingMonths;

    internal SourceCoverage(SourceKind source, CoverageBasis basis, IReadOnlyList<CoverageDeclaration> declarations)
    {
        Source = source;
        Basis = basis;
        _declarations = declarations;
        _areas = [];
        _missingMonths = [];
    }

    internal SourceCoverage(SourceKind source, MonthSpan span, HashSet<string> areas, HashSet<int> missingMonths)
    {
        Source = source;
        Basis = CoverageBasis.Seen;
        Span = span;
        _declarations = [];
        _areas = areas;
        _missingMonths = missingMonths;
    }

    public SourceKind Source { get; }

    public CoverageBasis Basis { get; }

    /// <summary>First and last month seen; null unless the judgement rests on what was seen.</summary>
    public MonthSpan? Span { get; }

    /// <summary>Areas seen, ordinal order; empty: areas are not judged.</summary>
    public IReadOnlyList<string> Areas => [.. _areas.Order(StringComparer.Ordinal)];

    /// <summary>Months (yyyy-MM) inside the span without any birth although another source has many.</summary>
    public IReadOnlyList<string> MissingMonths => [.. _missingMonths.Order().Select(Month.Name)];

    /// <summary>Why nothing can be concluded from the source's silence about a birth; null when it can.</summary>
    /// <param name="birthDate">Date of the birth.</param>
    /// <param name="areaCode">Area of the birth; null when unknown, then only the period is judged.</param>
    public HoldReason? WhyNotAssessed(DateOnly birthDate, string? areaCode) => Basis switch
    {
        CoverageBasis.NotGiven => HoldReason.SourceNotGiven,
        CoverageBasis.Incomplete => HoldReason.SourceIncomplete,
        CoverageBasis.Declared => OutsideDeclared(birthDate, areaCode),
        _ => OutsideSeen(birthDate, areaCode),
    };

    private HoldReason? OutsideDeclared(DateOnly birthDate, string? areaCode)
    {
        var inPeriod = _declarations.Where(declaration => Covers(declaration, birthDate)).ToList();
        if (inPeriod.Count == 0)
            return HoldReason.PeriodNotCovered;
        var covered = areaCode is null || inPeriod.Exists(declaration =>
            declaration.Areas.Count == 0 || declaration.Areas.Contains(areaCode, StringComparer.OrdinalIgnoreCase));
        return covered ? null : HoldReason.AreaNotCovered;
    }

    private HoldReason? OutsideSeen(DateOnly birthDate, string? areaCode)
    {
        var month = Month.Of(birthDate);
        if (Span is not { } span || month < span.First || month > span.Last)
            return HoldReason.PeriodNotCovered;
        if (_missingMonths.Contains(month))
            return HoldReason.MonthNotDelivered;
        return areaCode is not null && _areas.Count > 0 && !_areas.Contains(areaCode) ? HoldReason.AreaNotCovered : null;
    }

    private static bool Covers(CoverageDeclaration declaration, DateOnly date) =>
        (declaration.From is null || date >= declaration.From) && (declaration.To is null || date <= declaration.To);
}

/// <summary>Whole months from the first to the last, as numbers of <see cref="Month"/>.</summary>
public readonly record struct MonthSpan(int First, int Last);

/// <summary>Whole months as running numbers.</summary>
public static class Month
{
    /// <summary>Running number of the month of a date.</summary>
    public static int Of(DateOnly date) => (date.Year * 12) + date.Month - 1;

    /// <summary>The month as yyyy-MM.</summary>
    public static string Name(int month) => FormattableString.Invariant($"{month / 12:0000}-{(month % 12) + 1:00}");
}
