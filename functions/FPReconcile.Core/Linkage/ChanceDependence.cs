using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Linkage;

/// <summary>
/// Which fields agree together by chance: unrelated records of one facility are mostly of one area, too, and agreement on both says
/// little more than on one. The strongest dependences among unrelated records that form a tree (Chow and Liu 1968).
/// </summary>
internal sealed class ChanceDependence
{
    private readonly IReadOnlyList<Comparison> _comparisons;
    private readonly List<DependenceEdge> _edges = [];

    /// <param name="comparisons">The fields.</param>
    /// <param name="edges">Dependences that were learned before.</param>
    public ChanceDependence(IReadOnlyList<Comparison> comparisons, IEnumerable<DependenceEdge> edges)
    {
        _comparisons = comparisons;
        _edges.AddRange(edges);
    }

    /// <param name="comparisons">The fields.</param>
    /// <param name="joint">How often two of them agree together.</param>
    public ChanceDependence(IReadOnlyList<Comparison> comparisons, JointAgreement joint)
    {
        _comparisons = comparisons;
        var gains = new List<(double Gain, int First, int Second)>();
        for (var first = 0; first < comparisons.Count; first++)
        {
            for (var second = first + 1; second < comparisons.Count; second++)
            {
                if (joint.Gain(first, second) is > 0 and var gain)
                    gains.Add((gain, first, second));
            }
        }

        // The greatest tree: the strongest edges first, without circles (Kruskal).
        var group = Enumerable.Range(0, comparisons.Count).ToArray();
        foreach (var (_, first, second) in gains.OrderByDescending(g => g.Gain).ThenBy(g => g.First).ThenBy(g => g.Second))
        {
            var (from, to) = (group[first], group[second]);
            if (from == to)
                continue;
            group = Array.ConvertAll(group, g => g == from ? to : g);
            _edges.Add(new DependenceEdge(first, second, joint.DependenceBits(first, second)));
        }
    }

    /// <summary>The dependences, the strongest first.</summary>
    public IReadOnlyList<DependenceEdge> Edges => _edges;

    /// <summary>Log2 of how many times more often unrelated records agree like this than if their fields were independent.</summary>
    public double Bits(ulong pattern)
    {
        var bits = 0.0;
        foreach (var edge in _edges)
        {
            var first = AgreementPattern.LevelAt(pattern, edge.First);
            var second = AgreementPattern.LevelAt(pattern, edge.Second);
            if (first != Comparison.MissingLevel && second != Comparison.MissingLevel)
                bits += edge.Bits[JointAgreement.CellOf(IsExact(edge.First, first), IsExact(edge.Second, second))];
        }

        return bits;
    }

    private bool IsExact(int comparison, int level) => _comparisons[comparison].Levels[level].IsExact;
}

/// <summary>Two fields that agree together by chance.</summary>
/// <param name="First">The first field.</param>
/// <param name="Second">The second field.</param>
/// <param name="Bits">Bits of each outcome, see <see cref="JointAgreement.CellOf"/>.</param>
internal readonly record struct DependenceEdge(int First, int Second, double[] Bits);
