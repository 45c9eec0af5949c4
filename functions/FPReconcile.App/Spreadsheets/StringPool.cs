namespace FPReconcile.App.Spreadsheets;

/// <summary>
/// Hands out one string for equal short texts: columns such as sex or facility repeat few values over many rows, and the rows
/// are kept. It stops growing at a fixed size, so that columns of unique ids cost no more than the strings themselves.
/// </summary>
internal sealed class StringPool
{
    private const int MaxLength = 24;
    private const int MaxCount = 20_000;

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public StringPool() => _lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Get(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLength)
            return text.ToString();
        if (_lookup.TryGetValue(text, out var known))
            return known;

        var created = text.ToString();
        if (_texts.Count < MaxCount)
            _texts.Add(created);
        return created;
    }
}
