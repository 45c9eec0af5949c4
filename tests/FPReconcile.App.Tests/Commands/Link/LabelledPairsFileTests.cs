using System.Text;
using FPReconcile.App.Commands.Link;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Linkage;

namespace FPReconcile.App.Tests.Commands.Link;

public sealed class LabelledPairsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Judged_pairs_are_read_and_the_others_passed_over() =>
        Read("left_id,right_id,is_match\r\n1,a,true\r\n2,b,no\r\n3,c,\r\n4,d,1\r\n").ShouldBe([new("1", "a", true), new("2", "b", false), new("4", "d", true)]);

    [Fact]
    public void Without_labels_every_row_is_a_match() =>
        Read("right_id,left_id\r\na,1\r\n").ShouldBe([new("1", "a", true)]);

    [Fact]
    public void A_sample_that_was_written_is_read_again_once_it_is_judged()
    {
        ScoredIds[] pairs = [new("=1", "plain", 0.5), new("with,comma", "-7", 0.9)];
        using var stream = new MemoryStream();

        LabelledPairsFile.WriteUnlabelled(stream, pairs);

        var text = Encoding.UTF8.GetString(stream.ToArray());
        text.ShouldBe("left_id,right_id,is_match\r\n'=1,plain,\r\n\"with,comma\",'-7,\r\n");
        Read(text.Replace(",\r\n", ",true\r\n", StringComparison.Ordinal)).Select(pair => (pair.LeftId, pair.RightId)).ShouldBe([("=1", "plain"), ("with,comma", "-7")]);
    }

    [Theory]
    [InlineData("left_id,right_id,is_match\r\n1,a,perhaps\r\n", "row 2: is_match must be true or false")]
    [InlineData("left_id,right_id,is_match\r\n,a,true\r\n", "row 2: left_id is missing")]
    [InlineData("left_id,is_match\r\n1,true\r\n", "column right_id is missing")]
    public void What_is_wrong_is_told(string csv, string expected) =>
        Should.Throw<UsageException>(() => Read(csv)).Message.ShouldStartWith(expected);

    private List<LabelledPair> Read(string csv) => LabelledPairsFile.Read(_folder.Write("pairs.csv", Encoding.UTF8.GetBytes(csv)));
}
