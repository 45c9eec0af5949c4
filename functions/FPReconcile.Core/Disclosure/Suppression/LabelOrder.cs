namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>Order of labels: whole numbers first and by size (month 2 before month 10), then texts by their characters.</summary>
internal sealed class LabelOrder : IComparer<string>
{
    public static LabelOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = (Digits(x), Digits(y));
        if (a is null || b is null)
            return a is null == b is null ? string.CompareOrdinal(x, y) : a is null ? 1 : -1;
        if (a.Length != b.Length)
            return a.Length.CompareTo(b.Length);
        var order = string.CompareOrdinal(a, b);
        return order != 0 ? order : string.CompareOrdinal(x, y);
    }

    /// <summary>The digits without zeros in front; null when the label is not a whole number.</summary>
    private static string? Digits(string? label) =>
        label is { Length: > 0 } && label.All(char.IsAsciiDigit) ? label.TrimStart('0') : null;
}
