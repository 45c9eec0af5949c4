namespace FPReconcile.Core.Assignment;

/// <summary>A row of one source and a row of another.</summary>
internal readonly record struct RowPair(int Left, int Right);
