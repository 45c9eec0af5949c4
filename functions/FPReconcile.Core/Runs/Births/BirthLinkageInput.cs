using FPReconcile.Core.Records;
using FPReconcile.Core.Runs.Models;

namespace FPReconcile.Core.Runs.Births;

/// <summary>What linkage needs: the records of the three sources and what officers have already decided.</summary>
public sealed class BirthLinkageInput
{
    public required IReadOnlyList<BirthRecord> Facility { get; init; }

    public required IReadOnlyList<BirthRecord> Registration { get; init; }

    /// <summary>Empty when no register was given.</summary>
    public required IReadOnlyList<BirthRecord> Register { get; init; }

    public required ReconciliationOptions Options { get; init; }

    /// <summary>Pairs that an officer confirmed: always linked.</summary>
    public IReadOnlyList<(RecordKey A, RecordKey B)> Confirmed { get; init; } = [];

    /// <summary>Pairs that an officer rejected: never linked, never suggested again.</summary>
    public IReadOnlyList<(RecordKey A, RecordKey B)> Rejected { get; init; } = [];

    /// <summary>Models of an earlier run: nothing is trained then. Null: they are trained on these records.</summary>
    public BirthModels? Models { get; init; }

    /// <summary>Is told the name of each stage as it begins.</summary>
    public Action<string>? Progress { get; init; }

    /// <summary>All but the records.</summary>
    internal BirthLinkageInput WithoutRecords() => new()
    {
        Facility = [],
        Registration = [],
        Register = [],
        Options = Options,
        Confirmed = Confirmed,
        Rejected = Rejected,
        Models = Models,
        Progress = Progress,
    };

    /// <summary>The sources that have records.</summary>
    internal IReadOnlyList<SourceKind> SourcesWithRecords =>
        [.. SourceKinds.All.Zip([Facility, Registration, Register]).Where(source => source.Second.Count > 0).Select(source => source.First)];
}
