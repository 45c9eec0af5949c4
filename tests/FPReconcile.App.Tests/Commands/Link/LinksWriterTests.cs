using System.Globalization;
using System.Text;
using FPReconcile.App.Commands.Link;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.TwoTables;
using FPReconcile.Core.Tables;

namespace FPReconcile.App.Tests.Commands.Link;

public sealed class LinksWriterTests
{
    // More than are written at once, the last part not full.
    private const int Links = 150_000;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Links_written_in_parts_are_those_written_one_after_another(int threads)
    {
        var ids = (Left: Ids("A"), Right: Ids("B"));
        var links = Enumerable.Range(0, Links).Select(i => new TableLink(i, (int)(i * 7919L % Links), i / 10_000.0)).ToArray();
        using var parts = new MemoryStream();

        LinksWriter.Write(parts, links, ids, new ParallelOptions { MaxDegreeOfParallelism = threads });

        using var single = new MemoryStream();
        var writer = new LinksWriter(single);
        foreach (var link in links)
            writer.Add("", ids.Left[link.LeftRow], ids.Right[link.RightRow], new MatchWeight(link.MatchWeight));
        writer.End();
        parts.ToArray().AsSpan().SequenceEqual(single.ToArray()).ShouldBeTrue();
        Encoding.UTF8.GetString(parts.ToArray()).Split("\r\n")[20_001].ShouldStartWith("A20000,B" + (20_000 * 7919L % Links).ToString(CultureInfo.InvariantCulture) + ",2.0000,0.8");
    }

    [Fact]
    public void Without_links_there_is_the_heading()
    {
        using var stream = new MemoryStream();

        LinksWriter.Write(stream, [], (Ids("A"), Ids("B")), new ParallelOptions());

        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe("left_id,right_id,match_weight,match_probability\r\n");
    }

    private static RowIds Ids(string prefix)
    {
        var ids = new RowIds();
        for (var row = 0; row < Links; row++)
            ids.Add(Encoding.UTF8.GetBytes(prefix + row.ToString(CultureInfo.InvariantCulture)));
        return ids;
    }
}
