using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Recipes;

namespace FPReconcile.Core.Tests.Synthetic.Recipes;

public sealed class ShuffleTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(10_007)]
    public void Everything_has_one_place_and_is_found_there(int size)
    {
        var shuffle = new Shuffle(size, new SeededRandom(1, 1));
        var items = Enumerable.Range(0, size).Select(shuffle.ItemAt).ToList();

        items.Order().ShouldBe(Enumerable.Range(0, size));
        items.Select(shuffle.PlaceOf).ShouldBe(Enumerable.Range(0, size));
    }

    /// <summary>In a random order 1 of n(n-1)/n neighbours stays beside its neighbour: about two of ten thousand.</summary>
    [Fact]
    public void Neighbours_are_parted()
    {
        var shuffle = new Shuffle(10_000, new SeededRandom(1, 1));

        Enumerable.Range(0, 9999).Count(item => Math.Abs(shuffle.PlaceOf(item) - shuffle.PlaceOf(item + 1)) == 1).ShouldBeLessThan(12);
    }
}
