namespace FPReconcile.Core.Intake.Headings;

/// <summary>What is done with a column of a sheet.</summary>
internal enum ColumnUse
{
    /// <summary>Not on the allow-list: its content is never looked at.</summary>
    Dropped = 0,

    /// <summary>One of the canonical columns.</summary>
    Canonical,

    /// <summary>Free text: looked through for words of death, then dropped.</summary>
    Remarks,

    /// <summary>The heading itself says death (date of death, stillborn): any answer but no is death evidence, then dropped.</summary>
    DeathMarker,

    /// <summary>The heading asks whether the child lives: the answer no is death evidence, then dropped.</summary>
    LifeMarker,

    /// <summary>An identifier of a person that only a heading above it names; dropped when it stands alone.</summary>
    PersonId,
}

/// <summary>What a heading means.</summary>
/// <param name="Use">What is done with the column.</param>
/// <param name="Column">The canonical column, when <see cref="ColumnUse.Canonical"/>.</param>
/// <param name="Rank">Of several headings for one column the lowest rank is used: 0 the source's own name, 1 usual, 2 and 3 makeshift.</param>
internal readonly record struct HeadingMeaning(ColumnUse Use, CanonicalColumn Column, int Rank)
{
    public const int OwnName = 0;
    public const int Usual = 1;
    public const int Makeshift = 2;
    public const int LastResort = 3;

    public static HeadingMeaning Unknown => default;

    public bool IsKnown => Use is not (ColumnUse.Dropped or ColumnUse.PersonId);

    public static HeadingMeaning Of(CanonicalColumn column, int rank = Usual) => new(ColumnUse.Canonical, column, rank);

    public static HeadingMeaning Of(ColumnUse use) => new(use, default, Usual);

    public bool IsColumn(CanonicalColumn column) => Use == ColumnUse.Canonical && Column == column;
}
