namespace FPReconcile.Synthetic.Counts;

/// <summary>Invented tables of counts: facilities of different size, some zeros, few or many small counts.</summary>
public static class InventedCounts
{
    /// <summary>Largest number of rows and of columns of <see cref="DrawOfAnyShape"/>.</summary>
    public const int LargestSide = 12;

    private static readonly int[] Means = [2, 5, 10, 20, 50, 200];

    /// <summary>A table whose shape is taken in turn from all shapes up to 12 x 12: the seeds 0 to 143 have each shape once.</summary>
    public static IReadOnlyList<(string Row, string Column, long Count)> DrawOfAnyShape(int seed) =>
        Draw(seed, 1 + (seed / LargestSide % LargestSide), 1 + (seed % LargestSide));

    /// <summary>A table; the same for the same arguments.</summary>
    public static IReadOnlyList<(string Row, string Column, long Count)> Draw(int seed, int rows, int columns)
    {
        var random = new SeededRandom(seed, rows * 1000 + columns);
        double mean = random.Pick(Means);
        var zeros = random.NextDouble() * 0.4;
        var cells = new List<(string Row, string Column, long Count)>();
        for (var row = 0; row < rows; row++)
        {
            var size = 0.3 + (2.2 * random.NextDouble());
            // Four times a product of two uniforms has mean 1 and many small values.
            for (var column = 0; column < columns; column++)
            {
                var count = (long)(4 * mean * size * random.NextDouble() * random.NextDouble());
                cells.Add(($"F{row + 1:000}", $"M{column + 1:00}", random.Chance(zeros) ? 0 : count));
            }
        }

        return cells;
    }
}
