namespace FPReconcile.Synthetic.Recipes;

/// <summary>What a stream of chance is for. New ones go to the end: the numbers are part of what a seed means.</summary>
internal enum RecipeStream
{
    Order,
    Twins,
    Truth,
    LeftMother,
    LeftChild,
    RightMother,
    RightChild,
    Person,
    Duplicate,
}

/// <summary>Streams of chance of the recipes, far from those of the districts: neither shifts when the other changes.</summary>
internal static class RecipeStreams
{
    private const long First = 1L << 50;

    /// <summary>The chance of one record or birth for one purpose.</summary>
    public static SeededRandom Random(long seed, RecipeStream stream, int number) => new(seed, First + ((long)stream << 40) + number);
}
