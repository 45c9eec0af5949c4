namespace FPReconcile.App.Commands.Protect;

/// <summary>What the user asked of <c>protect</c>.</summary>
internal sealed record ProtectArguments
{
    public required string Table { get; init; }

    /// <summary>Heading of the column with the labels of rows.</summary>
    public required string Rows { get; init; }

    /// <summary>Heading of the column with the labels of columns.</summary>
    public required string Columns { get; init; }

    /// <summary>Heading of the column with the counts.</summary>
    public required string Count { get; init; }

    public required int Threshold { get; init; }

    /// <summary>Whether zeros may be hidden to protect others.</summary>
    public bool MayHideZeros { get; init; }

    /// <summary>Earlier tables of the same kind: true counts, and what was published of them.</summary>
    public IReadOnlyList<(string Counts, string Published)> Earlier { get; init; } = [];

    public required string Out { get; init; }

    public bool IsQuiet { get; init; }
}
