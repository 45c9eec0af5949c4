using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Intake;

/// <summary>The letters of one sheet's sex column: H and M without F are hombre and mujer.</summary>
internal sealed class SexLetters
{
    private bool _hasH;
    private bool _hasM;
    private bool _hasF;

    /// <summary>True when M is mujer, by the rows so far.</summary>
    public bool LetterMIsFemale => _hasH && _hasM && !_hasF;

    public void Add(SexReading reading)
    {
        _hasH |= reading == SexReading.LetterH;
        _hasM |= reading == SexReading.LetterM;
        _hasF |= reading == SexReading.LetterF;
    }

    /// <summary>True while later rows may change what the letter means; after the first F nothing does.</summary>
    public bool IsUndecided(SexReading reading) => reading == SexReading.LetterM && !_hasF;
}
