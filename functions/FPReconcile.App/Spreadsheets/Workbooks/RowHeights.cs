using System.Buffers;

namespace FPReconcile.App.Spreadsheets.Workbooks;

/// <summary>
/// Heights of rows, in points. They are estimated and written because LibreOffice does not fit the rows of a workbook it opens:
/// wrapped texts would run over the rows below them.
/// </summary>
internal static class RowHeights
{
    public const double Title = 27;
    public const double Note = 16.5;

    private const double Line = 15;
    private const double Margin = 3;

    /// <summary>A spreadsheet refuses rows higher than 409 points.</summary>
    private const int MaxLines = 27;

    /// <summary>Characters of running text per unit of column width: the unit is a digit, and letters are narrower on average.</summary>
    private const double LettersPerUnit = 1.1;

    /// <summary>Whatever ends a line for <see cref="MemoryExtensions.EnumerateLines(ReadOnlySpan{char})"/>.</summary>
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\n\f\u0085\u2028\u2029");

    /// <summary>Height for so many lines of text.</summary>
    public static double OfLines(int lines) => (Math.Clamp(lines, 1, MaxLines) * Line) + Margin;

    /// <summary>Lines that a text takes in a column of a width in characters.</summary>
    public static int CountLines(string? text, double width)
    {
        // Twice its length is more than any text takes: the short ones are not measured.
        if (!string.IsNullOrEmpty(text) && text.Length * 2 <= width && text.AsSpan().IndexOfAny(LineBreaks) < 0)
            return 1;
        var lines = 0;
        foreach (var paragraph in text.AsSpan().EnumerateLines())
            lines += CountWrapped(paragraph, Math.Max(1, width * LettersPerUnit));
        return lines;
    }

    /// <summary>Breaks at spaces, as spreadsheets do; a word longer than a line is cut.</summary>
    private static int CountWrapped(ReadOnlySpan<char> paragraph, double capacity)
    {
        var lines = 1;
        var used = 0d;
        foreach (var range in paragraph.Split(' '))
        {
            var word = WidthOf(paragraph[range]);
            if (used > 0 && used + 1 + word <= capacity)
            {
                used += 1 + word;
                continue;
            }

            var cut = (int)Math.Max(0, Math.Ceiling(word / capacity) - 1);
            lines += cut + (used > 0 ? 1 : 0);
            used = word - (cut * capacity);
        }

        return lines;
    }

    /// <summary>Chinese, Japanese and Korean characters are as wide as two others.</summary>
    private static int WidthOf(ReadOnlySpan<char> text)
    {
        var width = text.Length;
        if (text.IndexOfAnyExceptInRange('\0', '\u10FF') < 0)
            return width;
        foreach (var character in text)
        {
            if (character is (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFF60'))
                width++;
        }

        return width;
    }
}
