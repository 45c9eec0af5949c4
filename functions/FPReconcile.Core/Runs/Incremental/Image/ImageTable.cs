using System.Runtime.InteropServices;
using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Runs.Incremental.Kept;
using FPReconcile.Core.Runs.Incremental.Pairs;

namespace FPReconcile.Core.Runs.Incremental.Image;

/// <summary>A table as it is written into an image: its rows in the order of the file.</summary>
internal abstract class ImageTable
{
    public abstract int Rows { get; }

    public abstract ReadOnlySpan<int> CellsOf(int row);

    public abstract ReadOnlySpan<byte> IdOf(int row);

    public abstract RowStatus StatusOf(int row);

    public abstract RowFlags FlagsOf(int row);

    /// <summary>The keys of all rows under a rule; of rows that its stage does not look at <see cref="RuleTest.NoKey"/>.</summary>
    public virtual void FindKeys(RuleTest test, Span<ulong> keys)
    {
        var flag = SearchRules.FlagOf(test.Rule.Stage);
        for (var row = 0; row < keys.Length; row++)
            keys[row] = flag == RowFlags.None || (FlagsOf(row) & flag) != RowFlags.None ? test.KeyOf(ref MemoryMarshal.GetReference(CellsOf(row)), 0) : RuleTest.NoKey;
    }

    /// <summary>The hashes of all ids.</summary>
    public void FindIdKeys(Span<ulong> keys)
    {
        for (var row = 0; row < keys.Length; row++)
            keys[row] = KeyHash.Of(IdOf(row));
    }

    /// <summary>The rows of the other table with which a row has pairs that matter.</summary>
    public abstract ReadOnlySpan<int> PartnersOf(int row);

    /// <summary>The links of a left row, where it may have many, in the order of the right rows.</summary>
    public abstract RowLink[] ManyLinksOf(int row);
}
