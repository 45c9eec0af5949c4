using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure.Review;

/// <summary>
/// One record in clear: the only type with names that leaves Core. It is made for one person, after the audit entry was written, and is
/// kept nowhere.
/// </summary>
public sealed record UnmaskedRecord
{
    public required SourceKind Source { get; init; }

    /// <summary>Canonical name and value of each detail that the record has, in contract order.</summary>
    public required IReadOnlyList<(string Field, string Value)> Details { get; init; }

    public override string ToString() => "a record in clear";
}
