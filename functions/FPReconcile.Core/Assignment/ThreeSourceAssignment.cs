namespace FPReconcile.Core.Assignment;

/// <summary>Rows of the three sources that are one birth; -1 where a source has none.</summary>
internal readonly record struct BirthRows(int A, int B, int C);

/// <summary>What the assignment of a run found out about itself.</summary>
/// <param name="Components">Groups of rows that compete with each other and had more than one row of a source.</param>
/// <param name="NotProvenOptimal">Those too large to be solved exactly.</param>
internal sealed record AssignmentReport(int Components, int NotProvenOptimal);

/// <summary>
/// One consistent assignment of the rows of three sources to births: at most one row of each source in a birth, greatest total
/// weight. In general this is NP-hard (three-dimensional matching), but components are tiny: small ones are solved exactly
/// (every matching of A and B, with the best assignment of C for each), large ones by improving one source at a time.
/// </summary>
internal sealed class ThreeSourceAssignment
{
    private const int MaxMatchings = 3000;
    private const int MaxImprovementRounds = 20;
    private const double MustBeJoined = 1e6;

    private readonly PairGains _ab;
    private readonly PairGains _ac;
    private readonly PairGains _bc;
    private readonly int[] _counts;
    private int _components;
    private int _notProven;

    /// <param name="counts">Numbers of rows of the three sources.</param>
    /// <param name="bits">
    /// Match weights of the scored pairs of A-B, A-C and B-C; <see cref="OneToOneAssignment.Forbidden"/> for pairs that must not
    /// be in one birth, not even through the third source.
    /// </param>
    /// <param name="linkFrom">Bits from which a pair may be linked directly.</param>
    public ThreeSourceAssignment(IReadOnlyList<int> counts, IReadOnlyList<PairWeights> bits, double linkFrom)
    {
        _counts = [.. counts];
        _ab = new PairGains(bits[0], linkFrom);
        _ac = new PairGains(bits[1], linkFrom);
        _bc = new PairGains(bits[2], linkFrom);
    }

    public AssignmentReport Report => new(_components, _notProven);

    /// <summary>Every row of every source in exactly one birth, ordered by A, then B, then C.</summary>
    public List<BirthRows> Solve()
    {
        var group = GroupOfRows();
        var contested = new Dictionary<int, Component>();
        var first = FirstRows(group, contested);
        // Nearly every birth has a row of the largest source.
        var births = new List<BirthRows>(_counts.Max() * 5 / 4);
        for (var root = 0; root < group.Length; root++)
        {
            if (group[root] != root)
                continue;
            if (!contested.ContainsKey(root) && !IsContradicted(first[root]))
                births.Add(first[root]);
            else
                contested[root] = new Component([], [], []);
        }

        FillContested(group, contested);
        foreach (var component in contested.Values)
            births.AddRange(SolveComponent(component));
        births.Sort(static (x, y) => Compare(x, y));
        return births;
    }

    private static int Compare(BirthRows x, BirthRows y)
    {
        var order = Last(x.A).CompareTo(Last(y.A));
        if (order == 0)
            order = Last(x.B).CompareTo(Last(y.B));
        return order != 0 ? order : Last(x.C).CompareTo(Last(y.C));
    }

    private static int Last(int row) => row < 0 ? int.MaxValue : row;

    /// <summary>For each row of A, then B, then C the smallest row that it hangs together with.</summary>
    private int[] GroupOfRows()
    {
        var sets = new DisjointSets(_counts[0] + _counts[1] + _counts[2]);
        _ab.JoinAllowed(sets, (0, _counts[0]));
        _ac.JoinAllowed(sets, (0, _counts[0] + _counts[1]));
        _bc.JoinAllowed(sets, (_counts[0], _counts[0] + _counts[1]));
        return sets.ToArray();
    }

    /// <summary>The first row of each source in each group, at the place of its root; groups with two rows of one source are noted as contested.</summary>
    private BirthRows[] FirstRows(int[] group, Dictionary<int, Component> contested)
    {
        var first = new BirthRows[group.Length];
        Array.Fill(first, new BirthRows(-1, -1, -1));
        for (var node = 0; node < group.Length; node++)
        {
            var root = group[node];
            var (source, row) = RowOf(node);
            if (RowIn(first[root], source) >= 0)
                contested[root] = new Component([], [], []);
            else
                first[root] = With(first[root], source, row);
        }

        return first;
    }

    private void FillContested(int[] group, Dictionary<int, Component> contested)
    {
        for (var node = 0; node < group.Length; node++)
        {
            if (!contested.TryGetValue(group[node], out var component))
                continue;
            var (source, row) = RowOf(node);
            (source == 0 ? component.A : source == 1 ? component.B : component.C).Add(row);
        }
    }

    private (int Source, int Row) RowOf(int node) =>
        node < _counts[0] ? (0, node)
        : node < _counts[0] + _counts[1] ? (1, node - _counts[0])
        : (2, node - _counts[0] - _counts[1]);

    private static int RowIn(BirthRows birth, int source) => source == 0 ? birth.A : source == 1 ? birth.B : birth.C;

    private static BirthRows With(BirthRows birth, int source, int row) =>
        source == 0 ? birth with { A = row } : source == 1 ? birth with { B = row } : birth with { C = row };

    private List<BirthRows> SolveComponent(Component component)
    {
        _components++;
        var matchings = new List<int[]>();
        if (TryListMatchings(component, 0, new int[component.A.Count], matchings))
            return Exact(component, matchings);
        _notProven++;
        return Improve(component);
    }

    /// <summary>Three rows of which two speak against each other: the third may be better off with one of them.</summary>
    private bool IsContradicted(BirthRows birth) =>
        GainOf(_ab, birth.A, birth.B) < 0 || GainOf(_ac, birth.A, birth.C) < 0 || GainOf(_bc, birth.B, birth.C) < 0;

    /// <summary>Every way to link rows of A to rows of B (index in the component, -1 for none); false when there are too many.</summary>
    private bool TryListMatchings(Component component, int a, int[] partner, List<int[]> found)
    {
        if (a == component.A.Count)
        {
            found.Add([.. partner]);
            return found.Count <= MaxMatchings;
        }

        for (var b = -1; b < component.B.Count; b++)
        {
            if (b >= 0 && (partner.AsSpan(0, a).Contains(b) || !MayShareBirth(component, component.A[a], component.B[b])))
                continue;
            partner[a] = b;
            if (!TryListMatchings(component, a + 1, partner, found))
                return false;
        }

        return true;
    }

    /// <summary>Linked to each other, or both to one row of C.</summary>
    private bool MayShareBirth(Component component, int a, int b) =>
        _ab.IsAllowed(a, b) || component.C.Exists(c => _ac.IsAllowed(a, c) && _bc.IsAllowed(b, c));

    private List<BirthRows> Exact(Component component, List<int[]> matchings)
    {
        List<BirthRows>? best = null;
        var bestGain = double.NegativeInfinity;
        foreach (var partner in matchings)
        {
            var births = AssignC(PairsOf(component, partner), component.C);
            var gain = births.TrueForAll(IsConnected) ? births.Sum(Gain) : double.NegativeInfinity;
            if (gain > bestGain)
            {
                best = births;
                bestGain = gain;
            }
        }

        return best!;
    }

    private static List<BirthRows> PairsOf(Component component, int[] partner)
    {
        var births = new List<BirthRows>();
        for (var a = 0; a < partner.Length; a++)
            births.Add(new BirthRows(component.A[a], partner[a] < 0 ? -1 : component.B[partner[a]], -1));
        for (var b = 0; b < component.B.Count; b++)
        {
            if (!partner.AsSpan().Contains(b))
                births.Add(new BirthRows(-1, component.B[b], -1));
        }

        return births;
    }

    /// <summary>Starts from the best A-B links and assigns one source at a time anew, as long as the total gain grows.</summary>
    private List<BirthRows> Improve(Component component)
    {
        var births = component.A.ConvertAll(a => new BirthRows(a, -1, -1));
        births = AssignC(AssignB(births, component.B), component.C);
        var gain = births.Sum(Gain);
        for (var round = 0; round < MaxImprovementRounds; round++)
        {
            var next = AssignB(Without(births, static x => x with { B = -1 }), component.B);
            next = AssignC(Without(next, static x => x with { C = -1 }), component.C);
            var nextGain = next.Sum(Gain);
            if (nextGain <= gain)
                break;
            births = next;
            gain = nextGain;
        }

        return births;
    }

    private static List<BirthRows> Without(List<BirthRows> births, Func<BirthRows, BirthRows> remove) =>
        [.. births.Select(remove).Where(static x => x is not { A: -1, B: -1, C: -1 })];

    private List<BirthRows> AssignB(List<BirthRows> births, List<int> rows) =>
        Assign(births, rows, (birth, b) => birth with { B = b });

    private List<BirthRows> AssignC(List<BirthRows> births, List<int> rows) =>
        Assign(births, rows, (birth, c) => birth with { C = c });

    private List<BirthRows> Assign(List<BirthRows> births, List<int> rows, Func<BirthRows, int, BirthRows> join)
    {
        var gain = new double[births.Count, rows.Count];
        for (var i = 0; i < births.Count; i++)
        {
            // A and B that only meet through C must get one.
            var before = IsConnected(births[i]) ? Gain(births[i]) : -MustBeJoined;
            for (var j = 0; j < rows.Count; j++)
            {
                var joined = join(births[i], rows[j]);
                gain[i, j] = IsConnected(joined) ? Gain(joined) - before : OneToOneAssignment.Forbidden;
            }
        }

        var chosen = OneToOneAssignment.Solve(gain);
        var result = new List<BirthRows>();
        for (var i = 0; i < births.Count; i++)
            result.Add(chosen[i] < 0 ? births[i] : join(births[i], rows[chosen[i]]));
        for (var j = 0; j < rows.Count; j++)
        {
            if (!chosen.AsSpan().Contains(j))
                result.Add(join(new BirthRows(-1, -1, -1), rows[j]));
        }

        return result;
    }

    private bool IsConnected(BirthRows birth)
    {
        var links = (IsAllowed(_ab, birth.A, birth.B) ? 1 : 0) + (IsAllowed(_ac, birth.A, birth.C) ? 1 : 0)
            + (IsAllowed(_bc, birth.B, birth.C) ? 1 : 0);
        var rows = (birth.A < 0 ? 0 : 1) + (birth.B < 0 ? 0 : 1) + (birth.C < 0 ? 0 : 1);
        return links >= rows - 1;
    }

    private static bool IsAllowed(PairGains pairs, int left, int right) => left >= 0 && right >= 0 && pairs.IsAllowed(left, right);

    private double Gain(BirthRows birth) =>
        GainOf(_ab, birth.A, birth.B) + GainOf(_ac, birth.A, birth.C) + GainOf(_bc, birth.B, birth.C);

    private static double GainOf(PairGains pairs, int left, int right) => left < 0 || right < 0 ? 0 : pairs.Gain(left, right);

    private sealed record Component(List<int> A, List<int> B, List<int> C);

    /// <summary>Gains of the pairs of two sources.</summary>
    private sealed class PairGains(PairWeights weights, double linkFrom)
    {
        // Two rows that meet through a third without ever having been candidates of each other: a mild doubt.
        private const double NeverCompared = -3;

        // One contradicted pair must not outvote two strong ones without limit.
        private const double Worst = -15;

        /// <summary>Joins the rows of each pair that may be linked; the rows of each source are numbered from an offset.</summary>
        public void JoinAllowed(DisjointSets sets, (int Left, int Right) offsets)
        {
            for (var i = 0; i < weights.Count; i++)
            {
                if (weights.Bits(i) >= linkFrom)
                    sets.Join(offsets.Left + weights.Pair(i).Left, offsets.Right + weights.Pair(i).Right);
            }
        }

        public bool IsAllowed(int left, int right) => weights.Find(left, right) is >= 0 and var pair && weights.Bits(pair) >= linkFrom;

        public double Gain(int left, int right)
        {
            var pair = weights.Find(left, right);
            if (pair < 0)
                return NeverCompared;
            var bits = weights.Bits(pair);
            return bits <= OneToOneAssignment.Forbidden ? OneToOneAssignment.Forbidden : Math.Max(bits, Worst);
        }
    }
}
