namespace FPReconcile.App.Commands.Check;

/// <summary>Arguments of the verb <c>check</c>, as typed.</summary>
internal sealed record CheckArguments
{
    public required string File { get; init; }

    public required string Source { get; init; }

    /// <summary>Folder for the returned workbook.</summary>
    public string? Out { get; init; }

    public string? Mapping { get; init; }

    /// <summary>File for the mapping that was guessed.</summary>
    public string? SaveMapping { get; init; }

    public string? Settings { get; init; }

    /// <summary>Default: today.</summary>
    public string? AsOf { get; init; }

    /// <summary>Facility that the file should be from.</summary>
    public string? Facility { get; init; }

    /// <summary>Month that the births should be from.</summary>
    public string? Month { get; init; }

    /// <summary>Default: that of the settings.</summary>
    public string? Language { get; init; }

    /// <summary>No table; problems and warnings are still told.</summary>
    public bool IsQuiet { get; init; }
}
