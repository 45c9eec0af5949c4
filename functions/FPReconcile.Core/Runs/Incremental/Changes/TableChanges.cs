using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Tables;

namespace FPReconcile.Core.Runs.Incremental.Changes;

/// <summary>Rows of one table that are new or have changed, and those that are gone.</summary>
/// <param name="Rows">The rows, each id once: an id that the table has replaces its row, another one is added behind all others.</param>
/// <param name="Ids">Their ids.</param>
/// <param name="Removed">Ids of rows that are gone.</param>
public sealed record TableChanges(EncodedTable Rows, RowIds Ids, RowIds Removed)
{
    /// <summary>Where new rows stand in the table; null: behind all others.</summary>
    internal IReadOnlyList<long>? Places { get; init; }
}

/// <summary>A link that came, went, or has another weight.</summary>
/// <param name="LeftId">Id of the left row.</param>
/// <param name="RightId">Id of the right row.</param>
/// <param name="Before">Its weight before the changes; null: it was none.</param>
/// <param name="After">Its weight now; null: it is none any more.</param>
public readonly record struct LinkChange(ReadOnlyMemory<byte> LeftId, ReadOnlyMemory<byte> RightId, double? Before, double? After);

/// <summary>How many rows changes touched.</summary>
/// <param name="Added">Rows that were not there before.</param>
/// <param name="Changed">Rows that are other ones now.</param>
/// <param name="Removed">Rows that are gone.</param>
public readonly record struct ChangedRows(int Added, int Changed, int Removed);
