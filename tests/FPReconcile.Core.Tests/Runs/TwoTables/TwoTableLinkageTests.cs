using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Runs.TwoTables;
using FPReconcile.Core.Tests.Comparisons;

namespace FPReconcile.Core.Tests.Runs.TwoTables;

/// <summary>600 mothers with a child each in both tables, and one with twins.</summary>
public sealed class TwoTableLinkageTests
{
    private const int Births = 600;
    private const int Surnames = 40;
    private const int None = EncodedTable.Missing;
    private static readonly int[] Twins = [Births, Births + 1];

    [Fact]
    public void Twins_that_nothing_tells_apart_are_even()
    {
        var linkage = Link(Order(1, 2), Order(None, None));

        linkage.Links.ShouldNotContain(link => Twins.Contains(link.LeftRow));
        var pairs = PairsOfTwins(linkage);
        pairs.Count.ShouldBe(4);
        pairs.ShouldAllBe(pair => Math.Abs(pair.MatchWeight) < 0.1);
    }

    [Fact]
    public void Twins_with_their_order_are_linked_each_to_its_own()
    {
        var linkage = Link(Order(1, 2), Order(1, 2));

        linkage.Links.Where(link => Twins.Contains(link.LeftRow)).Select(link => link.RightRow).ShouldBe(Twins);
    }

    [Fact]
    public void A_bad_record_is_likelier_where_its_partner_is_the_only_one_left()
    {
        // Another name and another date of the mother; place and the child's date agree.
        var linkage = Link(Order(1, 2), Order(1, 2), isSpoilt: row => row == 7);

        var spoilt = Enumerable.Range(0, linkage.Pairs).Select(linkage.Pair).Where(pair => pair.LeftRow == 7 && pair.RightRow == 7).ShouldHaveSingleItem();
        var inManySpoilt = Link(Order(1, 2), Order(1, 2), isSpoilt: row => row % 3 == 1);
        var oneOfMany = Enumerable.Range(0, inManySpoilt.Pairs).Select(inManySpoilt.Pair).Where(pair => pair.LeftRow == 7 && pair.RightRow == 7).ShouldHaveSingleItem();
        spoilt.MatchWeight.ShouldBeGreaterThan(oneOfMany.MatchWeight + 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void The_weights_do_not_depend_on_the_number_of_threads(int threads)
    {
        var expected = Link(Order(1, 2), Order(None, None), threads: null, isSpoilt: row => row % 50 == 7);

        var linkage = Link(Order(1, 2), Order(None, None), threads, row => row % 50 == 7);

        linkage.Links.ShouldBe(expected.Links);
        linkage.MatchWeights.ToArray().ShouldBe(expected.MatchWeights.ToArray());
    }

    /// <summary>Pairs are worked on in parts; so few of them would all be in the first one.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_weights_do_not_depend_on_the_size_of_the_parts(int threads)
    {
        var expected = Link(Order(1, 2), Order(None, None), threads: 1, isSpoilt: row => row % 50 == 7);
        using var small = new SmallParts();

        var linkage = Link(Order(1, 2), Order(None, None), threads, row => row % 50 == 7);

        linkage.Links.ShouldBe(expected.Links);
        linkage.MatchWeights.ToArray().ShouldBe(expected.MatchWeights.ToArray());
        linkage.FindRuledOut().ShouldBe(expected.FindRuledOut());
    }

    [Fact]
    public void A_run_that_is_traced_has_the_same_weights_and_keeps_those_before_rivals_apart()
    {
        var expected = Link(Order(1, 2), Order(None, None), isSpoilt: row => row % 50 == 7);

        var linkage = Link(Order(1, 2), Order(None, None), isSpoilt: row => row % 50 == 7, isTraced: true);

        linkage.Links.ShouldBe(expected.Links);
        linkage.MatchWeights.ToArray().ShouldBe(expected.MatchWeights.ToArray());
        var weights = linkage.Trace.ShouldNotBeNull().Assigned.Weights;
        weights.Length.ShouldBe(linkage.Pairs);
        weights.ShouldNotBe(linkage.MatchWeights.ToArray());
    }

    [Fact]
    public void Links_are_in_order_of_their_left_rows()
    {
        var linkage = Link(Order(1, 2), Order(1, 2));

        linkage.Links.Select(link => link.LeftRow).ShouldBe(Enumerable.Range(0, Births + 2));
        linkage.Links.Count.ShouldBe(Births + 2);
        linkage.Links[7].ShouldBe(linkage.Links.Skip(7).First());
        Enumerable.Range(0, linkage.Pairs).Select(linkage.Pair).Where(pair => pair.IsLink).OrderBy(pair => pair.LeftRow)
            .Select(pair => new TableLink(pair.LeftRow, pair.RightRow, pair.MatchWeight)).ShouldBe(linkage.Links);
    }

    private static List<(int LeftRow, int RightRow, double MatchWeight, bool IsLink)> PairsOfTwins(TwoTableLinkage linkage) =>
        [.. Enumerable.Range(0, linkage.Pairs).Select(linkage.Pair).Where(pair => Twins.Contains(pair.LeftRow) && Twins.Contains(pair.RightRow))];

    private static Func<int, int> Order(int first, int second) => row => row == Twins[1] ? second : row == Twins[0] ? first : 1;

    private static TwoTableLinkage Link(Func<int, int> leftOrder, Func<int, int> rightOrder, int? threads = null, Predicate<int>? isSpoilt = null, bool isTraced = false)
    {
        var schema = new TableSchema([new("surname"), new("mother_date"), new("date"), new("place"), new("order")]);
        var pool = new ValuePool();
        return TwoTableLinkage.Run(new TwoTableInput
        {
            Left = Table(leftOrder, _ => false), Right = Table(rightOrder, isSpoilt ?? (_ => false)),
            Comparisons =
            [
                new NameComparison("surname"), new DateComparison("mother_date"), new DateComparison("date"),
                CategoryComparison.Code("place", ComparisonRole.Delivery, usesTermFrequency: false), new BirthOrderComparison("order"),
            ],
            Rules = [new TableRule("dates", ["date", "mother_date"], null), new TableRule("place", ["date", "place"], null)],
            LinkFrom = 4.25, IsOneToOne = true, Threads = threads, IsTraced = isTraced,
        });

        EncodedTable Table(Func<int, int> order, Predicate<int> spoilt)
        {
            var table = new EncodedTable(schema, Births + Twins.Length, pool);
            table.Set("surname", row => pool.Intern(spoilt(row) ? $"ZZ{row}Q" : $"{(char)('A' + (Birth(row) % Surnames % 26))}NAME{Birth(row) % Surnames}"));
            table.Set("mother_date", row => (spoilt(row) ? 3000 : 9000) + (Birth(row) * 13 % 7919));
            table.Set("date", row => 20_000 + (Birth(row) * 7 % 365));
            table.Set("place", row => pool.Intern($"P{Birth(row) * 11 % 23}"));
            table.Set("order", row => order(row));
            return table;
        }
    }

    /// <summary>Twins have all but their order in common.</summary>
    private static int Birth(int row) => Math.Min(row, Births);
}
