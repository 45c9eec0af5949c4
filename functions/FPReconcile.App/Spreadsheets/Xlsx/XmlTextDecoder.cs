using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>Decodes the text of XML elements from UTF-8, into one buffer that is used again for the next text.</summary>
internal sealed class XmlTextDecoder
{
    // Line ends would have to be normalised, other control characters are an error: both are left to the XML reader.
    private static readonly SearchValues<byte> Special =
        SearchValues.Create([(byte)'&', .. Enumerable.Range(0, ' ').Select(static value => (byte)value).Where(static value => value is not ((byte)'\t' or (byte)'\n'))]);

    private char[] _characters = new char[1024];
    private int _length;

    /// <summary>The last text.</summary>
    public ReadOnlySpan<char> Text => _characters.AsSpan(0, _length);

    public void Clear() => _length = 0;

    /// <summary>Decodes a text; false when it is not plain: the XML reader has to judge it.</summary>
    public bool TryDecode(ReadOnlySpan<byte> utf8)
    {
        if (_characters.Length < utf8.Length)
            _characters = new char[utf8.Length * 2];
        if (Utf8.ToUtf16(utf8, _characters, out _, out _length, replaceInvalidSequences: false) != OperationStatus.Done)
            return false;
        if (_length < utf8.Length && Text.IndexOfAnyInRange('\uFFFE', '\uFFFF') >= 0)
            return false;
        return utf8.IndexOfAny(Special) is var special && (special < 0 || TryReplaceReferences(utf8));
    }

    private bool TryReplaceReferences(ReadOnlySpan<byte> utf8)
    {
        foreach (var value in utf8)
        {
            if (value != '&' && Special.Contains(value))
                return false;
        }

        var written = 0;
        for (var i = 0; i < _length; i++)
        {
            if (_characters[i] != '&')
            {
                _characters[written++] = _characters[i];
                continue;
            }

            var end = _characters.AsSpan(i, _length - i).IndexOf(';');
            // A reference is never shorter than the character it stands for.
            if (end < 0 || !TryReference(_characters.AsSpan(i + 1, end - 1), out var rune) || !rune.TryEncodeToUtf16(_characters.AsSpan(written), out var count))
                return false;
            written += count;
            i += end;
        }

        _length = written;
        return true;
    }

    private static bool TryReference(ReadOnlySpan<char> name, out Rune rune)
    {
        var number = name switch
        {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            ['#', 'x', .. var digits] when int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) => value,
            ['#', .. var digits] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) => value,
            _ => -1,
        };
        // Control characters and U+FFFE are an error even as references.
        return Rune.TryCreate(number, out rune) && (number >= ' ' || number is '\t' or '\n' or '\r') && number is not (0xFFFE or 0xFFFF);
    }
}
