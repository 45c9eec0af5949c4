using FPReconcile.Core.Records;

namespace FPReconcile.Core.Normalization;

/// <summary>What the letters of a column of sexes mean, by the other letters in it.</summary>
internal sealed class SexLetters
{
    private int _seen;

    /// <summary>No letter was seen.</summary>
    public static SexLetters None { get; } = new();

    /// <summary>H and M without F: hombre and mujer.</summary>
    public bool MIsFemale => Has(SexReading.LetterH) && Has(SexReading.LetterM) && !Has(SexReading.LetterF);

    /// <summary>G beside B is a girl, beside F a garçon; else nothing tells.</summary>
    public Sex OfG => (Has(SexReading.LetterB), Has(SexReading.LetterF)) switch
    {
        (true, false) => Sex.Female,
        (false, true) => Sex.Male,
        _ => Sex.Unknown,
    };

    /// <summary>B beside G is a boy; else nothing tells.</summary>
    public Sex OfB => OfG == Sex.Female && Has(SexReading.LetterG) ? Sex.Male : Sex.Unknown;

    public void Add(SexReading reading) => _seen |= 1 << (int)reading;

    /// <summary>True while later rows may change what the letter means: for M until the first F, for G and B always.</summary>
    public bool IsUndecided(SexReading reading) =>
        reading is SexReading.LetterG or SexReading.LetterB || (reading == SexReading.LetterM && !Has(SexReading.LetterF));

    private bool Has(SexReading letter) => (_seen & (1 << (int)letter)) != 0;
}
