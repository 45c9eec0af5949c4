using FPReconcile.App.Commands.Link.Report;

namespace FPReconcile.App.Tests.Commands.Link.Report;

public sealed class NearestPairsTests
{
    [Fact]
    public void The_nearest_are_kept_and_of_equals_the_first()
    {
        var random = new Random(20250316);
        var distances = Enumerable.Range(0, 500).Select(_ => random.Next(60) / 10.0).ToArray();
        var nearest = new NearestPairs(6);

        for (var pair = 0; pair < distances.Length; pair++)
            nearest.Add(pair, distances[pair]);

        nearest.Pairs.ShouldBe(Enumerable.Range(0, distances.Length).OrderBy(pair => distances[pair]).Take(6));
    }
}
