using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Records;

public sealed class RecordOrderTests
{
    // Controls, space, what is packed, the first that is not ('_'), small letters, accents, Chinese, half a surrogate pair.
    private const string Characters = "\u0001\u001F !-09AZ^_az\u007F\u00E9\u0130\u4E2D\uD800";

    [Fact]
    public void It_is_the_order_of_the_keys_themselves()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var keys = Enumerable.Range(0, 60).Select(_ => new Item(RandomKey(random))).ToArray();

            var sorted = keys.ToArray();
            RecordOrder.Sort(sorted, item => item.Key);

            sorted.Select(item => item.Key).ShouldBe(keys.Select(item => item.Key).Order(), $"seed {seed}");
        }
    }

    [Fact]
    public void Nothing_and_one_thing_are_in_order()
    {
        var one = new Item(new RecordKey(SourceKind.Register, "P1"));
        Item[] none = [];
        Item[] single = [one];

        RecordOrder.Sort(none, item => item.Key);
        RecordOrder.Sort(single, item => item.Key);

        single.ShouldBe([one]);
    }

    // Long common beginnings, so that keys differ before, at and behind the last packed character.
    private static RecordKey RandomKey(Random random)
    {
        var beginning = "R25-0546-AB"[..random.Next(12)];
        var end = string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Characters[random.Next(Characters.Length)]));
        return new RecordKey((SourceKind)random.Next(3), beginning + end);
    }

    private sealed record Item(RecordKey Key);
}
