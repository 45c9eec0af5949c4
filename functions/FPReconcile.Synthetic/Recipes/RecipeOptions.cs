namespace FPReconcile.Synthetic.Recipes;

/// <summary>What two files to invent for <c>link</c>. The same options give the same bytes on every machine and runtime.</summary>
public sealed record RecipeOptions
{
    public const int DefaultSize = 100_000;

    /// <summary>Any number; another seed is another pair of files. Default 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Number of births or people behind the two files, 2 to 100,000,000; default 100,000. Each file lacks some of them.</summary>
    public int Size { get; init; } = DefaultSize;

    /// <summary>Default <see cref="ErrorProfile.Standard"/>. Of births only.</summary>
    public ErrorProfile Profile { get; init; } = ErrorProfile.Standard;

    /// <summary><see cref="NameProfile.Latin"/> (default) or <see cref="NameProfile.Chinese"/>, or half each. Of births only.</summary>
    public NameProfile Names { get; init; } = NameProfile.Latin;

    /// <summary>Throws an <see cref="ArgumentException"/> when the size is out of range.</summary>
    public static void ThrowIfInvalid(RecipeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Size is < 2 or > 100_000_000)
            throw new ArgumentException("Size must be 2 to 100,000,000.", nameof(options));
    }
}
