using System.Buffers;

namespace FPReconcile.App.Triggers.Hosting;

/// <summary>
/// Cuts long strings of a JSON text short while it streams by: the content of a blob, half a gigabyte perhaps, never comes into
/// memory. What is no JSON stays none.
/// </summary>
/// <param name="mostCharacters">Bytes that are kept of a string.</param>
internal sealed class LongTextFilter(int mostCharacters)
{
    private const int DigitsOfEscape = 4;

    private bool _isInString;
    private bool _isCut;
    private bool _isAfterBackslash;
    private int _digitsToCome;
    private int _length;

    /// <summary>Passes a piece of the text on.</summary>
    public void Pass(ReadOnlySpan<byte> piece, IBufferWriter<byte> kept)
    {
        var output = kept.GetSpan(Math.Max(piece.Length, 1));
        var count = 0;
        foreach (var character in piece)
        {
            if (Keeps(character))
                output[count++] = character;
        }

        kept.Advance(count);
    }

    private bool Keeps(byte character)
    {
        if (!_isInString)
        {
            _isInString = character == (byte)'"';
            _isCut = false;
            _length = 0;
            return true;
        }

        var isInsideEscape = _isAfterBackslash || _digitsToCome > 0;
        if (!isInsideEscape && character == (byte)'"')
        {
            _isInString = false;
            return true;
        }

        // An escape sequence is kept whole or not at all.
        _isCut |= !isInsideEscape && _length >= mostCharacters;
        StepEscape(character);
        if (!_isCut)
            _length++;
        return !_isCut;
    }

    private void StepEscape(byte character)
    {
        if (_digitsToCome > 0)
        {
            _digitsToCome--;
        }
        else if (_isAfterBackslash)
        {
            _isAfterBackslash = false;
            _digitsToCome = character == (byte)'u' ? DigitsOfEscape : 0;
        }
        else
        {
            _isAfterBackslash = character == (byte)'\\';
        }
    }
}
