using System.Xml;

namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>Collects the text of a cell into one buffer that is used again for the next cell.</summary>
internal sealed class CellTextReader
{
    /// <summary>A control character is written as _x000D_: seven characters for one.</summary>
    private const int MaxRawCharacters = SpreadsheetLimits.MaxCellCharacters * 7;

    private char[] _buffer = new char[1024];
    private int _length;

    public ReadOnlySpan<char> Text => _buffer.AsSpan(0, _length);

    public void Clear() => _length = 0;

    /// <summary>Appends the text of the element the reader is on, and leaves the reader on its end.</summary>
    public void AppendElement(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return;
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                AppendNode(reader);
            else if (reader.NodeType == XmlNodeType.Element)
                SkipElement(reader);
        }
    }

    /// <summary>
    /// Appends the plain or rich text of an <c>si</c> or <c>is</c> element, and leaves the reader on its end. Phonetic guides
    /// (<c>rPh</c>) repeat the text in another script and are left out.
    /// </summary>
    public void AppendRichText(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return;
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "t")
                AppendElement(reader);
            else if (reader.LocalName == "r")
                AppendRichText(reader);
            else
                SkipElement(reader);
        }
    }

    /// <summary>Passes over the element and leaves the reader on its end, not behind it as <see cref="XmlReader.Skip"/> does.</summary>
    public static void SkipElement(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            // Nothing of it is wanted.
        }
    }

    private void AppendNode(XmlReader reader)
    {
        // In chunks: the whole text as one string could be 4 GB.
        int read;
        while ((read = reader.ReadValueChunk(_buffer, _length, _buffer.Length - _length)) > 0)
        {
            _length += read;
            if (_length > MaxRawCharacters)
                throw FileProblems.CellTooLong();
            if (_length == _buffer.Length)
                Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}
