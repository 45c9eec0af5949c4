namespace FPReconcile.Synthetic.Recipes;

/// <summary>
/// A shuffle of 0 .. size-1 that needs no memory: a Feistel network on the next even power of two, repeated until the number is
/// in range again (Black and Rogaway 2002, cycle walking). Any place can be asked for, in both directions.
/// </summary>
internal sealed class Shuffle
{
    private const int Rounds = 4;

    private readonly int _size;
    private readonly int _halfBits;
    private readonly uint _halfMask;
    private readonly ulong[] _keys = new ulong[Rounds];

    public Shuffle(int size, SeededRandom random)
    {
        _size = size;
        _halfBits = 1;
        while (1L << (2 * _halfBits) < size)
            _halfBits++;
        _halfMask = (1u << _halfBits) - 1;
        for (var i = 0; i < Rounds; i++)
            _keys[i] = random.NextBits();
    }

    /// <summary>What stands at a place.</summary>
    public int ItemAt(int place)
    {
        var walked = (uint)place;
        do
            walked = Forward(walked);
        while (walked >= _size);
        return (int)walked;
    }

    /// <summary>Where an item stands.</summary>
    public int PlaceOf(int item)
    {
        var walked = (uint)item;
        do
            walked = Backward(walked);
        while (walked >= _size);
        return (int)walked;
    }

    private uint Forward(uint number)
    {
        var (left, right) = (number >> _halfBits, number & _halfMask);
        for (var i = 0; i < Rounds; i++)
            (left, right) = (right, left ^ Scramble(right, _keys[i]));
        return left << _halfBits | right;
    }

    private uint Backward(uint number)
    {
        var (left, right) = (number >> _halfBits, number & _halfMask);
        for (var i = Rounds - 1; i >= 0; i--)
            (left, right) = (right ^ Scramble(left, _keys[i]), left);
        return left << _halfBits | right;
    }

    private uint Scramble(uint half, ulong key)
    {
        unchecked
        {
            var mixed = (half + key) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 29)) * 0x94D049BB133111EB;
            return (uint)(mixed >> 32) & _halfMask;
        }
    }
}
