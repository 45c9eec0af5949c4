namespace FPReconcile.Core.Completeness.Indicators;

/// <summary>A vintage whose time has come, and that is not frozen.</summary>
/// <param name="Period">Its months.</param>
/// <param name="Hold">Why it has to wait; null: it can be made.</param>
public sealed record DueVintage(VintagePeriod Period, VintageHold? Hold);

/// <summary>Why a vintage must not be frozen yet: what it would count is not whole.</summary>
public enum VintageHold
{
    /// <summary>Another vintage has some of its months, such as a quarter of its year: one could be taken from the other. It is never made.</summary>
    OverlapsFrozen = 0,

    /// <summary>Files have come that nobody has read.</summary>
    FilesNotRead,

    /// <summary>A list of deaths could not be read or is too old: births with evidence of death would be counted.</summary>
    DeathListIncomplete,

    /// <summary>A file of a source could not be read, or settings say that a source covers time that has sent nothing.</summary>
    SourceIncomplete,

    /// <summary>A source did not deliver all of its months.</summary>
    NotCovered,

    /// <summary>A source has nothing from the first or last days of a month, as if its extract began or ended there.</summary>
    MonthInPart,
}

/// <summary>Names of the reasons in files.</summary>
public static class VintageHolds
{
    public static string Name(this VintageHold hold) => hold switch
    {
        VintageHold.OverlapsFrozen => "overlaps_frozen",
        VintageHold.FilesNotRead => "files_not_read",
        VintageHold.DeathListIncomplete => "death_list_incomplete",
        VintageHold.SourceIncomplete => "source_incomplete",
        VintageHold.NotCovered => "not_covered",
        VintageHold.MonthInPart => "month_in_part",
        _ => throw new ArgumentOutOfRangeException(nameof(hold)),
    };
}
