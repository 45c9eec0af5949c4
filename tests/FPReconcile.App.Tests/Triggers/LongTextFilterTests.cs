using System.Buffers;
using System.Text;
using System.Text.Json;
using FPReconcile.App.Triggers.Hosting;

namespace FPReconcile.App.Tests.Triggers;

/// <summary>Long strings are cut, and what was JSON stays JSON.</summary>
public sealed class LongTextFilterTests
{
    [Fact]
    public void Short_strings_pass_as_they_are()
    {
        const string Text = """{"a":"\"\\\u00e9","b":["",{"c":"x\n"}]}""";

        Filter(Text, most: 100, piece: 3).ShouldBe(Text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Long_strings_are_cut_between_escapes_wherever_the_pieces_end(int piece)
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => "ab\"\\é\n\u0001/"[random.Next(8)])]);
            var json = JsonSerializer.Serialize(new[] { text, "end" });

            var parsed = JsonSerializer.Deserialize<string[]>(Filter(json, most: 10, piece))!;

            text.ShouldStartWith(parsed[0], Case.Sensitive);
            parsed[1].ShouldBe("end");
        }
    }

    private static string Filter(string text, int most, int piece)
    {
        var kept = new ArrayBufferWriter<byte>();
        var filter = new LongTextFilter(most);
        foreach (var part in Encoding.UTF8.GetBytes(text).Chunk(piece))
            filter.Pass(part, kept);
        return Encoding.UTF8.GetString(kept.WrittenSpan);
    }
}
