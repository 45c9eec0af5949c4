using System.Xml;

namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>The texts that cells share by index.</summary>
internal sealed class SharedStrings
{
    public static readonly SharedStrings None = new([]);

    private readonly List<string> _texts;

    private SharedStrings(List<string> texts) => _texts = texts;

    /// <exception cref="InvalidDataException">There is no such text.</exception>
    public string this[int index] =>
        (uint)index < (uint)_texts.Count ? _texts[index] : throw new InvalidDataException("shared string out of range");

    public static SharedStrings Read(XlsxPackage package, string part)
    {
        var texts = new List<string>();
        var characters = 0L;
        // The strings are shared already: a pool would only look each of them up in vain.
        var text = new CellTextReader();
        using var reader = package.OpenXml(part);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "si")
                continue;
            text.Clear();
            text.AppendRichText(reader);
            texts.Add(XlsxText.Decode(text.Text));
            characters += text.Text.Length;
            if (texts.Count > SpreadsheetLimits.MaxSharedStrings || characters > SpreadsheetLimits.MaxSharedStringCharacters)
                throw FileProblems.TooLarge("the workbook holds more different texts than can be read at once");
        }

        return new SharedStrings(texts);
    }
}
