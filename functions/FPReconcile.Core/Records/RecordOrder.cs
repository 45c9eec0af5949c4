namespace FPReconcile.Core.Records;

/// <summary>
/// Puts things in order of the record they belong to. Keys lie scattered in memory, and a sort asks for each of them a dozen times:
/// their first characters are packed into numbers once, and only keys that begin alike are compared themselves.
/// </summary>
public static class RecordOrder
{
    private const int PackedCharacters = 10;
    private const int BitsOfACharacter = 6;
    private const int Greatest = (1 << BitsOfACharacter) - 1;

    /// <summary>Sorts by key; things of one key come in no certain order.</summary>
    /// <param name="items">What is sorted.</param>
    /// <param name="keyOf">The key of a thing.</param>
    public static void Sort<T>(T[] items, Func<T, RecordKey> keyOf)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(keyOf);
        var beginnings = Array.ConvertAll(items, item => Beginning(keyOf(item)));
        Array.Sort(beginnings, items);
        for (var from = 0; from < items.Length;)
        {
            var to = from + 1;
            while (to < items.Length && beginnings[to] == beginnings[from])
                to++;
            if (to - from > 1)
                items.AsSpan(from, to - from).Sort((a, b) => keyOf(a).CompareTo(keyOf(b)));
            from = to;
        }
    }

    /// <summary>
    /// Source and first characters, so that a lesser number is a lesser key. Digits, capitals and most signs are kept apart; at any
    /// other character it ends, as if the key ended there.
    /// </summary>
    private static ulong Beginning(RecordKey key)
    {
        var packed = (ulong)key.Source;
        var isPlain = true;
        for (var i = 0; i < PackedCharacters; i++)
        {
            var place = isPlain && i < key.Id.Length ? Math.Clamp(key.Id[i] - ' ', 0, Greatest) : 0;
            isPlain = isPlain && i < key.Id.Length && key.Id[i] - ' ' is >= 0 and < Greatest;
            packed = (packed << BitsOfACharacter) | (uint)place;
        }

        return packed;
    }
}
