using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs.Births;

/// <summary>Two sources that are searched for pairs, or one against itself.</summary>
/// <param name="Left">The earlier one in the order of sources.</param>
/// <param name="Right">The later one.</param>
public readonly record struct LinkedSources(SourceKind Left, SourceKind Right)
{
    /// <summary>Each source with itself, then each pair of sources.</summary>
    public static IReadOnlyList<LinkedSources> All { get; } =
    [
        new(SourceKind.Facility, SourceKind.Facility),
        new(SourceKind.Registration, SourceKind.Registration),
        new(SourceKind.Register, SourceKind.Register),
        new(SourceKind.Facility, SourceKind.Registration),
        new(SourceKind.Facility, SourceKind.Register),
        new(SourceKind.Registration, SourceKind.Register),
    ];

    /// <summary>True when a source is searched for its own duplicates and siblings.</summary>
    public bool IsOneSource => Left == Right;

    /// <summary>The name in the manifest: <c>facility</c>, or <c>facility-registration</c>.</summary>
    public string Name => IsOneSource ? Left.Name() : $"{Left.Name()}-{Right.Name()}";

    public override string ToString() => Name;
}
