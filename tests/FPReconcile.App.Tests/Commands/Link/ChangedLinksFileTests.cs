using FPReconcile.App.Commands.Link.Kept;
using FPReconcile.Core.Runs.Incremental.Changes;

namespace FPReconcile.App.Tests.Commands.Link;

public sealed class ChangedLinksFileTests
{
    /// <summary>The summary counts what is told, so that it and the file say the same.</summary>
    [Theory]
    [InlineData(12.00001, 12.00002, false)]
    [InlineData(12.00001, 12.0002, true)]
    [InlineData(null, 12.0, true)]
    [InlineData(12.0, null, true)]
    public void A_weight_that_is_the_same_to_four_decimals_is_no_change(double? before, double? after, bool isTold) =>
        ChangedLinksFile.Told([new LinkChange("A1"u8.ToArray(), "B1"u8.ToArray(), before, after)]).Count.ShouldBe(isTold ? 1 : 0);
}
