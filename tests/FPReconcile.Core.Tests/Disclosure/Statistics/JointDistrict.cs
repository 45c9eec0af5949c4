using System.Globalization;
using FPReconcile.Core.Completeness;
using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Disclosure.Statistics;
using FPReconcile.Core.Records;
using FPReconcile.Core.Tests.Reconciliation;

namespace FPReconcile.Core.Tests.Disclosure.Statistics;

/// <summary>A birth as tables count it: its history and its rows.</summary>
internal sealed record CountedBirth(string History, string Area, string Time, string Sex, string Type, string Date)
{
    public string Label(string stratum) => stratum switch { "area" => Area, "sex" => Sex, "facility_type" => Type, _ => Time };

    public CountedBirth With(string stratum, string label) => stratum switch
    {
        "area" => this with { Area = label },
        "sex" => this with { Sex = label },
        "facility_type" => this with { Type = label },
        _ => this with { Time = label },
    };
}

/// <summary>A small invented district, all tables that are published of it, and other births that would be published alike.</summary>
internal sealed class JointDistrict
{
    public const int Threshold = 3;

    /// <summary>Fewest births of an area whose sex ratio is told here, so that small districts have some.</summary>
    public const int FewestOfRatio = 25;

    private const string NotStated = "not_stated";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal) { ["F1"] = "hospital", ["F2"] = "clinic", ["F3"] = "post" };

    private static readonly Dictionary<(string Grouping, string History), string?> Groups = HistoryGrouping.Ladder(hasRegister: true)
        .SelectMany(static grouping => CaptureHistory.Observable(CaptureHistory.MostLists).Select(history => (grouping, history)))
        .ToDictionary(static pair => (pair.grouping.Name, pair.history.ToString()), static pair => pair.grouping.GroupOf(pair.history));

    private readonly Random _random;
    private readonly string _time;
    private int _notStated;

    private JointDistrict(int seed)
    {
        _random = new Random(seed);
        var vintage = Invent(seed);
        Published = vintage.Publish();
        _time = Published.Strata.FirstOrDefault(static table => table.Stratum is "month" or "quarter" or "year")?.Stratum ?? "month";
        var frame = BirthFrame.Of(vintage.Input());
        Births = [.. frame.Births.Select(Counted)];
        Ratios = AreaSexRatios.Of(Table("area"), Table("sex"), [.. frame.Births.Zip(Births, static (birth, counted) => (birth, counted.Sex))], FewestOfRatio);
    }

    public PublishedStatistics Published { get; }

    public IReadOnlyList<CountedBirth> Births { get; }

    /// <summary>Boys and girls of areas, told beside the tables.</summary>
    public IReadOnlyList<AreaSexes> Ratios { get; }

    public static JointDistrict Of(int seed) => new(seed);

    public StratumTable? Table(string stratum) => Published.Strata.FirstOrDefault(table => table.Stratum == stratum);

    /// <summary>Tables that fit what is shown of each: in every one of them a hidden cell is at its highest or lowest count.</summary>
    public Dictionary<StratumTable, TableCompletion> Completions()
    {
        var completions = new Dictionary<StratumTable, TableCompletion>();
        foreach (var table in Published.Strata)
        {
            var counts = Counts(Births, table);
            var completion = new TableCompletion(table, (row, group) => counts.GetValueOrDefault((row, group)));
            if (completion.HiddenCells() is { Count: > 0 } hidden)
                completion.MoveToEnd(hidden[_random.Next(hidden.Count)], _random.Next(2) == 0 ? 1 : -1);
            completions.Add(table, completion);
        }

        return completions;
    }

    /// <summary>Births that give all of some tables at once, and the boys and girls of the areas; null when there are none.</summary>
    public List<CountedBirth>? BirthsThatGive(Dictionary<StratumTable, TableCompletion> tables)
    {
        var births = Births.ToList();
        foreach (var (table, counts) in tables.Where(static table => table.Key.Stratum is not ("area" or "sex")))
            births = Dealt(births, table, counts);
        var (areas, sexes) = (Table("area"), Table("sex"));
        if (areas is not null && sexes is not null && Ratios.Count > 0)
            return WithSexesOfAreas(births, (areas, tables[areas]), (sexes, tables[sexes]));
        foreach (var table in new[] { areas, sexes }.OfType<StratumTable>())
            births = Dealt(births, table, tables[table]);
        return births;
    }

    /// <summary>What is published of the district and not true of other births; empty when they cannot be told apart.</summary>
    public IEnumerable<string> DifferencesFrom(IReadOnlyList<CountedBirth> births)
    {
        foreach (var table in Published.Strata)
        {
            var counts = Counts(births, table);
            foreach (var row in table.Rows.Append(table.Total))
            {
                foreach (var (place, group) in table.Grouping.Groups.Index())
                {
                    if (row.Counts[place] is { } shown && shown != counts.GetValueOrDefault((row.Label, group)))
                        yield return $"{table.Stratum} {row.Label} {group}";
                }

                if (row.Observed is { } all && all != table.Grouping.Groups.Sum(group => (long)counts.GetValueOrDefault((row.Label, group))))
                    yield return $"{table.Stratum} {row.Label}";
            }
        }

        foreach (var area in Ratios)
        {
            var counted = births.Where(birth => birth.Area == area.Area && IsInBoth(birth)).ToList();
            if (counted.Count(static birth => birth.Sex == AreaSexRatios.Male) != area.Boys || counted.Count(static birth => birth.Sex == AreaSexRatios.Female) != area.Girls)
                yield return $"ratio of {area.Area}";
        }
    }

    /// <summary>The same district with other births in it.</summary>
    public static InventedVintage Vintage(IReadOnlyList<CountedBirth> births)
    {
        var vintage = Empty();
        foreach (var birth in births)
            Add(vintage, birth);
        return vintage;
    }

    private bool IsInBoth(CountedBirth birth) => GroupOf(Table("area")!.Grouping, birth) is not null && GroupOf(Table("sex")!.Grouping, birth) is not null;

    /// <summary>Births by row and group; under no row those of all.</summary>
    public static Dictionary<(string Row, string Group), int> Counts(IReadOnlyList<CountedBirth> births, StratumTable table) => births
        .Select(birth => (Row: birth.Label(table.Stratum), Group: GroupOf(table.Grouping, birth)))
        .Where(static birth => birth.Group is not null)
        .SelectMany(static birth => new[] { (birth.Row, birth.Group!), ("", birth.Group!) })
        .CountBy(static cell => cell).ToDictionary();

    // Within each group of histories the rows are dealt out as the counts say, whatever else a birth is.
    private static List<CountedBirth> Dealt(List<CountedBirth> births, StratumTable table, TableCompletion counts)
    {
        var labels = table.Grouping.Groups.ToDictionary(static group => group, group => new Queue<string>(table.Rows.SelectMany(row => Enumerable.Repeat(row.Label, (int)counts[row.Label, group]))));
        return [.. births.Select(birth => GroupOf(table.Grouping, birth) is { } group ? birth.With(table.Stratum, labels[group].Dequeue()) : birth)];
    }

    // Of the two tables the finer one is dealt out first, and the other within the groups that the two have in common.
    private List<CountedBirth>? WithSexesOfAreas(List<CountedBirth> births, (StratumTable Table, TableCompletion Counts) areas, (StratumTable Table, TableCompletion Counts) sexes)
    {
        var common = sexes.Table.Grouping.Coarser(areas.Table.Grouping);
        var (fine, coarse) = common == areas.Table.Grouping ? (sexes, areas) : (areas, sexes);
        births = Dealt(births, fine.Table, fine.Counts);
        long InGroup((StratumTable Table, TableCompletion Counts) table, string row, string group) => fine.Table == table.Table
            ? births.LongCount(birth => GroupOf(common, birth) == group && birth.Label(table.Table.Stratum) == row)
            : table.Counts[row, group];
        List<string> names = [.. Ratios.Select(static area => area.Area)];
        List<string> others = [.. areas.Table.Rows.Select(static row => row.Label).Except(names)];
        var cells = new long[common.Groups.Count, names.Count + 1];
        var boysOfGroups = new long[common.Groups.Count];
        foreach (var (i, group) in common.Groups.Index())
        {
            foreach (var (j, name) in names.Index())
                cells[i, j] = InGroup(areas, name, group);
            cells[i, names.Count] = others.Sum(other => InGroup(areas, other, group));
            boysOfGroups[i] = InGroup(sexes, AreaSexRatios.Male, group);
        }

        if (SexesWithinAreas.Deal(cells, boysOfGroups, [.. Ratios.Select(static area => area.Boys), boysOfGroups.Sum() - Ratios.Sum(static area => area.Boys)]) is not { } boys)
            return null;
        return [.. common.Groups.Index().SelectMany(group => Paired([.. births.Where(birth => GroupOf(common, birth) == group.Item)], (areas, coarse.Table == areas.Table), (names, others), column => boys[group.Index, column], group.Item))
            .Concat(births.Where(birth => GroupOf(common, birth) is null))];
    }

    /// <summary>Births of one group: those whose areas are known become boys and girls, those whose sexes are known get areas.</summary>
    private static IEnumerable<CountedBirth> Paired(
        List<CountedBirth> births, ((StratumTable Table, TableCompletion Counts) Areas, bool GetsAreas) made, (List<string> Names, List<string> Others) columns, Func<int, long> boysOf, string group)
    {
        var sexesOf = new Dictionary<string, (long Boys, long Girls)>();
        var restOfBoys = boysOf(columns.Names.Count);
        foreach (var name in columns.Names.Concat(columns.Others))
        {
            var all = made.GetsAreas ? made.Areas.Counts[name, group] : births.LongCount(birth => birth.Area == name);
            var place = columns.Names.IndexOf(name);
            var boys = place >= 0 ? boysOf(place) : Math.Min(restOfBoys, all);
            restOfBoys -= place >= 0 ? 0 : boys;
            sexesOf[name] = (boys, all - boys);
        }

        if (!made.GetsAreas)
            return births.GroupBy(static birth => birth.Area).SelectMany(area => area.Select((birth, i) => birth with { Sex = i < sexesOf[area.Key].Boys ? AreaSexRatios.Male : AreaSexRatios.Female }));
        var areasOfBoys = new Queue<string>(sexesOf.SelectMany(static area => Enumerable.Repeat(area.Key, (int)area.Value.Boys)));
        var areasOfGirls = new Queue<string>(sexesOf.SelectMany(static area => Enumerable.Repeat(area.Key, (int)area.Value.Girls)));
        return births.Select(birth => birth with { Area = (birth.Sex == AreaSexRatios.Male ? areasOfBoys : areasOfGirls).Dequeue() });
    }

    private static string? GroupOf(HistoryGrouping grouping, CountedBirth birth) => Groups[(grouping.Name, birth.History)];

    private CountedBirth Counted(FrameBirth birth) => new(
        birth.History.ToString(),
        Row("area", birth.Area),
        Row(_time, _time switch
        {
            "quarter" => CalendarQuarter.Of(birth.Date).ToString(),
            "year" => birth.Date.ToString("yyyy", CultureInfo.InvariantCulture),
            _ => birth.Date.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        }),
        Row("sex", birth.Sex switch { Sex.Male => "male", Sex.Female => "female", _ => SexNotStated() }),
        Row("facility_type", birth.FacilityCode is { } code ? Types[code] : NotStated),
        birth.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    // As the program does it: a row of their own, or boys and girls in turn.
    private string SexNotStated() =>
        Table("sex")?.Rows.Any(static row => row.Label.Contains(NotStated, StringComparison.Ordinal)) == true ? NotStated : _notStated++ % 2 == 0 ? "male" : "female";

    private string Row(string stratum, string label)
    {
        if (Table(stratum) is not { } table || table.Rows.Any(row => row.Label == label))
            return label;
        return table.Rows.FirstOrDefault(row => row.Label.Split(" + ").Contains(label))?.Label ?? StratumPublisher.Others;
    }

    private static InventedVintage Invent(int seed)
    {
        var random = new Random(seed);
        // In some, boys and girls differ in who knows them, and few births are known to all: there the sex ratio of an area would tell something.
        var isSkewed = seed % 3 == 1;
        var (vintage, births, found, areas) = (Empty(), random.Next(90, 220), (isSkewed ? 0.1 : 0.4) + (random.NextDouble() * (isSkewed ? 0.3 : 0.5)), random.Next(3, 6));
        var notStated = seed % 5 == 0 ? 0.12 : 0;
        string[] histories = ["110", "101", "100", "011", "010", "001"];
        for (var i = 0; i < births; i++)
        {
            var history = random.NextDouble() < found ? "111" : histories[(int)(Math.Pow(random.NextDouble(), 1.5) * histories.Length)];
            var shareOfBoys = !isSkewed || history == "111" ? 0.51 : history is "101" or "100" or "011" ? 0.95 : 0.05;
            Add(vintage, new CountedBirth(
                history,
                $"K0{1 + (int)(random.NextDouble() * random.NextDouble() * areas)}", "",
                random.NextDouble() < notStated ? "" : random.NextDouble() < shareOfBoys ? AreaSexRatios.Male : AreaSexRatios.Female,
                random.NextDouble() < 0.6 ? "hospital" : random.NextDouble() < 0.8 ? "clinic" : "post",
                new DateOnly(2025, 1, 1).AddDays(random.Next(0, 110)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        return vintage;
    }

    private static InventedVintage Empty() => new()
    {
        Options = new StatisticsOptions { SensitiveThreshold = Threshold, BirthsThreshold = Threshold },
        FacilityTypes = Types,
    };

    private static void Add(InventedVintage vintage, CountedBirth birth) => vintage.Add(birth.History, new Facts
    {
        Area = birth.Area.Split(" + ")[0],
        Date = birth.Date,
        Sex = birth.Sex switch { AreaSexRatios.Male => Sex.Male, AreaSexRatios.Female => Sex.Female, _ => Sex.Unknown },
        Place = BirthPlace.Facility,
        Facility = Types.FirstOrDefault(type => type.Value == birth.Type.Split(" + ")[0]).Key ?? "F1",
        Weight = 2500,
        Arrived = "2025-06-01",
    });
}
