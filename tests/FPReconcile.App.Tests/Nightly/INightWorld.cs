using FPReconcile.App.Nightly;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>Where nights are tried: each store is new and empty.</summary>
public interface INightWorld : IDisposable
{
    /// <summary>A harness on a store of its own.</summary>
    internal Task<NightHarness> NewAsync(DateOnly asOf, NightOptions? options = null);
}
