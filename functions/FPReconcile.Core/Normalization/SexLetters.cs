using FPReconcile.Core.Records;

namespace FPReconcile.Core.Normalization;

/// <summary>What the letters of a sheet's column of sexes mean, by the other letters in it.</summary>
internal sealed class SexLetters
{
    private bool _hasH;
    private bool _hasM;
    private bool _hasF;
    private bool _hasG;
    private bool _hasB;

    /// <summary>No letter was seen.</summary>
    public static SexLetters None { get; } = new();

    /// <summary>H and M without F: hombre and mujer.</summary>
    public bool MIsFemale => _hasH && _hasM && !_hasF;

    /// <summary>G beside B is a girl, beside F a garçon; else nothing tells.</summary>
    public Sex OfG => (_hasB, _hasF) switch
    {
        (true, false) => Sex.Female,
        (false, true) => Sex.Male,
        _ => Sex.Unknown,
    };

    /// <summary>B beside G is a boy; else nothing tells.</summary>
    public Sex OfB => _hasG && OfG == Sex.Female ? Sex.Male : Sex.Unknown;

    public void Add(SexReading reading)
    {
        _hasH |= reading == SexReading.LetterH;
        _hasM |= reading == SexReading.LetterM;
        _hasF |= reading == SexReading.LetterF;
        _hasG |= reading == SexReading.LetterG;
        _hasB |= reading == SexReading.LetterB;
    }

    /// <summary>True while later rows may change what the letter means; for M nothing does after the first F.</summary>
    public bool IsUndecided(SexReading reading) => (reading == SexReading.LetterM && !_hasF) || reading is SexReading.LetterG or SexReading.LetterB;
}
