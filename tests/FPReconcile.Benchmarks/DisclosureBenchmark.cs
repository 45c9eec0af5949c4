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
        WriteLarge();
        return 0;
    }

    private static Measured Measure(int seed)
    {
        var table = CountTable.Of([.. InventedCounts.DrawOfAnyShape(seed).Select(cell => new CountCell(cell.Row, cell.Column, cell.Count))]);
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

    private static void WriteTimes(List<Measured> measured)
    {
        var large = measured.Where(static table => table.Shape is { Rows: >= 11, Columns: >= 11 }).ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Tables of 11 or 12 rows and columns: {large.Average(static table => table.Time.TotalMilliseconds):0.0} ms on average, {large.Max(static table => table.Time.TotalMilliseconds):0.0} ms at most; "
            + $"time of plain greedy x {measured.Sum(static table => table.Time.TotalMilliseconds) / measured.Sum(static table => table.GreedyTime.TotalMilliseconds):0.0}."));
    }

    private static void WriteLarge()
    {
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var table = CountTable.Of([.. InventedCounts.Draw(seed, 200, 12).Select(cell => new CountCell(cell.Row, cell.Column, cell.Count))]);
            var clock = Stopwatch.StartNew();
            var outcome = TablePublication.Publish(table, new SuppressionRule(SuppressionRule.BirthsThreshold));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"200 x 12, seed {seed}: {(outcome.Table is { } published ? $"{Share(published.CellCount - published.HiddenCells.Count, published.CellCount)} published" : "withheld")}, {clock.Elapsed.TotalSeconds:0.00} s."));
        }
    }

    private static string Share(long part, long whole) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.0} %");

    private sealed record Measured(TableShape Shape, int? Hidden, int? HiddenByGreedy, TimeSpan Time, TimeSpan GreedyTime, int Weaknesses);
}
