namespace FPReconcile.Core.Runs.Incremental.Image;

/// <summary>The sections of the image of a kept linkage: in memory, or of a file that is mapped and read only where it is looked at.</summary>
public interface IImageSections
{
    /// <summary>A section as values of one kind; a section that is not there is damage.</summary>
    ReadOnlyMemory<T> Read<T>(int section)
        where T : unmanaged;
}

/// <summary>Numbers of the sections of an image.</summary>
internal static class ImageSection
{
    public const int Settings = 0;
    public const int TextEnds = 1;
    public const int TextLetters = 2;
    public const int TextSlots = 3;

    // For each side.
    public const int Cells = 10;
    public const int IdEnds = 11;
    public const int IdBytes = 12;
    public const int IdStarts = 13;
    public const int IdEntries = 14;
    public const int Flags = 15;
    public const int FirstLinks = 16;
    public const int FirstWeights = 17;
    public const int Links = 18;
    public const int LinkBits = 19;
    public const int PairEnds = 23;
    public const int PairPartners = 24;

    // Of the left side, where a row may have many links.
    public const int ManyEnds = 20;
    public const int ManyRights = 21;
    public const int ManyBits = 22;

    private const int SectionsOfASide = 1000;
    private const int FirstRule = 100;
    private const int FirstCounts = 5000;

    public static int Of(bool isLeft, int section) => section + (isLeft ? 0 : SectionsOfASide);

    /// <summary>Where the buckets of the index of a rule begin.</summary>
    public static int RuleStarts(bool isLeft, int rule) => Of(isLeft, FirstRule + (2 * rule));

    /// <summary>The entries of the index of a rule.</summary>
    public static int RuleEntries(bool isLeft, int rule) => RuleStarts(isLeft, rule) + 1;

    /// <summary>How often the values of a comparison with term frequencies occurred.</summary>
    public static int Counts(int number) => FirstCounts + number;
}
