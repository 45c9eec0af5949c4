namespace FPReconcile.App.Commands;

/// <summary>Arguments of the verb <c>reconcile</c>, as typed.</summary>
internal sealed record ReconcileArguments
{
    public required string Facility { get; init; }

    public required string Registration { get; init; }

    public string? Register { get; init; }

    public string? Deaths { get; init; }

    public required string AsOf { get; init; }

    public required string Out { get; init; }

    public string? Settings { get; init; }

    public string? Mapping { get; init; }

    public string? Previous { get; init; }

    /// <summary>run.json of an earlier run, or its model alone: nothing is trained then.</summary>
    public string? Model { get; init; }

    /// <summary>Name of the statistics to be frozen; null: none are made.</summary>
    public string? Vintage { get; init; }

    /// <summary>Counts of recorded outcomes by facility and quarter, for the statistics.</summary>
    public string? Antenatal { get; init; }

    /// <summary>No progress and no summary.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>No summary; progress is shown.</summary>
    public bool IsSummaryHidden { get; init; }

    /// <summary>The paths of births and deaths that were given, by the name of their option.</summary>
    public IEnumerable<(string Option, string Path)> InputPaths =>
        new[] { ("--facility", Facility), ("--registration", Registration), ("--register", Register), ("--deaths", Deaths) }
            .Where(given => given.Item2 is not null)
            .Select(given => (given.Item1, given.Item2!));
}
