using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tests.Comparisons;

public sealed class PackedIdentifierTests
{
    private readonly ValuePool _pool = new();

    [Theory]
    [InlineData("0")]
    [InlineData("X")]
    [InlineData("00012")]
    [InlineData("12")]
    [InlineData("999999999999999999")]
    [InlineData("99999999999999999X")]
    [InlineData("A12345678")]
    [InlineData("ZZZZZZZZZZZ")]
    [InlineData("0000000000A")]
    [InlineData("1234567890123456789")]
    [InlineData("ab-12/é")]
    public void What_is_packed_can_be_unpacked(string text)
    {
        var packed = PackedIdentifier.Pack(text, _pool);

        PackedIdentifier.Unpack(packed, _pool, new char[PackedIdentifier.MaxPackedLength]).ToString().ShouldBe(text);
        packed.ShouldBeInRange(0, EncodedTable.MaxWide);
    }

    [Fact]
    public void Different_texts_are_different_numbers()
    {
        string[] texts = ["1", "01", "001", "X", "0X", "10", "A", "0A", "00A", "A0", "1X", "11", "111", "a", ""];

        texts.Select(text => PackedIdentifier.Pack(text, _pool)).Distinct().Count().ShouldBe(texts.Length);
    }

    [Fact]
    public void What_is_one_edit_apart_is_never_ruled_out()
    {
        var random = new Random(3);
        var close = 0;
        for (var i = 0; i < 300_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 18)).Select(_ => (char)('0' + random.Next(10)))) + (random.Next(4) == 0 ? "X" : "7");
            var other = Changed(text, random);
            if (other.Length is 0 or > 18 || other == text || !Edits.IsOneEdit(text, other))
                continue;
            close++;
            PackedIdentifier.MayBeOneEdit(PackedIdentifier.Pack(text, _pool), PackedIdentifier.Pack(other, _pool)).ShouldBeTrue($"{text} {other}");
        }

        close.ShouldBeGreaterThan(100_000);
    }

    [Fact]
    public void Nearly_all_that_is_further_apart_is_ruled_out()
    {
        var random = new Random(4);
        var passed = 0;
        for (var i = 0; i < 10_000; i++)
        {
            var a = PackedIdentifier.Pack(random.NextInt64(100_000_000_000_000_000, 999_999_999_999_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture), _pool);
            var b = PackedIdentifier.Pack(random.NextInt64(100_000_000_000_000_000, 999_999_999_999_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture), _pool);
            passed += PackedIdentifier.MayBeOneEdit(a, b) ? 1 : 0;
        }

        // Numbers whose first digit differs may be five times as large: looked at, then told apart digit by digit.
        passed.ShouldBeLessThan(1500);
    }

    private static string Changed(string text, Random random)
    {
        var at = random.Next(text.Length);
        var digit = (char)('0' + random.Next(10));
        return random.Next(4) switch
        {
            0 => text[..at] + digit + text[(at + 1)..],
            1 => text[..at] + digit + text[at..],
            2 => text[..at] + text[(at + 1)..],
            _ => at + 1 < text.Length ? text[..at] + text[at + 1] + text[at] + text[(at + 2)..] : text,
        };
    }
}
