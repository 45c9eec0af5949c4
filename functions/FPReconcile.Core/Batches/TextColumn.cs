namespace FPReconcile.Core.Batches;

/// <summary>
/// The texts of one column of a section. Each text is written once, where it first comes: 0 is no text, 1 the next new one, 2 and
/// above one that came before. Numbers and texts lie apart, which packs better.
/// </summary>
internal static class TextColumn
{
    private const int None = 0;
    private const int New = 1;
    private const int FirstKnown = 2;

    public static void Write<T>(BatchOutput output, ReadOnlySpan<T> rows, Func<T, string?> text)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var added = new List<byte[]>();
        var lengths = new BatchOutput();
        foreach (var row in rows)
        {
            if (text(row) is not { } value)
            {
                output.Number(None);
            }
            else if (known.TryGetValue(value, out var place))
            {
                output.Count(FirstKnown + place);
            }
            else
            {
                output.Number(New);
                known.Add(value, added.Count);
                var bytes = BatchOutput.Encode(value, out var isUtf16);
                lengths.Number(TextLength.Of(bytes.Length, isUtf16));
                added.Add(bytes);
            }
        }

        output.Bytes(lengths.Written);
        foreach (var bytes in added)
            output.Bytes(bytes);
    }

    /// <summary>The text of each row; null for none.</summary>
    /// <param name="input">The section.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="shared">Texts that come again in other sections; null for a column whose texts do not.</param>
    public static string?[] Read(BatchInput input, int rows, SharedTexts? shared = null)
    {
        var places = new int[rows];
        var count = 0;
        for (var i = 0; i < rows; i++)
        {
            var code = input.Number(FirstKnown + count - 1);
            places[i] = code switch { None => -1, New => count++, _ => code - FirstKnown };
        }

        var lengths = new ulong[count];
        for (var i = 0; i < count; i++)
            lengths[i] = input.Number();
        var texts = new string[count];
        for (var i = 0; i < count; i++)
            texts[i] = input.Text(lengths[i], shared);
        return Array.ConvertAll(places, place => place < 0 ? null : texts[place]);
    }
}
