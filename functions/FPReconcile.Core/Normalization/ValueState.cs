namespace FPReconcile.Core.Normalization;

/// <summary>What became of one value.</summary>
internal enum ValueState
{
    /// <summary>Blank, or a mark that means 'not available'.</summary>
    Missing = 0,
    Read,
    Unreadable,
    OutOfRange,
}
