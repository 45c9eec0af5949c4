namespace FPReconcile.Core.Assignment;

/// <summary>A row of one source and a row of another; the key of everything known about a pair.</summary>
internal readonly record struct RowPair(int Left, int Right)
{
    // Row numbers spread over the upper bits: far cheaper than the general combination of hashes, and pairs are hashed by the million.
    public override int GetHashCode() => unchecked((Left * (int)0x9E3779B1) ^ Right);
}
