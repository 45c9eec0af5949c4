using System.Globalization;
using FPReconcile.Core.Disclosure.Suppression;
using FPReconcile.Core.Tests.Conventions;

namespace FPReconcile.Core.Tests.Disclosure.Suppression;

/// <summary>The attacker finds what trying every table finds, and what an independent program has found.</summary>
public sealed class TableAttackTests
{
    private static readonly string[][] Example =
    [
        .. File.ReadLines(Path.Combine(RepositoryFiles.Root, "tests/FPReconcile.Core.Tests/Reference/disclosure-example.csv")).Skip(1).Select(line => line.Split(',')),
    ];

    [Theory]
    [InlineData(AttackerKnowledge.Counts, 5)]
    [InlineData(AttackerKnowledge.ZerosAreShown, 7)]
    [InlineData(AttackerKnowledge.Marks, 9)]
    public void The_measured_example_is_reproduced(AttackerKnowledge knowledge, int column)
    {
        var table = ExampleTable();
        var hidden = Example.Where(row => row[3] == "1" || row[4] == "1").ToList();
        var attack = new TableAttack(table, hidden.Select(row => IndexOf(table, row)), knowledge, threshold: 5);

        hidden.Count.ShouldBe(6);
        foreach (var row in hidden)
            attack.Bounds(IndexOf(table, row)).ShouldBe(new CellBounds(Number(row[column]), Number(row[column + 1])), $"{row[0]} {row[1]}");
    }

    [Fact]
    public void Small_counts_hidden_alone_are_computed_back()
    {
        var table = ExampleTable();
        var hidden = Example.Where(row => row[3] == "1").ToList();
        var attack = new TableAttack(table, hidden.Select(row => IndexOf(table, row)), AttackerKnowledge.Counts, threshold: 5);

        hidden.Select(row => attack.Bounds(IndexOf(table, row))).ShouldBe(hidden.Select(row => new CellBounds(Number(row[11]), Number(row[12]))));
        hidden.Select(row => attack.Bounds(IndexOf(table, row)).Lowest).ShouldBe([3, 2, 4]);
    }

    [Fact]
    public void The_ring_of_the_example_is_open_to_the_holder_of_any_of_its_cells()
    {
        var table = ExampleTable();
        var hidden = Example.Where(row => row[3] == "1" || row[4] == "1").Select(row => IndexOf(table, row)).ToList();
        var attack = new TableAttack(table, hidden, AttackerKnowledge.Counts, threshold: 5);

        hidden.Skip(1).ShouldAllBe(cell => attack.BoundsForHolderOf(hidden[0], cell).IsExact);
    }

    [Fact]
    public void Every_2_by_2_table_and_every_choice_of_cells_agrees_with_trying_all()
    {
        for (var table = 0; table < 81; table++)
        {
            var counts = Tables.Of([[table % 3, table / 3 % 3], [table / 9 % 3, table / 27]]);
            for (var choice = 1; choice < 256; choice += 3)
                CompareWithTryingAll(counts, [.. Tables.Cells(counts).Where((_, i) => i < 8 && (choice >> i & 1) == 1)]);
        }
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 2)]
    [InlineData(3, 3)]
    [InlineData(3, 4)]
    [InlineData(4, 3)]
    [InlineData(4, 4)]
    public void Small_tables_agree_with_trying_all(int rows, int columns)
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random((seed * 100) + (rows * 10) + columns);
            var table = Tables.Of([.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => (long)random.Next(0, rows * columns > 9 ? 3 : 4)).ToArray())]);
            var share = 0.2 + (0.5 * random.NextDouble());
            var hidden = Tables.Cells(table).SkipLast(1).Where(_ => random.NextDouble() < share).ToList();
            while (hidden.Count(cell => cell.Row < rows && cell.Column < columns) > 7)
                hidden.RemoveAt(random.Next(hidden.Count));
            CompareWithTryingAll(table, hidden);
        }
    }

    [Fact]
    public void A_cell_without_a_highest_count_has_none()
    {
        var table = Tables.Of([[3, 4], [5, 6]]);
        var attack = new TableAttack(table, Tables.Cells(table).Where(cell => cell is { Row: 0, Column: 0 } or { Row: 0, Column: 2 } or { Row: 2, Column: 0 } or { Row: 2, Column: 2 }), AttackerKnowledge.Counts, 5);

        attack.Bounds(new CellIndex(0, 0)).ShouldBe(new CellBounds(0, null));
        attack.Bounds(new CellIndex(2, 2)).ShouldBe(new CellBounds(15, null));
        attack.BoundsForHolderOf(new CellIndex(0, 0), new CellIndex(2, 2)).ShouldBe(new CellBounds(18, 18));
    }

    private static void CompareWithTryingAll(CountTable table, List<CellIndex> hidden)
    {
        foreach (var (knowledge, lowest) in new[] { (AttackerKnowledge.Counts, 0), (AttackerKnowledge.ZerosAreShown, 1) })
        {
            var cells = hidden.Where(cell => table[cell] >= lowest).ToList();
            var attack = new TableAttack(table, cells, knowledge, 0);
            var slow = new BruteForceAttacker(table, cells, lowest);
            foreach (var cell in cells)
                attack.Bounds(cell).ShouldBe(slow.Bounds(cell));
            if (cells.Count < 2)
                continue;
            var known = new BruteForceAttacker(table, cells.Skip(1), lowest);
            foreach (var cell in cells.Skip(1))
                attack.BoundsForHolderOf(cells[0], cell).ShouldBe(known.Bounds(cell));
        }
    }

    private static CountTable ExampleTable() => CountTable.Of([.. Example.Select(row => new CountCell(row[0], row[1], Number(row[2])))]);

    private static CellIndex IndexOf(CountTable table, string[] row) => new(table.Rows.ToList().IndexOf(row[0]), table.Columns.ToList().IndexOf(row[1]));

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
