using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Tests.Comparisons;

public class WorkPartsTests
{
    // Several parts, the last of them not full.
    private const int Pairs = 200_001;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Pairs_for_which_something_is_true_come_in_their_order(int threads) =>
        WorkParts.Where(Pairs, new ParallelOptions { MaxDegreeOfParallelism = threads }, pair => pair % 3 == 0)
            .ShouldBe(Enumerable.Range(0, Pairs).Where(pair => pair % 3 == 0));

    [Fact]
    public void Without_pairs_there_is_none() => WorkParts.Where(0, new ParallelOptions(), _ => true).ShouldBeEmpty();

    [Theory]
    [InlineData(0)]
    [InlineData(70_000)]
    public void Each_pair_is_in_one_part(int from)
    {
        var visits = new int[Pairs];

        WorkParts.ForEach(from, Pairs, new ParallelOptions(), (first, end) =>
        {
            for (var pair = first; pair < end; pair++)
                Interlocked.Increment(ref visits[pair]);
        });

        visits.ShouldBe(Enumerable.Range(0, Pairs).Select(pair => pair < from ? 0 : 1));
    }

    [Fact]
    public void A_generator_goes_on_after_so_many_numbers()
    {
        var whole = new SplitMix64(7);
        for (var i = 0; i < 1000; i++)
            whole.Next();

        var later = SplitMix64.After(7, 1000);

        later.Next().ShouldBe(whole.Next());
    }
}
