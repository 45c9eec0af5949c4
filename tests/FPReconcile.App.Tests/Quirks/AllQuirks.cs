namespace FPReconcile.App.Tests.Quirks;

/// <summary>Every quirk that is proved, and the numbers that are not yet.</summary>
internal static class AllQuirks
{
    public const int Count = 64;

    public static IReadOnlyList<Quirk> Proved { get; } =
        [.. new[] { LayoutQuirks.All, SheetQuirks.All, IdQuirks.All, DateQuirks.All, ValueQuirks.All, CellQuirks.All, TextQuirks.All, FileQuirks.All }.SelectMany(static group => group).OrderBy(static quirk => quirk.Number)];

    /// <summary>Numbers without a proof: the list may only become shorter.</summary>
    public static IReadOnlyDictionary<int, string> NotYet { get; } = new Dictionary<int, string>();
}
