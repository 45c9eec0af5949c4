using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Intake.Headings;

/// <summary>
/// Headings that no mapping may name, whatever column it wants them to be. The dictionary does not know them, so without a
/// mapping they are dropped like every unknown column; this list keeps a mapping from letting them in under another name.
/// </summary>
public static class ForbiddenHeadings
{
    private static readonly string[] Words =
    [
        " CONTRACEPT", " FAMILY PLANNING ", " ABORTION", " MISCARRIAGE", " TERMINATION ", " PARITY ", " PARA ", " GRAVIDA ", " GRAVIDITY ", " PERMIT ",
        " MARRIED ", " MARITAL ", " MARRIAGE ", " COMPLIANCE ", " HIV ", " LMP ", " PREVIOUS PREGNANC", " PREVIOUS CHILDREN ", " CHILDREN EVER BORN ",
        " AVORTEMENT", " PARITE ", " GESTITE ", " MATRIMONIAL", " ETAT CIVIL ", " ABORTO", " PARIDAD ", " PARIDADE ", " ESTADO CIVIL ", " ANTICONCEP", " CASADA ",
    ];

    private static readonly string[] CjkWords =
        ["政策", "生育类型", "生育證", "生育证", "准生", "避孕", "月经", "怀孕史", "孕产史", "流产", "引产", "人流", "胎次", "孩次", "产次", "孕次", "婚姻", "结婚", "婚否", "节育"];

    /// <summary>True when the heading names a thing that this system never takes in.</summary>
    public static bool IsForbidden(string heading)
    {
        ArgumentNullException.ThrowIfNull(heading);
        var folded = string.Concat(" ", TextFolding.Fold(heading), " ");
        return Words.Any(word => folded.Contains(word, StringComparison.Ordinal))
            || CjkWords.Any(word => folded.Contains(word, StringComparison.Ordinal));
    }
}
