using FPReconcile.Core.Comparisons;

namespace FPReconcile.App.Commands.Link;

/// <summary>How the values of a column are compared.</summary>
internal enum ComparisonKind
{
    Name,
    Text,
    Date,
    Identifier,
    Number,
    Category,
}

/// <summary>A comparison of the model file.</summary>
internal sealed record ComparisonDefinition
{
    /// <summary>Default of <see cref="Format"/>.</summary>
    public const string DefaultFormat = "yyyy-MM-dd";

    public required ColumnPair Column { get; init; }

    public required ComparisonKind Kind { get; init; }

    /// <summary>Adjust the weight of agreement by how frequent the value is; default false. Not for numbers.</summary>
    public bool TermFrequency { get; init; }

    /// <summary>The column that may have been written crosswise with this one, compared itself or not; only for names and texts.</summary>
    public ColumnPair? SwapWith { get; init; }

    /// <summary>How dates are written: <c>yyyy</c>, <c>MM</c> and <c>dd</c> once each, with or without separators.</summary>
    public string Format { get; init; } = DefaultFormat;

    /// <summary>Whether the column is shared by siblings (default) or tells them apart.</summary>
    public ComparisonRole Role { get; init; } = ComparisonRole.Delivery;

    /// <summary>Greatest difference of two numbers that still counts as the same; null: the default of the engine.</summary>
    public double? SameWithin { get; init; }

    /// <summary>Greatest difference of two numbers that counts as near; null: the default of the engine.</summary>
    public double? NearWithin { get; init; }
}
