using FPReconcile.Core.Assignment;

namespace FPReconcile.Core.Tests.Assignment;

public sealed class PairIndexTests
{
    [Fact]
    public void Pairs_are_numbered_in_order_of_first_appearance_like_in_a_dictionary()
    {
        var random = new Random(1);
        var plain = new Dictionary<(int, int), int>();
        var pairs = new PairIndex(leftRows: 40, expected: 10);

        for (var i = 0; i < 2000; i++)
        {
            var (left, right) = (random.Next(40), random.Next(40));
            pairs.Find(left, right).ShouldBe(plain.GetValueOrDefault((left, right), PairIndex.None));
            plain.TryAdd((left, right), plain.Count);
            pairs.FindOrAdd(left, right).ShouldBe(plain[(left, right)]);
        }

        pairs.Count.ShouldBe(plain.Count);
        foreach (var ((left, right), number) in plain)
            pairs[number].ShouldBe(new RowPair(left, right));
    }

    [Fact]
    public void The_last_weight_of_a_pair_stands_and_its_number_stays()
    {
        var weights = new PairWeights(leftRows: 2);

        var first = weights.Set(1, 7, 3.5);
        weights.Set(0, 7, 1);
        var again = weights.Set(1, 7, -2);

        again.ShouldBe(first);
        weights.Count.ShouldBe(2);
        weights.Pair(first).ShouldBe(new RowPair(1, 7));
        weights.Bits(first).ShouldBe(-2);
    }
}
