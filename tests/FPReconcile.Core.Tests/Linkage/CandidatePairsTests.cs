using FPReconcile.Core.Blocking;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Tests.Linkage;

public sealed class CandidatePairsTests
{
    private const int Rules = 3;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Chunks_give_the_same_as_pair_after_pair(int threads)
    {
        var random = new Random(20261122);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        var (candidates, histogram) = (new CandidatePairs(), new PatternHistogram());
        var (pairs, plain) = (new List<(int Left, int Right, int Id)>(), new PatternHistogram());

        // The second stage finds more than there is room for, and what was weighed before stays.
        foreach (var chunksOfStage in new[] { 3, 40, 0 })
        {
            var known = candidates.MatchBits.ToArray();
            var chunks = Enumerable.Range(0, chunksOfStage).Select(_ => Chunk(random, plain, pairs)).ToList();

            candidates.Add(chunks, chunks.Sum(chunk => chunk.Count), histogram, parallel);

            Enumerable.Range(0, candidates.Count).Select(i => (candidates.Left[i], candidates.Right[i], candidates.PatternIds[i])).ShouldBe(pairs);
            candidates.MatchBits[..known.Length].ToArray().ShouldBe(known);
            for (var i = known.Length; i < candidates.Count; i++)
                candidates.MatchBits[i] = i;
        }

        pairs.Count.ShouldBeGreaterThan(1000);
        histogram.All().ShouldBe(plain.All());
        for (var rule = 0; rule < Rules; rule++)
            histogram.Under(rule).ShouldBe(plain.Under(rule));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void More_chunks_than_are_held_at_a_time_are_taken_over(int threads)
    {
        const int Chunks = 9, PairsOfAChunk = 300_000;
        var (candidates, histogram) = (new CandidatePairs { ReservesRoom = true }, new PatternHistogram());

        candidates.Add(Enumerable.Range(0, Chunks).Select(Numbered), Chunks * PairsOfAChunk, histogram, new ParallelOptions { MaxDegreeOfParallelism = threads });

        candidates.Count.ShouldBe(Chunks * PairsOfAChunk);
        candidates.Left.ToArray().AsSpan().SequenceEqual([.. Enumerable.Range(0, Chunks * PairsOfAChunk)]).ShouldBeTrue();
        candidates.PatternIds.ToArray().Select((id, pair) => id == pair / PairsOfAChunk).ShouldAllBe(isRight => isRight);
        histogram.All().ShouldBe(Enumerable.Range(0, Chunks).Select(chunk => new PatternCount((ulong)chunk, PairsOfAChunk)));

        static PairChunk Numbered(int chunk)
        {
            int[] rows = [.. Enumerable.Range(chunk * PairsOfAChunk, PairsOfAChunk)];
            return new PairChunk(rows, rows, new int[PairsOfAChunk], [new PairKind((ulong)chunk, 1, PairsOfAChunk)]);
        }
    }

    /// <summary>Some pairs, packed; they are also added to what is expected, one by one.</summary>
    private static PairChunk Chunk(Random random, PatternHistogram plain, List<(int Left, int Right, int Id)> pairs)
    {
        var packer = new PairPacker(static _ => { });
        for (var i = random.Next(100); i > 0; i--)
        {
            var (left, right, rules, pattern) = (random.Next(), random.Next(), (uint)random.Next(1, 1 << Rules), (ulong)random.Next(50));
            packer.Found.Add(left, right, rules, pattern);
            pairs.Add((left, right, plain.Add(pattern, rules, 1)));
        }

        return packer.Take();
    }
}
