using FPReconcile.Core.Completeness.Indicators;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>
/// The sex ratio at birth of large areas. Boys and girls by area share more than totals with histories by area and histories by sex: three tables in a
/// circle, which could be subtracted. They are told only where a condition on counts that are shown says that this gives nothing away.
/// </summary>
/// <remarks>
/// Take any table of histories by area and any one by sex that fit what is shown. Deal the births outside the first group (known to all) to boys and girls by
/// the shares of their group, in each area up or down to a whole number, so that each group keeps its boys and girls; that can be done, because a flow
/// with whole limits has a whole solution. The first group then has to give each area the boys and girls that it still lacks. It can when
/// <c>others x highest share of boys + 1</c> is at most the boys of the area, and the same of girls, in every area and in all that are not told together. So
/// births exist that give both tables and the boys of each area: whatever is possible without the ratios is possible beside them.
/// </remarks>
internal sealed class AreaSexRatios
{
    public const string Male = "male";
    public const string Female = "female";

    private readonly HistoryGrouping _grouping;
    private readonly StratumTable _areas;
    private readonly StratumTable _sexes;
    private readonly (double Boys, double Girls) _highestShares;

    private AreaSexRatios(StratumTable areas, StratumTable sexes)
    {
        (_areas, _sexes) = (areas, sexes);
        // Of two groupings the one that tells less: the other one deals its groups out within these.
        _grouping = sexes.Grouping.Coarser(areas.Grouping);
        var shares = _grouping.Groups.Skip(1).Select(ShareOfBoys).OfType<(double Lowest, double Highest)>().ToList();
        _highestShares = shares.Count == 0 ? (0, 0) : (shares.Max(static share => share.Highest), 1 - shares.Min(static share => share.Lowest));
    }

    /// <summary>Boys and girls of the areas that may be told, in the order of the table; empty where one of the tables is missing or hides what is needed.</summary>
    /// <param name="areas">Histories by area, as published.</param>
    /// <param name="sexes">Histories by sex, as published.</param>
    /// <param name="births">All births that are counted, with the row of their sex.</param>
    /// <param name="fewest">Fewest births of an area, and of those that are not told.</param>
    public static IReadOnlyList<AreaSexes> Of(StratumTable? areas, StratumTable? sexes, IReadOnlyList<(FrameBirth Birth, string Sex)> births, long fewest)
    {
        if (areas is null || sexes is null || !sexes.Rows.Select(static row => row.Label).SequenceEqual([Female, Male]))
            return [];
        var ratios = new AreaSexRatios(areas, sexes);
        return ratios.AllSexes() is { } all ? ratios.Told(births, all, fewest) : [];
    }

    private List<AreaSexes> Told(IReadOnlyList<(FrameBirth Birth, string Sex)> births, AreaSexes all, long fewest)
    {
        var counted = births.Where(birth => _grouping.GroupOf(birth.Birth) is not null).CountBy(static birth => (birth.Birth.Area, birth.Sex)).ToDictionary();
        var told = _areas.Rows.Select(row => SexesOf(row, counted)).OfType<AreaSexes>().Where(area => area.Births >= fewest && IsSafe(area)).ToList();
        // What is not told is told by subtraction: it has to be large and safe too.
        while (told.Count > 0 && !(Rest(all, told) is var rest && (rest.Births == 0 || (rest.Births >= fewest && IsSafe(rest)))))
            told.Remove(told.MinBy(static area => area.Births)!);
        return told;
    }

    /// <summary>The births of a row of areas; null when the table hides how many they are, or how many of them are in the first group.</summary>
    private AreaSexes? SexesOf(StratumRow row, Dictionary<(string Area, string Sex), int> counted)
    {
        var areas = row.Label.Split(" + ");
        var (boys, girls) = (areas.Sum(area => (long)counted.GetValueOrDefault((area, Male))), areas.Sum(area => (long)counted.GetValueOrDefault((area, Female))));
        // Another number: the row is of areas that its label does not name.
        return Births(_areas, row) == boys + girls && Count(_areas, row, _grouping.Groups[0]) is { } first ? new AreaSexes(row.Label, boys, girls, boys + girls - first) : null;
    }

    private AreaSexes? AllSexes()
    {
        var (girls, boys) = (Births(_sexes, _sexes.Rows[0]), Births(_sexes, _sexes.Rows[1]));
        return boys + girls is { } births && Count(_sexes, _sexes.Total, _grouping.Groups[0]) is { } first ? new AreaSexes("", boys!.Value, girls!.Value, births - first) : null;
    }

    private static AreaSexes Rest(AreaSexes all, List<AreaSexes> told) =>
        new("", all.Boys - told.Sum(static area => area.Boys), all.Girls - told.Sum(static area => area.Girls), all.Others - told.Sum(static area => area.Others));

    private bool IsSafe(AreaSexes area) => Math.Min(area.Boys, area.Girls) >= _areas.Table.Rule.Threshold && GivesNothingAway(area);

    private bool GivesNothingAway(AreaSexes area) =>
        area.Others == 0 || ((area.Others * _highestShares.Boys) + 1 <= area.Boys && (area.Others * _highestShares.Girls) + 1 <= area.Girls);

    /// <summary>The boys of a group as shares of it: one that is shown, or anything; null of an empty group.</summary>
    private (double Lowest, double Highest)? ShareOfBoys(string group)
    {
        if (Count(_sexes, _sexes.Total, group) is not { } all)
            return (0, 1);
        if (all == 0)
            return null;
        return Count(_sexes, _sexes.Rows[1], group) is { } boys ? ((double)boys / all, (double)boys / all) : (0, 1);
    }

    private long? Births(StratumTable table, StratumRow row) =>
        table.Grouping.TellsNotNotified == _grouping.TellsNotNotified ? row.Observed : _grouping.Groups.Aggregate((long?)0, (sum, group) => sum + Count(table, row, group));

    private long? Count(StratumTable table, StratumRow row, string group) => table.Grouping.CountOf(row.Counts, group, _grouping);
}

/// <summary>Boys and girls of an area.</summary>
/// <param name="Area">Label of its row.</param>
/// <param name="Boys">Boys.</param>
/// <param name="Girls">Girls.</param>
/// <param name="Others">Births outside the first group of histories.</param>
internal sealed record AreaSexes(string Area, long Boys, long Girls, long Others)
{
    public long Births => Boys + Girls;
}
