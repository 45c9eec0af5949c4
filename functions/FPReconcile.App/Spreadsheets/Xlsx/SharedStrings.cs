using System.Xml;

namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>The texts that cells share by index.</summary>
internal sealed class SharedStrings
{
    public static readonly SharedStrings None = new([]);

    private readonly List<string> _texts;

    private SharedStrings(List<string> texts) => _texts = texts;

    public int Count => _texts.Count;

    /// <exception cref="InvalidDataException">There is no such text.</exception>
    public string this[int index] =>
        (uint)index < (uint)_texts.Count ? _texts[index] : throw new InvalidDataException("shared string out of range");

    /// <summary>Reads the part of the shared strings: from its bytes while it is plain, else as XML.</summary>
    public static SharedStrings Read(XlsxPackage package, string part)
    {
        using (var plain = new PlainPart(package.Open(part)))
        {
            if (ReadPlain(plain) is { } texts)
                return new SharedStrings(texts);
        }

        using var reader = package.OpenXml(part);
        return new SharedStrings(ReadXml(reader));
    }

    /// <summary>Null when something was met that only the XML reader can judge, such as rich text.</summary>
    private static List<string>? ReadPlain(PlainPart part)
    {
        if (!part.MoveBehind("<sst"u8))
            return null;
        var texts = new CountedTexts();
        var decoder = new XmlTextDecoder();
        while (part.HasContent && part.TryTakeElement("<si"u8, "</si>"u8, out var element))
        {
            decoder.Clear();
            if (!TryReadText(new XmlCursor(element), decoder))
                return null;
            texts.Add(decoder.Text);
        }

        return !part.HasContent || part.TryTake("</sst>"u8) ? texts.All : null;
    }

    private static bool TryReadText(XmlCursor cursor, XmlTextDecoder decoder)
    {
        if (!cursor.TryTake("<si><t"u8))
            return cursor.TryTake("<si/>"u8);
        while (cursor.TryTakeAttribute(out _, out _))
        {
            // xml:space: every space is kept.
        }

        if (cursor.TryTake("/></si>"u8))
            return true;
        return cursor.TryTake(">"u8) && cursor.TryTakeText(out var utf8) && decoder.TryDecode(utf8) && cursor.TryTake("</t></si>"u8) && cursor.Remaining == 0;
    }

    private static List<string> ReadXml(XmlReader reader)
    {
        var texts = new CountedTexts();
        var text = new CellTextReader();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "si")
                continue;
            text.Clear();
            text.AppendRichText(reader);
            texts.Add(text.Text);
        }

        return texts.All;
    }

    private sealed class CountedTexts
    {
        private long _characters;

        public List<string> All { get; } = [];

        public void Add(ReadOnlySpan<char> text)
        {
            // The strings are shared already: a pool would only look each of them up in vain.
            All.Add(XlsxText.Decode(text));
            _characters += text.Length;
            if (All.Count > SpreadsheetLimits.MaxSharedStrings || _characters > SpreadsheetLimits.MaxSharedStringCharacters)
                throw FileProblems.TooLarge("the workbook holds more different texts than can be read at once");
        }
    }
}
