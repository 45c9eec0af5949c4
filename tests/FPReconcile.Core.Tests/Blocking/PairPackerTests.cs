using FPReconcile.Core.Blocking;

namespace FPReconcile.Core.Tests.Blocking;

public sealed class PairPackerTests
{
    // More kinds and more pairs than there is room for at first.
    private const int Pairs = 9000;
    private const int Patterns = 700;

    [Fact]
    public void Pairs_are_compared_packed_in_their_order_and_counted_by_kind()
    {
        var random = new Random(20261122);
        var packer = new PairPacker(Compare);
        for (var round = 0; round < 3; round++)
        {
            var expected = new List<(int Left, int Right, ulong Pattern, uint Rules)>();
            for (var i = 0; i < Pairs; i++)
            {
                var (left, right, equal, rules) = (random.Next(), random.Next(), (ulong)random.Next(Patterns), (uint)random.Next(1, 4));
                packer.Found.Add(left, right, rules, equal);
                expected.Add((left, right, equal + 1, rules));
            }

            packer.Found.Yield.NewPairs[round] = Pairs;

            var chunk = packer.Take();

            chunk.Count.ShouldBe(Pairs);
            Enumerable.Range(0, Pairs).Select(i => (chunk.Left[i], chunk.Right[i], chunk.Kinds[chunk.KindOfPair[i]].Pattern, chunk.Kinds[chunk.KindOfPair[i]].Rules))
                .ShouldBe(expected);
            chunk.Kinds.ToArray().Select(kind => (kind.Pattern, kind.Rules)).ShouldBe(expected.Select(pair => (pair.Pattern, pair.Rules)).Distinct());
            chunk.Kinds.ToArray().ShouldAllBe(kind => kind.Pairs == expected.Count(pair => pair.Pattern == kind.Pattern && pair.Rules == kind.Rules));
            chunk.Yield.NewPairs.Sum().ShouldBe(Pairs);
        }
    }

    [Fact]
    public void Nothing_is_left_for_the_next_chunk()
    {
        var packer = new PairPacker(Compare);
        packer.Found.Add(1, 2, 1, 5);
        packer.Take();

        var chunk = packer.Take();

        (chunk.Count, chunk.Kinds.Length, chunk.Yield.NewPairs.Sum()).ShouldBe((0, 0, 0));
    }

    private static void Compare(PairBuffer pairs)
    {
        foreach (ref var pattern in pairs.Patterns)
            pattern++;
    }
}
