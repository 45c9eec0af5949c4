using System.Globalization;
using System.Xml;

namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>Which cell styles show a number as a date or time. A date is a number in the file; only its format tells.</summary>
internal sealed class CellFormats
{
    public static readonly CellFormats None = new([]);

    private readonly List<bool> _isDate;

    private CellFormats(List<bool> isDate) => _isDate = isDate;

    /// <param name="style">Index of the cell format; a cell without one, or with one out of range, is no date.</param>
    public bool IsDate(int style) => (uint)style < (uint)_isDate.Count && _isDate[style];

    public static CellFormats Read(XlsxPackage package, string part)
    {
        var customs = new Dictionary<int, bool>();
        var isDate = new List<bool>();
        var isInCellFormats = false;
        using var reader = package.OpenXml(part);
        while (reader.Read())
        {
            // The same xf elements stand in cellStyleXfs, to which cells do not point.
            if (reader.LocalName == "cellXfs")
                isInCellFormats = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "numFmt" && reader.GetAttribute("numFmtId") is { } id)
                customs[ToInt(id)] = IsDateFormat(reader.GetAttribute("formatCode") ?? "");
            else if (reader.LocalName == "xf" && isInCellFormats)
                isDate.Add(IsDate(ToInt(reader.GetAttribute("numFmtId") ?? "0"), customs));
        }

        return new CellFormats(isDate);
    }

    /// <summary>
    /// Whether a format code shows a date or time: it has d, m, y, h or s outside quotes, escapes and brackets, or elapsed time in
    /// brackets ([h], [mm]). Colours and locales in brackets ([Red], [$-409]) do not count.
    /// </summary>
    internal static bool IsDateFormat(ReadOnlySpan<char> code)
    {
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = EndOf(code, i, '"');
                    break;
                case '[':
                    var end = EndOf(code, i, ']');
                    if (code[(i + 1)..Math.Min(end, code.Length)] is ['h' or 'H' or 'm' or 'M' or 's' or 'S', ..] bracket && bracket.TrimEnd(bracket[0]).IsEmpty)
                        return true;
                    i = end;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H' or 's' or 'S':
                    return true;
            }
        }

        return false;
    }

    private static int EndOf(ReadOnlySpan<char> code, int start, char closing)
    {
        var length = code[(start + 1)..].IndexOf(closing);
        return length < 0 ? code.Length : start + 1 + length;
    }

    /// <summary>Built-in formats: 27-36 and 50-58 are dates in the East Asian editions of Excel (ECMA-376 part 1, 18.8.30).</summary>
    private static bool IsDate(int format, Dictionary<int, bool> customs) =>
        customs.TryGetValue(format, out var isDate) ? isDate : format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static int ToInt(string text) => int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture);
}
