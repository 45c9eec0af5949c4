namespace FPReconcile.App.Commands.Link.Kept;

/// <summary>What the user asked of <c>relink</c>.</summary>
internal sealed record RelinkArguments
{
    public required string State { get; init; }

    public required string Out { get; init; }

    public required RelinkTable Left { get; init; }

    public required RelinkTable Right { get; init; }

    /// <summary>Writes all links, not only those that changed.</summary>
    public bool WritesAllLinks { get; init; }

    /// <summary>Links the whole tables anew.</summary>
    public bool IsAnew { get; init; }

    public int? Threads { get; init; }

    public bool IsQuiet { get; init; }
}

/// <summary>How the changes of one table are told; all null: it has none.</summary>
/// <param name="Side">Left or right.</param>
/// <param name="Whole">The whole table as it is now.</param>
/// <param name="Changes">Rows that are new or have changed.</param>
/// <param name="Removed">Ids of rows that are gone.</param>
internal sealed record RelinkTable(string Side, string? Whole, string? Changes, string? Removed)
{
    /// <summary>The options and their paths.</summary>
    public IEnumerable<(string Option, string? Path)> Paths => [($"--{Side}", Whole), ($"--{Side}-changes", Changes), ($"--{Side}-removed", Removed)];
}
