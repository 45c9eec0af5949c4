using FPReconcile.Core.Runs.Incremental.Index;

namespace FPReconcile.Core.Tests.Runs.Incremental.Index;

public sealed class NumbersByKeyTests
{
    [Fact]
    public void All_numbers_of_a_key_are_found_the_last_one_first()
    {
        var random = new Random(5);
        var (numbers, plain) = (new NumbersByKey(), new Dictionary<ulong, List<int>>());
        for (var number = 0; number < 3000; number++)
        {
            var key = (ulong)random.Next(700);
            numbers.Add(key, number);
            if (!plain.TryGetValue(key, out var ofKey))
                plain.Add(key, ofKey = []);
            ofKey.Insert(0, number);
        }

        for (var key = 0UL; key < 800; key++)
        {
            var found = new List<int>();
            numbers.Find(key, found);

            found.ShouldBe(plain.GetValueOrDefault(key, []));
            numbers.Count(key).ShouldBe(found.Count);
        }
    }
}
