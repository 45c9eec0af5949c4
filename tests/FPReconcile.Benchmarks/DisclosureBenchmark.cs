using System.Diagnostics;
using System.Globalization;
using FPReconcile.Core.Disclosure.Suppression;
using FPReconcile.Synthetic.Counts;

namespace FPReconcile.Benchmarks;

/// <summary>
/// How much of a table is published, against plain greedy suppression, and whether what is published stands the attack: random tables of all
/// shapes up to 12 x 12. A table that is withheld publishes nothing.
/// </summary>
internal static class DisclosureBenchmark
{
    private static readonly (string Name, Func<TableShape, bool> Holds)[] Groups =
    [
        ("a side of 1", shape => Math.Min(shape.Rows, shape.Columns) == 1),
        ("a side of 2", shape => Math.Min(shape.Rows, shape.Columns) == 2),
        ("sides of 3 to 5", shape => Math.Min(shape.Rows, shape.Columns) >= 3 && Math.Max(shape.Rows, shape.Columns) <= 5),
        ("sides of 3 to 12, one above 5", shape => Math.Min(shape.Rows, shape.Columns) is >= 3 and <= 5 && Math.Max(shape.Rows, shape.Columns) > 5),
        ("sides of 6 to 12", shape => Math.Min(shape.Rows, shape.Columns) >= 6),
        ("all", _ => true),
    ];

    public static int Run(string[] arguments)
    {
        var values = new BenchmarkArguments(arguments, "--tables", "--seed");
        var (tables, seed) = (values.Number("--tables", 10_000), values.Number("--seed", 100_000));
        Measure(seed);
        var measured = Enumerable.Range(seed, tables).Select(Measure).ToList();
        Console.WriteLine("| shape | tables | cells and totals | published | plain greedy | withheld | plain greedy | hidden where both publish | plain greedy | more hidden than plain greedy | failed attacks on what is published |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var (name, holds) in Groups)
            Console.WriteLine(Row(name, [.. measured.Where(table => holds(table.Shape))]));
        Console.WriteLine();
        WriteTimes(measured);
        return 0;
    }

    private static Measured Measure(int seed)
    {
        var table = Table(InventedCounts.DrawOfAnyShape(seed));
        var rule = new SuppressionRule(2 + (seed / 7 % 9));
        var clock = Stopwatch.StartNew();
        var outcome = TablePublication.Publish(table, rule);
        var time = clock.Elapsed;
        var task = new SuppressionTask(table, rule, []);
        clock.Restart();
        var greedy = PlainGreedySuppression.Find(task);
        var greedyTime = clock.Elapsed;
        if (greedy is { Count: > 0 } && greedy.Count == task.MayHide.Count(static may => may))
            greedy = null;
        return new Measured(table.Shape, outcome.Table?.HiddenCells.Count, greedy?.Count, time, greedyTime, outcome.Table is { } published ? Weaknesses(table, published) : 0);
    }

    /// <summary>Every hidden cell, and every holder of another one, one by one.</summary>
    private static int Weaknesses(CountTable table, PublishedTable published)
    {
        var attack = new TableAttack(table, published.HiddenCells, published.Rule.PublicKnowledge, published.Rule.Threshold);
        return published.HiddenCells.Count(cell =>
            attack.Bounds(cell).Width < published.Rule.Threshold - 1
            || published.HiddenCells.Any(held => held != cell && attack.BoundsForHolderOf(held, cell).IsExact));
    }

    private static string Row(string name, List<Measured> tables)
    {
        var cells = tables.Sum(static table => table.Shape.Cells);
        var both = tables.Where(static table => table.Hidden is not null && table.HiddenByGreedy is not null).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {tables.Count:N0} | {cells:N0} | {Share(tables.Sum(static table => table.Shape.Cells - (table.Hidden ?? table.Shape.Cells)), cells)} "
            + $"| {Share(tables.Sum(static table => table.Shape.Cells - (table.HiddenByGreedy ?? table.Shape.Cells)), cells)} "
            + $"| {tables.Count(static table => table.Hidden is null):N0} | {tables.Count(static table => table.HiddenByGreedy is null):N0} "
            + $"| {both.Sum(static table => table.Hidden):N0} | {both.Sum(static table => table.HiddenByGreedy):N0} "
            + $"| {both.Count(static table => table.Hidden > table.HiddenByGreedy):N0} | {tables.Sum(static table => table.Weaknesses):N0} |");
    }

    // CPU time: other work on the machine counts less.
    private static void WriteTimes(List<Measured> measured)
    {
        foreach (var (rows, columns) in new[] { (6, 6), (12, 12) })
        {
            var tables = Enumerable.Range(1, 100).Select(seed => Table(InventedCounts.Draw(seed, rows, columns))).ToList();
            WriteTime($"{rows} x {columns}, 100 tables, threshold 5", tables);
        }

        foreach (var seed in new[] { 2, 3, 4 })
            WriteTime($"200 x 12, seed {seed}, threshold 5", [Table(InventedCounts.Draw(seed, 200, 12))]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Time of plain greedy suppression on the tables above x {measured.Sum(static table => table.Time.TotalMilliseconds) / measured.Sum(static table => table.GreedyTime.TotalMilliseconds):0.0}."));
    }

    private static void WriteTime(string name, List<CountTable> tables)
    {
        var before = Environment.CpuUsage.TotalTime;
        var outcomes = tables.ConvertAll(table => TablePublication.Publish(table, new SuppressionRule(SuppressionRule.BirthsThreshold)));
        var time = Environment.CpuUsage.TotalTime - before;
        var cells = tables.Sum(static table => (table.Rows.Count + 1) * (table.Columns.Count + 1));
        var published = outcomes.Sum(static outcome => outcome.Table is { } table ? table.CellCount - table.HiddenCells.Count : 0);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {Share(published, cells)} published, {time.TotalMilliseconds / tables.Count:0.0} ms of CPU each.  "));
    }

    private static CountTable Table(IEnumerable<(string Row, string Column, long Count)> cells) =>
        CountTable.Of([.. cells.Select(static cell => new CountCell(cell.Row, cell.Column, cell.Count))]);

    private static string Share(long part, long whole) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.0} %");

    private sealed record Measured(TableShape Shape, int? Hidden, int? HiddenByGreedy, TimeSpan Time, TimeSpan GreedyTime, int Weaknesses);
}
