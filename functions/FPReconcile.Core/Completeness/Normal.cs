namespace FPReconcile.Core.Completeness;

/// <summary>Fixed points of the distributions that 95 % intervals are made with.</summary>
internal static class Normal
{
    /// <summary>97.5 % point of the standard normal distribution.</summary>
    public const double Z = 1.959963984540054;
}
