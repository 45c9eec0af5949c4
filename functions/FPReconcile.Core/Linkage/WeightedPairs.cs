namespace FPReconcile.Core.Linkage;

/// <summary>Pairs of rows of two tables, and their match weights.</summary>
/// <param name="Left">For each pair its left row.</param>
/// <param name="Right">For each pair its right row.</param>
/// <param name="Bits">For each pair its weight.</param>
internal readonly record struct WeightedPairs(ReadOnlyMemory<int> Left, ReadOnlyMemory<int> Right, ReadOnlyMemory<double> Bits);
