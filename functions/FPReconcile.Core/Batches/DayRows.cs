namespace FPReconcile.Core.Batches;

/// <summary>The rows of one birth day: they lie one behind another.</summary>
/// <param name="Day">The birth day.</param>
/// <param name="FirstRow">How many records have earlier days.</param>
/// <param name="Rows">How many records have this one.</param>
public readonly record struct DayRows(DateOnly Day, int FirstRow, int Rows);

/// <summary>A run of bytes of a batch.</summary>
/// <param name="Offset">The first byte.</param>
/// <param name="Length">How many; 0 for none.</param>
public readonly record struct ByteRange(long Offset, int Length);
