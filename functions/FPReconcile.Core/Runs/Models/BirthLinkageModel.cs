using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Births;

namespace FPReconcile.Core.Runs.Models;

/// <summary>How births are compared and which pairs are looked at: the engine's model file, for births, in code.</summary>
internal static class BirthLinkageModel
{
    // A small district can afford to look at every open record of the day; a large one looks inside the facility.
    private const int MaxOpenRecordsOfADay = 12;

    /// <summary>What is compared. The child's own fields tell siblings apart; all others are shared by a delivery.</summary>
    public static IReadOnlyList<Comparison> Comparisons { get; } =
    [
        new DateComparison(BirthColumns.BirthDate),
        CategoryComparison.Place(BirthColumns.Facility, typicalM: 0.97),
        CategoryComparison.Place(BirthColumns.Area, typicalM: 0.93),
        new NameComparison(BirthColumns.MotherSurname) { SwapColumn = BirthColumns.MotherGivenName },
        new NameComparison(BirthColumns.MotherGivenName) { SwapColumn = BirthColumns.MotherSurname },
        new DateComparison(BirthColumns.MotherBirthDate) { UsesTermFrequency = true },
        new IdentifierComparison(BirthColumns.MotherNationalId),
        new IdentifierComparison(BirthColumns.Phone),
        new NameComparison(BirthColumns.FatherSurname) { SwapColumn = BirthColumns.FatherGivenName },
        new NameComparison(BirthColumns.FatherGivenName) { SwapColumn = BirthColumns.FatherSurname },
        new IdentifierComparison(BirthColumns.CertificateNumber, ComparisonRole.Child),
        new NameComparison(BirthColumns.ChildGivenName, ComparisonRole.Child),
        CategoryComparison.Sex(BirthColumns.Sex),
        new BirthOrderComparison(BirthColumns.BirthOrder),
        NumberComparison.BirthWeight(BirthColumns.BirthWeight),
        NumberComparison.BirthTime(BirthColumns.BirthTime),
    ];

    /// <summary>Which pairs are looked at, most telling rules first.</summary>
    public static IReadOnlyList<BlockingRule> Rules { get; } =
    [
        Narrow("certificate", [BirthColumns.CertificateNumber]),
        Narrow("mother's id", [BirthColumns.MotherNationalId]),
        Narrow("date, mother's birth date", [BirthColumns.BirthDate, BirthColumns.MotherBirthDate], BirthColumns.Facility),
        Names(BlockingStage.Narrow, "date, mother's names", [BirthColumns.BirthDate], BirthColumns.Facility),
        Narrow("phone", [BirthColumns.Phone]),
        Names(BlockingStage.Narrow, "mother's names and birth date", [BirthColumns.MotherBirthDate], BirthColumns.BirthDate),
        Wide("date, facility, surname", [BirthColumns.BirthDate, BirthColumns.Facility, BirthColumns.MotherSurname], BirthColumns.Area),
        Wide("date, facility, given name", [BirthColumns.BirthDate, BirthColumns.Facility, BirthColumns.MotherGivenName], BirthColumns.Area),
        Wide("date, area, given name", [BirthColumns.BirthDate, BirthColumns.Area, BirthColumns.MotherGivenName], BirthColumns.Facility),
        Wide("date, father's names", [BirthColumns.BirthDate, BirthColumns.FatherSurname, BirthColumns.FatherGivenName], BirthColumns.Area),
        Wide("date", [BirthColumns.BirthDate], BirthColumns.Facility) with { MaxPartners = MaxOpenRecordsOfADay },
        Wide("date, area", [BirthColumns.BirthDate, BirthColumns.Area], BirthColumns.Facility),
        Wide("date, surname", [BirthColumns.BirthDate, BirthColumns.MotherSurname], BirthColumns.Area),
        Wide("date, given name", [BirthColumns.BirthDate, BirthColumns.MotherGivenName], BirthColumns.Area),
        Wide("surname, mother's birth date", [BirthColumns.MotherSurname, BirthColumns.MotherBirthDate], BirthColumns.Area),
        Wide("given name, mother's birth date", [BirthColumns.MotherGivenName, BirthColumns.MotherBirthDate], BirthColumns.Area),
        Wide("area, mother's birth date", [BirthColumns.Area, BirthColumns.MotherBirthDate], BirthColumns.Facility),
        Names(BlockingStage.Wide, "mother's names", [], BirthColumns.Area),
    ];

    /// <summary>
    /// The same rules for a source against itself, in the same order. Nothing is settled there, so those that look inside a day
    /// and place look at every record, and the wider ones at none.
    /// </summary>
    public static IReadOnlyList<BlockingRule> RulesWithinSource { get; } =
        [.. Rules.Select(rule => rule.Columns.Count >= 3 ? rule with { Stage = BlockingStage.Narrow } : rule)];

    /// <summary>How two sources are linked.</summary>
    public static LinkagePlan Plan { get; } = new(Comparisons, Rules);

    /// <summary>How a source is searched for duplicates and siblings.</summary>
    public static LinkagePlan PlanWithinSource { get; } = new(Comparisons, RulesWithinSource);

    private static BlockingRule Narrow(string name, IReadOnlyList<string> columns, string refineBy = BirthColumns.BirthDate) =>
        new(name, columns, BlockingStage.Narrow) { RefineBy = [refineBy, BirthColumns.Sex, BirthColumns.BirthWeight] };

    private static BlockingRule Wide(string name, IReadOnlyList<string> columns, string refineBy) =>
        new(name, columns, BlockingStage.Wide) { RefineBy = [refineBy, BirthColumns.Sex, BirthColumns.BirthWeight] };

    private static BlockingRule Names(BlockingStage stage, string name, IReadOnlyList<string> columns, string refineBy) =>
        new(name, columns, stage)
        {
            RefineBy = [refineBy, BirthColumns.Sex, BirthColumns.BirthWeight], EitherOrder = (BirthColumns.MotherSurname, BirthColumns.MotherGivenName),
        };
}
