using System.Runtime;

namespace FPReconcile.App.Commands;

/// <summary>
/// Puts off the first garbage collection of a run. Nearly all that is made while files are read stays until the end, so that
/// collecting then only copies records about: once, when they are read and encoded, is enough.
/// </summary>
internal static class LateCollection
{
    /// <summary>What reading and encoding 100,000 births a source takes. A larger district is collected from here on as ever.</summary>
    private const long PutOffBytes = 300L << 20;

    /// <summary>A machine with less memory collects from the start.</summary>
    private const long EnoughMemoryBytes = 2L << 30;

    /// <summary>Holds until so much is allocated; there is nothing to end.</summary>
    public static void Request()
    {
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion || GC.GetGCMemoryInfo().TotalAvailableMemoryBytes < EnoughMemoryBytes)
            return;
        try
        {
            GC.TryStartNoGCRegion(PutOffBytes);
        }
        catch (InvalidOperationException)
        {
            // Another run of this process has just asked.
        }
    }
}
