using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>What names a vintage and says where it comes from.</summary>
public sealed record StatisticsLabel
{
    /// <summary>Longest name of a vintage.</summary>
    public const int LongestName = 60;

    /// <summary>Name of the vintage.</summary>
    public required string Vintage { get; init; }

    /// <summary>Version of the program.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>The sources and how many files of each were read.</summary>
    public required IReadOnlyList<(SourceKind Source, int Files)> Sources { get; init; }

    /// <summary>Whether a list of deaths was given.</summary>
    public required bool HasDeathList { get; init; }

    /// <summary>Probability from which records were linked.</summary>
    public required double LinkFrom { get; init; }

    /// <summary>Seed of the sampling in the training of the linkage; nothing else is drawn.</summary>
    public required long Seed { get; init; }

    /// <summary>Another vintage in the folder of the earlier run, which may be of the same births; null: there is none.</summary>
    public string? EarlierVintage { get; init; }

    /// <summary>Whether a name can stand for a vintage in files: 1 to 60 letters of English, digits, and - _ . inside.</summary>
    public static bool IsName(string? name) =>
        name is { Length: > 0 and <= LongestName } && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1])
        && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');
}
