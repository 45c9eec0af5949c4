using FPReconcile.App.Tests.Nightly;

namespace FPReconcile.App.Tests.Review;

/// <summary>Tests of the services of the review: one suite, on every kind of store.</summary>
public abstract class ReviewServiceTests(INightWorld stores) : IDisposable
{
    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task<ReviewWorld> SmallAsync() => ReviewWorld.SmallAsync(stores);

    private protected Task<ReviewWorld> DistrictAsync() => ReviewWorld.DistrictAsync(stores);
}
