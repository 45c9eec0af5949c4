namespace FPReconcile.Core.Completeness;

/// <summary>
/// One of the eight hierarchical log-linear models of three lists. Its name tells which lists depend on each other: in <c>[23,1]</c>
/// lists 2 and 3 do, and list 1 depends on neither.
/// </summary>
public sealed class LogLinearModel
{
    private LogLinearModel(string name, ModelShape shape, int first, int second, int third)
    {
        Name = name;
        Shape = shape;
        Order = (first, second, third);
    }

    /// <summary>
    /// The base of every figure about births, with lists in the order facility, registration, register: H x (R or P). The register takes
    /// its entries from certificates of registration, so these two lists depend on each other.
    /// </summary>
    public static LogLinearModel Base { get; } = new("[23,1]", ModelShape.OnePair, 2, 3, 1);

    /// <summary>All eight, the base first, then by their number of dependences.</summary>
    public static IReadOnlyList<LogLinearModel> All { get; } =
    [
        Base,
        new("[1,2,3]", ModelShape.Independent, 1, 2, 3),
        new("[12,3]", ModelShape.OnePair, 1, 2, 3),
        new("[13,2]", ModelShape.OnePair, 1, 3, 2),
        new("[12,13]", ModelShape.TwoPairs, 1, 2, 3),
        new("[12,23]", ModelShape.TwoPairs, 2, 1, 3),
        new("[13,23]", ModelShape.TwoPairs, 3, 1, 2),
        new("[12,13,23]", ModelShape.ThreePairs, 1, 2, 3),
    ];

    public string Name { get; }

    /// <summary>Parameters: the number of births, one for each list, one for each dependence.</summary>
    public int Parameters => 4 + (int)Shape;

    internal ModelShape Shape { get; }

    /// <summary>The lists in the order that the formulas of the shape are written for.</summary>
    internal (int First, int Second, int Third) Order { get; }

    /// <summary>The model of a name such as <c>[23,1]</c>.</summary>
    public static LogLinearModel Named(string name) =>
        All.FirstOrDefault(model => model.Name == name) ?? throw new ArgumentException("there is no such model of three lists", nameof(name));

    public override string ToString() => Name;
}

/// <summary>Models that differ in nothing but the order of the lists; the value is the number of dependences.</summary>
internal enum ModelShape
{
    Independent = 0,

    /// <summary>The first list depends on the second.</summary>
    OnePair = 1,

    /// <summary>The first list depends on both others.</summary>
    TwoPairs = 2,

    /// <summary>Each list depends on each other.</summary>
    ThreePairs = 3,
}
