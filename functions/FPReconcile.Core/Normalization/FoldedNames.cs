using FPReconcile.Core.Records;

namespace FPReconcile.Core.Normalization;

/// <summary>
/// Names for comparison, each distinct part folded once and numbered: the 1.3 million parts of 100,000 births in three sources are
/// 106,000 distinct ones, and folding is the dear step. One object serves a whole run, and one thread at a time.
/// </summary>
internal sealed class FoldedNames
{
    /// <summary>Number of a part that is not there.</summary>
    public const int MissingPart = 0;

    private readonly TextNumbers _numbers = new();
    private readonly List<string> _folded = [""];
    private readonly Dictionary<string, NormalizedName> _wholeNames = new(StringComparer.Ordinal);

    /// <summary>The same as <see cref="NameNormalizer.Normalize"/>.</summary>
    public NormalizedName this[PersonName name]
    {
        get
        {
            if (IsWhole(name))
                return Whole(name);
            return NameNormalizer.Join(Text(NumberOf(name.Surname)), Text(NumberOf(name.GivenName)));
        }
    }

    /// <summary>The name is kept as one text, or is missing altogether.</summary>
    public static bool IsWhole(PersonName name) => name.Surname is null && name.GivenName is null;

    /// <summary>The number of a part as it was written, from 0 in order of first appearance.</summary>
    public int NumberOf(string? part)
    {
        if (part is null)
            return MissingPart;
        var number = _numbers.NumberOf(part) + 1;
        if (number == _folded.Count)
            _folded.Add(NameNormalizer.FoldPart(part));
        return number;
    }

    /// <summary>The folded text of a part; empty when it is missing or stands in for a name.</summary>
    public string Text(int number) => _folded[number];

    private NormalizedName Whole(PersonName name)
    {
        if (name.Whole is null)
            return new NormalizedName("", "");
        if (!_wholeNames.TryGetValue(name.Whole, out var normalized))
            _wholeNames.Add(name.Whole, normalized = NameNormalizer.Normalize(name));
        return normalized;
    }
}
