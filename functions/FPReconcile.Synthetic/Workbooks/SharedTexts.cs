using System.Globalization;

namespace FPReconcile.Synthetic.Workbooks;

/// <summary>The table of distinct texts of a workbook, numbered in the order in which they first occur.</summary>
internal sealed class SharedTexts
{
    private readonly Dictionary<string, int> _numberOf = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    public IReadOnlyList<string> InOrder => _texts;

    /// <summary>How often texts were asked for; a text used twice counts twice.</summary>
    public int Uses { get; private set; }

    public int NumberOf(string text)
    {
        Uses++;
        if (!_numberOf.TryGetValue(text, out var number))
        {
            number = _texts.Count;
            _numberOf.Add(text, number);
            _texts.Add(text);
        }

        return number;
    }

    public string IndexOf(string text) => NumberOf(text).ToString(CultureInfo.InvariantCulture);
}
