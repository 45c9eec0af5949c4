namespace FPReconcile.Core.Linkage;

/// <summary>The levels of all comparisons of one pair, three bits each, in the order of the comparisons.</summary>
internal static class AgreementPattern
{
    public const int MaxComparisons = 21;
    private const int BitsPerLevel = 3;
    private const ulong LevelMask = 7;

    public static ulong With(ulong pattern, int comparison, int level) =>
        pattern | ((ulong)level << (BitsPerLevel * comparison));

    public static int LevelAt(ulong pattern, int comparison) =>
        (int)((pattern >> (BitsPerLevel * comparison)) & LevelMask);
}
