namespace FPReconcile.Core.Blocking;

/// <summary>Puts rows in order of a value without changing the order of equal ones.</summary>
internal static class CountingOrder
{
    // A table of counts larger than this many cells for each row costs more than sorting.
    private const int MaxSpread = 8;

    /// <summary>The row numbers in order of the values of their rows; int.MaxValue comes last whatever the spread.</summary>
    public static int[] Of(int[] values)
    {
        var rows = new int[values.Length];
        long least = int.MaxValue, greatest = int.MinValue;
        foreach (var value in values)
        {
            if (value == int.MaxValue)
                continue;
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        var spread = Math.Max(0, greatest - least + 1);
        if (spread > ((long)values.Length * MaxSpread) + 1024)
            SortPlainly(values, rows);
        else
            SortByCounting(values, rows, least, (int)spread);
        return rows;
    }

    private static void SortPlainly(int[] values, int[] rows)
    {
        var keys = new (int Value, int Row)[rows.Length];
        for (var i = 0; i < keys.Length; i++)
            (keys[i], rows[i]) = ((values[i], i), i);
        Array.Sort(keys, rows);
    }

    private static void SortByCounting(int[] values, int[] rows, long least, int spread)
    {
        var next = new int[spread + 1];
        foreach (var value in values)
            next[Place(value)]++;
        var total = 0;
        for (var place = 0; place < next.Length; place++)
        {
            var count = next[place];
            next[place] = total;
            total += count;
        }

        for (var row = 0; row < values.Length; row++)
            rows[next[Place(values[row])]++] = row;

        int Place(int value) => value == int.MaxValue ? spread : (int)(value - least);
    }
}
