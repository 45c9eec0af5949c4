namespace FPReconcile.Core.Completeness;

/// <summary>Which of two or three lists know a birth: <c>101</c> is in lists 1 and 3 and not in list 2.</summary>
public readonly record struct CaptureHistory
{
    /// <summary>Fewest lists that can be compared.</summary>
    public const int FewestLists = 2;

    /// <summary>Most lists that the models are written for.</summary>
    public const int MostLists = 3;

    private CaptureHistory(int lists, int bits) => (Lists, Bits) = (lists, bits);

    /// <summary>Number of lists.</summary>
    public int Lists { get; }

    /// <summary>The digits read as a binary number: <c>101</c> is 5.</summary>
    internal int Bits { get; }

    /// <summary>True for <c>00</c> and <c>000</c>: what is to be estimated, and never counted.</summary>
    public bool IsInNone => Bits == 0;

    /// <summary>Number of lists that know the birth.</summary>
    public int Captures => int.PopCount(Bits);

    /// <summary>Reads two or three digits of 0 and 1.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CaptureHistory history)
    {
        history = default;
        if (text.Length is < FewestLists or > MostLists || text.ContainsAnyExcept('0', '1'))
            return false;
        var bits = 0;
        foreach (var digit in text)
            bits = (bits << 1) | (digit - '0');
        history = new CaptureHistory(text.Length, bits);
        return true;
    }

    /// <exception cref="FormatException">The text is not two or three digits of 0 and 1.</exception>
    public static CaptureHistory Parse(string text) =>
        TryParse(text, out var history) ? history : throw new FormatException("A capture history is two or three digits of 0 and 1.");

    /// <summary>The histories of some lists but the one of nobody, in the order of their digits.</summary>
    public static IEnumerable<CaptureHistory> Observable(int lists)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lists, FewestLists);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lists, MostLists);
        return Enumerable.Range(1, (1 << lists) - 1).Select(bits => new CaptureHistory(lists, bits));
    }

    /// <param name="list">Number of the list, from 1.</param>
    public bool IsIn(int list)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(list, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(list, Lists);
        return ((Bits >> (Lists - list)) & 1) == 1;
    }

    public override string ToString()
    {
        var history = this;
        return string.Concat(Enumerable.Range(1, Lists).Select(list => history.IsIn(list) ? '1' : '0'));
    }
}
