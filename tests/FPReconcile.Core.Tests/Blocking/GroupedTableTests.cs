using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tests.Blocking;

public sealed class GroupedTableTests
{
    private static readonly TableSchema Schema = new([new("day"), new("row"), .. Enumerable.Range(0, 9).Select(i => new TableColumn($"more {i}"))]);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Rows_stand_in_order_of_the_column_and_then_of_the_file(int threads)
    {
        var random = new Random(20251122);
        var ordering = new RowOrdering(new ParallelOptions { MaxDegreeOfParallelism = threads });
        // The second table fits into the room that the first one leaves, the third does not.
        var made = new List<(EncodedTable Table, int[] Expected)>();
        foreach (var rows in new[] { 160_000, 158_000, 200_000, 1, 0 })
        {
            long[] days = [.. Enumerable.Range(0, rows).Select(_ => random.Next(9) == 0 ? EncodedTable.Missing : random.Next(200))];
            var table = new EncodedTable(Schema, rows, new ValuePool());
            table.Set("day", row => days[row]);
            table.Set("row", row => row);
            for (var more = 0; more < 9; more++)
                table.Set($"more {more}", row => (row * 7) + more);

            var grouped = new GroupedTable(table, "day", ordering);

            int[] expected = [.. Enumerable.Range(0, rows).OrderBy(row => days[row] == EncodedTable.Missing ? long.MaxValue : days[row])];
            grouped.OriginalRows.ShouldBe(expected);
            made.Add((table, expected));
        }

        // Looked at when all are made: none may lie in the room of another.
        foreach (var (table, expected) in made)
        {
            Enumerable.Range(0, table.Rows).Select(place => (int)table.Value(place, "row")).ShouldBe(expected);
            Enumerable.Range(0, table.Rows).All(place => table.Value(place, "more 8") == (expected[place] * 7) + 8).ShouldBeTrue();
            // Room that a table does not need is not kept by it.
            table.Cells.Length.ShouldBeLessThanOrEqualTo(table.Rows * Schema.Stride * 9 / 8);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Two_tables_grouped_at_once_are_as_if_grouped_one_by_one(int threads)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };

        var (left, right) = GroupedTable.Both(Days(140_000, 1), Days(139_000, 2), "day", parallel);

        ShouldBeGrouped(left, new GroupedTable(Days(140_000, 1), "day"));
        ShouldBeGrouped(right, new GroupedTable(Days(139_000, 2), "day"));
    }

    [Fact]
    public void Groups_hold_the_rows_of_one_value()
    {
        foreach (var rows in new[] { 0, 1, 2, 1000, 20_000 })
        {
            var grouped = new GroupedTable(Days(rows, rows), "day");

            long[] days = [.. Enumerable.Range(0, rows).Select(row => grouped.Table.Value(row, "day")).Where(day => day != EncodedTable.Missing)];
            grouped.Values.ToArray().ShouldBe(days.Distinct().Select(day => (int)day));
            Enumerable.Range(0, grouped.Groups).Select(grouped.RowsOf)
                .ShouldBe(days.Distinct().Select(day => (Array.IndexOf(days, day), Array.LastIndexOf(days, day) + 1)));
        }
    }

    private static void ShouldBeGrouped(GroupedTable grouped, GroupedTable expected)
    {
        grouped.OriginalRows.ShouldBe(expected.OriginalRows);
        grouped.Values.ToArray().ShouldBe(expected.Values.ToArray());
        grouped.Table.Cells.AsSpan(0, grouped.Table.Rows * Schema.Stride).SequenceEqual(expected.Table.Cells.AsSpan(0, expected.Table.Rows * Schema.Stride)).ShouldBeTrue();
    }

    /// <summary>Rows of which some days have one, others hundreds, and some have no day.</summary>
    private static EncodedTable Days(int rows, int seed)
    {
        var random = new Random(seed);
        var table = new EncodedTable(Schema, rows, new ValuePool());
        table.Set("day", _ => random.Next(9) == 0 ? EncodedTable.Missing : (int)(Math.Pow(random.NextDouble(), 4) * 3000));
        table.Set("row", row => row);
        for (var more = 0; more < 9; more++)
            table.Set($"more {more}", row => row + more);
        return table;
    }
}
