namespace FPReconcile.Core.Intake;

/// <summary>
/// Remembers what a text was read as: cells of one column repeat a few values a thousand times. Bounded, so that a column of
/// different texts (remarks) does not fill the memory.
/// </summary>
internal sealed class BoundedCache<T>(Func<string, T> read, int capacity)
{
    private readonly Dictionary<string, T> _values = new(StringComparer.Ordinal);

    public T Get(string text)
    {
        if (_values.TryGetValue(text, out var value))
            return value;
        value = read(text);
        if (_values.Count < capacity)
            _values[text] = value;
        return value;
    }
}
