using FPReconcile.Core.Disclosure.Suppression;
using FPReconcile.Synthetic.Counts;

namespace FPReconcile.Core.Tests.Disclosure.Suppression;

/// <summary>What is published cannot be computed back, by anybody who knows what the public knows, nor by the holder of a cell.</summary>
public sealed class TablePublicationTests
{
    [Fact]
    public void A_thousand_random_tables_stand_the_attack()
    {
        var (hidden, hiddenByGreedy) = (0, 0);
        for (var seed = 0; seed < 1000; seed++)
            Compare(seed, ref hidden, ref hiddenByGreedy);

        hidden.ShouldBeLessThan(hiddenByGreedy);
    }

    [Fact]
    [Trait("slow", "yes")]
    public void Ten_thousand_random_tables_stand_the_attack()
    {
        var (hidden, hiddenByGreedy) = (0, 0);
        for (var seed = 1000; seed < 11_000; seed++)
            Compare(seed, ref hidden, ref hiddenByGreedy);

        hidden.ShouldBeLessThan(hiddenByGreedy);
    }

    [Fact]
    public void Every_table_of_3_by_2_and_3_by_3_cells_in_steps_stands_the_attack()
    {
        long[] counts = [0, 1, 2, 5, 9];
        for (var number = 0; number < 15_625; number += 3)
            CheckOf(Tables.Of([.. Digits(number, 6).Chunk(2).Select(row => row.Select(digit => counts[digit]).ToArray())]), 3);
        for (var number = 0; number < 1_953_125; number += 641)
            CheckOf(Tables.Of([.. Digits(number, 9).Chunk(3).Select(row => row.Select(digit => counts[digit]).ToArray())]), 3);
    }

    [Fact]
    public void A_table_without_small_counts_is_shown_as_it_is() =>
        Tables.Text(Published(Tables.Of([[10, 0], [12, 30]]), 10)).ShouldBe("10,0,10\n12,30,42\n22,30,52");

    [Fact]
    public void Zeros_are_always_shown()
    {
        var (table, threshold) = Tables.Random(130);
        var published = Published(table, threshold);

        Tables.Cells(table).Count(cell => table[cell] == 0).ShouldBeGreaterThan(3);
        Tables.Cells(table).Where(cell => table[cell] == 0).ShouldAllBe(cell => published[cell] == 0);
        published.HiddenCells.Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Where_zeros_may_be_hidden_a_table_with_many_zeros_can_be_published()
    {
        var table = Tables.Of([[3, 0, 0, 0, 40], [0, 0, 30, 40, 0], [0, 50, 0, 60, 0], [0, 70, 0, 0, 80]]);
        var rule = new SuppressionRule(5, mayHideZeros: true);

        TablePublication.Publish(table, new SuppressionRule(5)).Withheld.ShouldBe(WithheldReason.CannotBeProtected);
        var published = TablePublication.Publish(table, rule).Table.ShouldNotBeNull();
        CheckAttacks(table, published);
        published.HiddenCells.Count.ShouldBeLessThan(12);
    }

    [Fact]
    public void A_hundred_random_tables_whose_zeros_may_be_hidden_stand_the_attack()
    {
        var (published, withZeros) = (0, 0);
        for (var seed = 0; seed < 1000; seed += 10)
        {
            var (table, threshold) = Tables.Random(seed);
            if (TablePublication.Publish(table, new SuppressionRule(threshold)).Table is not null)
                published++;
            if (TablePublication.Publish(table, new SuppressionRule(threshold, mayHideZeros: true)).Table is not { } shown)
                continue;
            withZeros++;
            CheckAttacks(table, shown);
        }

        withZeros.ShouldBeGreaterThan(published);
    }

    [Fact]
    public void One_small_count_among_large_ones_takes_eight_others()
    {
        // Three cells in each of three rows and columns: with two in a line, the holder of one would know the other.
        var published = Published(Tables.Of([[3, 20, 30, 40], [21, 50, 60, 70], [31, 61, 80, 90], [41, 71, 81, 99]]), 5);

        Tables.Text(published).ShouldBe("s,s,s,40,93\ns,s,s,70,201\ns,s,s,90,262\n41,71,81,99,292\n96,202,251,299,848");
    }

    [Fact]
    public void Two_ones_in_a_row_are_not_known_to_either_of_their_holders()
    {
        var table = Tables.Of([[1, 1, 30, 40], [21, 50, 60, 70], [31, 61, 80, 90], [41, 71, 81, 99]]);
        var published = Published(table, 5);
        var attack = new TableAttack(table, published.HiddenCells, AttackerKnowledge.ZerosAreShown, 5);

        attack.BoundsForHolderOf(new CellIndex(0, 0), new CellIndex(0, 1)).IsExact.ShouldBeFalse();
        attack.BoundsForHolderOf(new CellIndex(0, 1), new CellIndex(0, 0)).IsExact.ShouldBeFalse();
    }

    [Theory]
    [InlineData(WithheldReason.NothingLeft, 3, 9, 9, 9)]
    [InlineData(WithheldReason.CannotBeProtected, 3, 0, 0, 9)]
    [InlineData(WithheldReason.CannotBeProtected, 0, 0, 0, 1)]
    public void A_2_by_2_table_with_a_small_count_is_withheld(WithheldReason reason, long a, long b, long c, long d)
    {
        var outcome = TablePublication.Publish(Tables.Of([[a, b], [c, d]]), new SuppressionRule(5));

        (outcome.Table, outcome.Withheld).ShouldBe((null, reason));
    }

    [Fact]
    public void Small_totals_are_hidden_too()
    {
        var table = Tables.Of([[1, 2, 1, 0], [20, 30, 40, 50], [21, 31, 41, 51], [22, 32, 42, 52]]);

        Published(table, 5)[new CellIndex(0, 4)].ShouldBeNull();
        CheckOf(table, 5).ShouldNotBeNull();
    }

    [Fact]
    public void Three_ones_are_known_to_whoever_knows_that_they_are_three() =>
        TablePublication.Publish(Tables.Of([[1, 1, 1, 0], [20, 30, 40, 50], [21, 31, 41, 51], [22, 32, 42, 52]]), new SuppressionRule(5)).Withheld.ShouldBe(WithheldReason.CannotBeProtected);

    [Fact]
    public void The_order_of_the_cells_changes_nothing()
    {
        var cells = InventedCounts.Draw(17, 8, 9);
        var expected = Tables.Text(Published(Tables.Invented(cells), 6));

        foreach (var order in new[] { cells.Reverse(), cells.OrderBy(cell => cell.Count), cells.OrderBy(cell => cell.Column, StringComparer.Ordinal) })
            Tables.Text(Published(Tables.Invented(order), 6)).ShouldBe(expected);
    }

    [Fact]
    public void Labels_that_are_whole_numbers_are_ordered_by_size() =>
        CountTable.Of([.. new[] { "10", "9", "b", "a", "02", "0" }.Select(label => new CountCell("r", label, 20))]).Columns.ShouldBe(["0", "02", "9", "10", "a", "b"]);

    [Fact]
    public void What_is_published_depends_on_hidden_counts_in_nothing()
    {
        // Two truths that differ only where nothing is shown: adding along a way round keeps every total.
        var (one, other) = (
            Tables.Of([[3, 20, 30, 40], [21, 50, 60, 70], [31, 61, 80, 90], [41, 71, 81, 99]]),
            Tables.Of([[2, 21, 30, 40], [22, 49, 60, 70], [31, 61, 80, 90], [41, 71, 81, 99]]));
        var (first, second) = (Published(one, 5), Published(other, 5));

        Tables.Text(first).ShouldBe(Tables.Text(second));
        first.Bounds.ShouldBe(second.Bounds);
        first.BoundsIfZerosWereHidden.ShouldBe(second.BoundsIfZerosWereHidden);
    }

    [Fact]
    public void A_choice_that_leaves_a_weakness_is_never_made_a_table()
    {
        var task = new SuppressionTask(Tables.Of([[3, 20, 30], [21, 50, 60], [31, 61, 80]]), new SuppressionRule(5), []);

        PublishedTable.Prove(task, [0, 1, 2, 4, 5, 6, 8, 9, 10]).ShouldNotBeNull();
        PublishedTable.Prove(task, [0, 1, 2, 4, 5, 6, 8, 9]).ShouldBeNull();
        PublishedTable.Prove(task, [0, 1, 4, 5]).ShouldBeNull();
        PublishedTable.Prove(task, []).ShouldBeNull();
    }

    [Fact]
    public void A_table_is_proven_exactly_when_the_definition_holds()
    {
        var proven = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var table = Tables.Of([.. Enumerable.Range(0, 3 + (seed % 2)).Select(_ => Enumerable.Range(0, 4).Select(_ => (long)random.Next(1, 6)).ToArray())]);
            var rule = new SuppressionRule(2 + (seed / 2 % 4));
            var hidden = Tables.Cells(table).Where(cell => table[cell] < rule.Threshold || random.Next(8) > 0).Where(cell => table[cell] < 14).ToList();

            var isProven = PublishedTable.Prove(new SuppressionTask(table, rule, []), [.. hidden.Select(table.Shape.CellAt)]) is not null;

            isProven.ShouldBe(IsProtected(table, hidden, rule), $"seed {seed}");
            proven += isProven ? 1 : 0;
        }

        proven.ShouldBeInRange(40, 360);
    }

    [Fact]
    public void A_facility_wide_table_is_protected()
    {
        var published = Published(Tables.Invented(InventedCounts.Draw(3, 200, 12)), 5);

        published.HiddenCells.Count.ShouldBeInRange(1, published.CellCount / 2);
    }

    private static void Compare(int seed, ref int hidden, ref int hiddenByGreedy)
    {
        var (table, threshold) = Tables.Random(seed);
        var ours = CheckOf(table, threshold);
        var task = new SuppressionTask(table, new SuppressionRule(threshold), []);
        var greedy = PlainGreedySuppression.Find(task);
        if (greedy is null || ours is null)
        {
            // Plain greedy never protects what we withhold but by hiding everything.
            (greedy is not null && ours is null && greedy.Count < task.MayHide.Count(may => may)).ShouldBeFalse($"seed {seed}");
            return;
        }

        ours.HiddenCells.Count.ShouldBeLessThanOrEqualTo(greedy.Count, $"seed {seed}");
        hidden += ours.HiddenCells.Count;
        hiddenByGreedy += greedy.Count;
    }

    /// <summary>Publishes, and checks every definition once more, cell by cell and holder by holder; null when the table is withheld.</summary>
    private static PublishedTable? CheckOf(CountTable table, int threshold)
    {
        var outcome = TablePublication.Publish(table, new SuppressionRule(threshold));
        if (outcome.Table is not { } published)
        {
            outcome.Withheld.ShouldNotBe(WithheldReason.NotProven);
            return null;
        }

        foreach (var cell in Tables.Cells(table))
        {
            if (published[cell] is { } shown)
                (shown == table[cell] && (shown == 0 || shown >= threshold)).ShouldBeTrue();
        }

        CheckAttacks(table, published);
        return published;
    }

    private static bool IsProtected(CountTable table, List<CellIndex> hidden, SuppressionRule rule)
    {
        var attack = new TableAttack(table, hidden, rule.PublicKnowledge, rule.Threshold);
        return hidden.All(cell => (attack.Bounds(cell).Width ?? long.MaxValue) >= rule.Threshold - 1
            && hidden.All(held => held == cell || !attack.BoundsForHolderOf(held, cell).IsExact));
    }

    private static void CheckAttacks(CountTable table, PublishedTable published)
    {
        var threshold = published.Rule.Threshold;
        var attack = new TableAttack(table, published.HiddenCells, published.Rule.PublicKnowledge, threshold);
        foreach (var (cell, bounds) in published.HiddenCells.Zip(published.Bounds))
        {
            (bounds.Lowest <= table[cell] && (bounds.Highest ?? long.MaxValue) >= table[cell]).ShouldBeTrue();
            (bounds.Width ?? long.MaxValue).ShouldBeGreaterThanOrEqualTo(threshold - 1);
            foreach (var held in published.HiddenCells.Where(held => held != cell))
                attack.BoundsForHolderOf(held, cell).IsExact.ShouldBeFalse();
        }
    }

    private static PublishedTable Published(CountTable table, int threshold) => TablePublication.Publish(table, new SuppressionRule(threshold)).Table.ShouldNotBeNull();

    private static IEnumerable<int> Digits(int number, int count)
    {
        for (var i = 0; i < count; i++, number /= 5)
            yield return number % 5;
    }
}
