using FPReconcile.Core.Runs.Incremental.Index;

namespace FPReconcile.Core.Tests.Runs.Incremental.Index;

public sealed class NumberedKeysTests
{
    [Fact]
    public void Keys_have_the_numbers_of_their_first_appearance_also_after_they_were_cleared()
    {
        var random = new Random(3);
        var keys = new NumberedKeys();
        foreach (var count in new[] { 500, 3, 40, 1, 0, 700, 20 })
        {
            keys.Clear();
            var known = new List<ulong>();
            for (var i = 0; i < count; i++)
            {
                // Many keys occur twice, and some look for the same slot.
                var key = (ulong)random.Next(count) << random.Next(3);
                var isNew = !known.Contains(key);
                if (isNew)
                    known.Add(key);

                keys.TryAdd(key, out var number).ShouldBe(isNew);
                number.ShouldBe(known.IndexOf(key));
            }

            keys.Count.ShouldBe(known.Count);
            for (var key = 0UL; key < 2000; key++)
                keys.Find(key).ShouldBe(known.IndexOf(key));
        }
    }
}
