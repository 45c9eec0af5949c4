namespace FPReconcile.Core.Runs.Parts;

/// <summary>Some rows that follow each other.</summary>
/// <param name="From">The first row.</param>
/// <param name="To">The row after the last.</param>
public readonly record struct RowRange(int From, int To)
{
    public int Count => To - From;
}

/// <summary>Some bytes that follow each other.</summary>
/// <param name="Offset">Where they begin.</param>
/// <param name="Length">How many they are.</param>
public readonly record struct ByteRange(long Offset, long Length);

/// <summary>
/// One part of a search for pairs, done by one process without the others: some months of births, with all rules that need equal
/// birth dates; or both tables, with the rules that look across dates.
/// </summary>
/// <param name="Number">Its number in the plan, from 0.</param>
/// <param name="IsAcrossMonths">True for the one part that looks across dates.</param>
/// <param name="Left">Rows of the left table.</param>
/// <param name="Right">Rows of the right table; the same as of the left one when a source is searched against itself.</param>
/// <remarks>
/// The parts of months need no window of overlap: their rules only join births of one date, and a date is in one month. A pair of
/// two dates on either side of a month's end (one clerk wrote the 31st, the other the 1st) is found by the part that looks across
/// dates, which has every row of every month: it is the overlap.
/// </remarks>
public sealed record PairSearchPart(int Number, bool IsAcrossMonths, RowRange Left, RowRange Right)
{
    /// <summary>Where the left rows stand in the bytes of their source.</summary>
    public required ByteRange LeftBytes { get; init; }

    /// <summary>Where the right rows stand in the bytes of their source; not needed when that is the left one.</summary>
    public required ByteRange RightBytes { get; init; }
}
