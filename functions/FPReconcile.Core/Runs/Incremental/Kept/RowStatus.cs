namespace FPReconcile.Core.Runs.Incremental.Kept;

/// <summary>What is known of a row besides its values.</summary>
[Flags]
internal enum RowFlags
{
    None = 0,

    /// <summary>Looked at again by the rules of the middle.</summary>
    OpenForMiddle = 1,

    /// <summary>Looked at again by the wide rules.</summary>
    OpenForWide = 2,

    /// <summary>Its first link has an alternative that is not negligible.</summary>
    IsContested = 4,

    /// <summary>Has no first link, but a pair with another such row that would be a link by its weight.</summary>
    HasFreePair = 8,
}

/// <summary>What a run found of a row.</summary>
/// <param name="Flags">See <see cref="RowFlags"/>.</param>
/// <param name="First">The row it is linked with by the first assignment; -1: none.</param>
/// <param name="FirstWeight">The weight of that link.</param>
/// <param name="Link">The row it is linked with; -1: none.</param>
/// <param name="LinkBits">The final weight of the link.</param>
internal readonly record struct RowStatus(RowFlags Flags, int First, double FirstWeight, int Link, double LinkBits)
{
    public const int NoRow = -1;

    public static RowStatus Unlinked { get; } = new(RowFlags.None, NoRow, 0, NoRow, 0);
}

/// <summary>A row of one of the two tables.</summary>
internal readonly record struct RowRef(bool IsLeft, int Row)
{
    /// <summary>A number for it.</summary>
    public ulong Key => ((ulong)Row << 1) | (IsLeft ? 1UL : 0);

    public static RowRef Of(ulong key) => new((key & 1) != 0, (int)(key >> 1));
}
