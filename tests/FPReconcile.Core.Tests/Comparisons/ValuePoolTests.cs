using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tests.Comparisons;

public class ValuePoolTests
{
    // More letters than one block of the pool holds, and a text that is longer than a block.
    private const int Texts = 20_000;

    private static readonly string LongText = new('x', 100_000);

    [Fact]
    public void Texts_are_numbered_in_order_of_first_appearance_and_keep_their_numbers()
    {
        var pool = new ValuePool();

        foreach (var round in Enumerable.Range(0, 2))
            Enumerable.Range(0, Texts).Select(i => pool.Intern(TextOf(i))).SequenceEqual(Enumerable.Range(0, Texts)).ShouldBeTrue($"round {round}");

        pool.Count.ShouldBe(Texts);
        for (var i = 0; i < Texts; i++)
            pool.Text(i).ToString().ShouldBe(TextOf(i));
    }

    [Fact]
    public void A_text_may_be_longer_than_a_block_of_letters()
    {
        var pool = new ValuePool();

        int[] numbers = [pool.Intern("before"), pool.Intern(LongText), pool.Intern("after"), pool.Intern(LongText)];

        numbers.ShouldBe([0, 1, 2, 1]);
        pool.Text(1).ToString().ShouldBe(LongText);
        pool.Text(2).ToString().ShouldBe("after");
    }

    [Fact]
    public void An_empty_text_is_missing()
    {
        var pool = new ValuePool();

        pool.Intern(null).ShouldBe(EncodedTable.Missing);
        pool.Intern("").ShouldBe(EncodedTable.Missing);
        pool.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Texts_taken_over_have_the_numbers_they_would_have_been_given_here(int threads)
    {
        using var small = new SmallParts();
        ValuePool pool = new(), plain = new(), other = new();
        for (var i = 0; i < Texts; i += 2)
            (_, _) = (pool.Intern(TextOf(i)), plain.Intern(TextOf(i)));
        for (var i = Texts - 1; i >= 0; i -= 3)
            other.Intern(TextOf(i));

        var numbers = pool.TakeOver(other, new ParallelOptions { MaxDegreeOfParallelism = threads });

        numbers.ShouldBe(Enumerable.Range(0, other.Count).Select(i => plain.Intern(other.Text(i))));
        pool.Count.ShouldBe(plain.Count);
        for (var i = 0; i < numbers.Length; i++)
            pool.Text(numbers[i]).SequenceEqual(other.Text(i)).ShouldBeTrue();
    }

    private static string TextOf(int i) => $"text {i}";
}
