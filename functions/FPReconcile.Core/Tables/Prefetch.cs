using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace FPReconcile.Core.Tables;

/// <summary>
/// Asks for memory that will be read soon, and does not wait for it: places that lie far apart are then fetched side by side. Only a
/// hint; without it results are the same.
/// </summary>
internal static class Prefetch
{
    /// <summary>Asks for the place of a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Of<T>(ref T place)
    {
        // The address is never read through: should the collector move the array, the wrong line is fetched.
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
    }
}
