namespace FPReconcile.App.Commands.Link;

/// <summary>What the user asked of <c>link</c>.</summary>
internal sealed record LinkArguments
{
    public required string Left { get; init; }

    public required string Right { get; init; }

    public required string Model { get; init; }

    public required string Out { get; init; }

    public string? Trained { get; init; }

    public string? Truth { get; init; }

    public string? Labels { get; init; }

    /// <summary>Pairs of each band of probability to be drawn for clerical review; null: none.</summary>
    public int? Sample { get; init; }

    /// <summary>Folder for what <c>relink</c> needs; null: nothing is kept.</summary>
    public string? Keep { get; init; }

    public int? Threads { get; init; }

    public long Seed { get; init; }

    /// <summary>Tells what each stage took.</summary>
    public bool TellsTimings { get; init; }

    public bool IsQuiet { get; init; }
}
