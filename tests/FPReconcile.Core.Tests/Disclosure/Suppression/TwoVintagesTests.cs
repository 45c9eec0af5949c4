using FPReconcile.Core.Disclosure.Suppression;
using FPReconcile.Synthetic.Counts;

namespace FPReconcile.Core.Tests.Disclosure.Suppression;

/// <summary>Two published tables of the same kind, and their difference, give no small count away.</summary>
public sealed class TwoVintagesTests
{
    private const int Threshold = 5;

    private static readonly SuppressionRule _rule = new(Threshold);

    [Fact]
    public void One_late_birth_is_not_seen_in_the_difference()
    {
        var before = Large();
        var after = Later(before, (1, 2, 1));
        var first = Publish(before);

        // On its own the second table hides nothing, and the difference would be one birth of facility B.
        Publish(after).HiddenCells.ShouldBeEmpty();
        var second = TablePublication.Publish(after, _rule, EarlierTable.Of(before, first)).Table.ShouldNotBeNull();

        // The cell, the totals of its row and column, and the grand total differ by one.
        CheckDifferences(before, first, after, second).ShouldBe(4);
    }

    [Fact]
    public void A_small_difference_among_large_ones_is_hidden_in_the_later_table()
    {
        var before = Large();
        var after = Later(before, [.. from row in Enumerable.Range(0, 5) from column in Enumerable.Range(0, 5) select (row, column, row == 1 && column == 2 ? 1L : 9L)]);

        var second = TablePublication.Publish(after, _rule, EarlierTable.Of(before, Publish(before))).Table.ShouldNotBeNull();

        second[new CellIndex(1, 2)].ShouldBeNull();
        CheckDifferences(before, Publish(before), after, second).ShouldBe(1);
    }

    [Fact]
    public void What_was_hidden_stays_hidden()
    {
        var before = Later(Large(), (0, 0, -97));
        var first = Publish(before);
        first[new CellIndex(0, 0)].ShouldBeNull();
        var after = Later(before, [.. from row in Enumerable.Range(0, 5) from column in Enumerable.Range(0, 5) select (row, column, 20L)]);

        var second = TablePublication.Publish(after, _rule, EarlierTable.Of(before, first)).Table.ShouldNotBeNull();

        first.HiddenCells.ShouldBeSubsetOf(second.HiddenCells);
        Publish(after).HiddenCells.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_table_again_is_published_again()
    {
        var table = Later(Large(), (0, 0, -97));
        var first = Publish(table);

        Tables.Text(TablePublication.Publish(table, _rule, EarlierTable.Of(table, first)).Table.ShouldNotBeNull()).ShouldBe(Tables.Text(first));
    }

    [Fact]
    public void A_row_that_is_new_is_compared_with_nothing()
    {
        var before = Large();
        var after = CountTable.Of([.. Cells(before), .. Enumerable.Range(0, 5).Select(column => new CountCell("Z", before.Columns[column], 30 + column))]);

        var second = TablePublication.Publish(after, _rule, EarlierTable.Of(before, Publish(before))).Table.ShouldNotBeNull();

        second.Rows.ShouldBe(["A", "B", "C", "D", "E", "Z"]);
        second.HiddenCells.ShouldBeEmpty();
    }

    [Fact]
    public void Zeros_that_were_hidden_before_must_not_be_shown_now()
    {
        var table = Tables.Of([[0, 2, 30], [3, 0, 40], [25, 36, 0]]);
        var first = TablePublication.Publish(table, new SuppressionRule(Threshold, mayHideZeros: true)).Table.ShouldNotBeNull();
        var earlier = EarlierTable.Of(table, first);

        earlier.HidesZeros.ShouldBeTrue();
        Should.Throw<ArgumentException>(() => TablePublication.Publish(table, _rule, earlier));
    }

    [Fact]
    public void A_hundred_pairs_of_random_vintages_stand_the_attack_on_their_difference()
    {
        var (published, small) = (0, 0);
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var before = Tables.Invented(InventedCounts.Draw(seed, 5 + (seed % 8), 5 + (seed / 8 % 8)));
            var step = random.Next(2, 15);
            var after = CountTable.Of([.. Cells(before).Select(cell => cell with { Count = cell.Count + random.Next(0, step) })]);
            if (TablePublication.Publish(before, _rule).Table is not { } first || TablePublication.Publish(after, _rule, EarlierTable.Of(before, first)).Table is not { } second)
                continue;
            small += CheckDifferences(before, first, after, second);
            published++;
        }

        published.ShouldBeGreaterThan(25);
        small.ShouldBeGreaterThan(300);
    }

    /// <summary>
    /// Attacks the differences as a table of their own, of counts that may be zero, as somebody would who takes it that births are
    /// only added. Gives the number of small differences.
    /// </summary>
    private static int CheckDifferences(CountTable before, PublishedTable first, CountTable after, PublishedTable second)
    {
        var differences = CountTable.Of([.. Cells(after).Zip(Cells(before), (late, early) => late with { Count = late.Count - early.Count })]);
        var hidden = second.HiddenCells;
        first.HiddenCells.ShouldBeSubsetOf(hidden);
        second.Differences.Single().ShouldAllBe(static bounds => (bounds.Width ?? long.MaxValue) >= Threshold - 1);
        foreach (var (cell, bounds) in hidden.Zip(second.Differences.Single()))
            (differences[cell] >= (bounds.Lowest ?? long.MinValue) && differences[cell] <= (bounds.Highest ?? long.MaxValue)).ShouldBeTrue();
        var attack = new TableAttack(differences, hidden, AttackerKnowledge.Counts, Threshold);
        var small = Tables.Cells(differences).Where(cell => differences[cell] is > 0 and < Threshold).ToList();
        foreach (var cell in small)
        {
            second[cell].ShouldBeNull();
            (attack.Bounds(cell).Width ?? long.MaxValue).ShouldBeGreaterThanOrEqualTo(Threshold - 1);
            foreach (var held in hidden.Where(held => held != cell))
                attack.BoundsForHolderOf(held, cell).IsExact.ShouldBeFalse();
        }

        return small.Count;
    }

    private static CountTable Large() =>
        Tables.Of([.. Enumerable.Range(0, 5).Select(row => Enumerable.Range(0, 5).Select(column => 100L + (row * 7) + (column * 3)).ToArray())]);

    private static CountTable Later(CountTable table, params (int Row, int Column, long Change)[] changes) => CountTable.Of(
    [
        .. Cells(table).Select((cell, i) => cell with { Count = cell.Count + changes.Where(change => (change.Row * 5) + change.Column == i).Sum(change => change.Change) }),
    ]);

    private static IEnumerable<CountCell> Cells(CountTable table) =>
        Tables.Cells(table).Where(cell => cell.Row < table.Rows.Count && cell.Column < table.Columns.Count)
            .Select(cell => new CountCell(table.Rows[cell.Row], table.Columns[cell.Column], table[cell]));

    private static PublishedTable Publish(CountTable table) => TablePublication.Publish(table, _rule).Table.ShouldNotBeNull();
}
