using System.Text;
using FPReconcile.App.Output;

namespace FPReconcile.App.Tests.Output;

public sealed class OrderedPartsTests
{
    private const int Parts = 200;
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Parts_are_in_the_file_in_their_order(int threads)
    {
        using var stream = new MemoryStream();
        using var isLaterMade = new ManualResetEventSlim();

        OrderedParts.Write(stream, Parts, Threads(threads), (part, text) =>
        {
            // The first part is ready after the second one, if there is somebody to make it.
            if (part == 1)
                isLaterMade.Set();
            else if (part == 0 && threads > 1)
                isLaterMade.Wait(LongWait);
            text.Write(TextOf(part));
        });

        stream.ToArray().ShouldBe(Enumerable.Range(0, Parts).SelectMany(TextOf));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void After_a_part_that_cannot_be_made_nothing_is_written(int threads)
    {
        const int Failing = 57;
        using var stream = new MemoryStream();

        var failure = Should.Throw<InvalidOperationException>(() => OrderedParts.Write(stream, Parts, Threads(threads), (part, text) =>
        {
            if (part == Failing)
                throw new InvalidOperationException("out of paper");
            text.Write(TextOf(part));
        }));

        failure.Message.ShouldBe("out of paper");
        var before = Enumerable.Range(0, Failing).SelectMany(TextOf).ToArray();
        if (threads == 1)
            stream.ToArray().ShouldBe(before);
        before.AsSpan().StartsWith(stream.ToArray()).ShouldBeTrue();
    }

    [Fact]
    public void A_full_disk_is_told()
    {
        using var full = new FullDisk();

        Should.Throw<IOException>(() => OrderedParts.Write(full, Parts, Threads(4), (part, text) => text.Write(TextOf(part))))
            .Message.ShouldBe("No space left on device");
    }

    [Fact]
    public void Without_parts_nothing_is_written()
    {
        using var stream = new MemoryStream();

        OrderedParts.Write(stream, 0, Threads(4), static (_, _) => throw new InvalidOperationException());

        stream.Length.ShouldBe(0);
    }

    private static byte[] TextOf(int part) => Encoding.ASCII.GetBytes(new string((char)('A' + (part % 26)), part + 1));

    private static ParallelOptions Threads(int count) => new() { MaxDegreeOfParallelism = count };

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");
    }
}
