using FPReconcile.Core.Runs.Incremental.Index;

namespace FPReconcile.Core.Tests.Runs.Incremental.Index;

public sealed class RowBitsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(100_000)]
    public void Bits_are_those_of_a_set_also_of_rows_that_came_later(int rows)
    {
        var random = new Random(rows);
        var (bits, plain) = (new RowBits(rows), new HashSet<int>());
        for (var i = 0; i < 5000; i++)
        {
            var row = random.Next(rows + 20_000);
            if (random.Next(3) > 0)
            {
                bits.Set(row);
                plain.Add(row);
            }
            else
            {
                bits.Clear(row);
                plain.Remove(row);
            }
        }

        Enumerable.Range(0, rows + 30_000).Where(row => bits[row]).ShouldBe(plain.Order());
    }
}
