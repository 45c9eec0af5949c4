namespace FPReconcile.Core.Runs.Incremental;

/// <summary>One bit for each of many rows, nearly all of which are not set: a look at it costs less than one into a set.</summary>
internal sealed class RowBits(int rows)
{
    private const int BitsOfAWord = 64;

    private ulong[] _words = new ulong[(rows / BitsOfAWord) + 1];

    public bool this[int row]
    {
        get
        {
            var word = row / BitsOfAWord;
            return word < _words.Length && (_words[word] & (1UL << row)) != 0;
        }
    }

    public void Set(int row)
    {
        if (row / BitsOfAWord >= _words.Length)
        {
            var words = new ulong[Math.Max(_words.Length * 2, (row / BitsOfAWord) + 1)];
            Array.Copy(_words, words, _words.Length);
            _words = words;
        }

        _words[row / BitsOfAWord] |= 1UL << row;
    }

    public void Clear(int row)
    {
        if (row / BitsOfAWord < _words.Length)
            _words[row / BitsOfAWord] &= ~(1UL << row);
    }
}
