using FPReconcile.App.Keeping;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Keeping;

public sealed class TableLinesTests
{
    [Fact]
    public void Values_of_every_type_come_back_as_they_were()
    {
        var time = new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.Zero).AddTicks(1234567);
        var values = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["a"] = "1", ["b"] = 1, ["c"] = long.MinValue, ["d"] = 0.1, ["e"] = true, ["f"] = time, ["g"] = new byte[] { 0, 255 },
        };

        var read = TableLines.Read(TableLines.Write(new TableRow(new TableKey("p", "r"), values)));

        read.Key.ShouldBe(new TableKey("p", "r"));
        read.Values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => value.Value).ShouldBe(values.Values);
    }
}
