using System.Globalization;

namespace FPReconcile.App.Commands.Link;

/// <summary>A column of a blocking rule, or its first characters.</summary>
/// <param name="Column">The column.</param>
/// <param name="PrefixLength">How many characters must agree; null: the whole value.</param>
internal sealed record BlockingKeyPart(ColumnPair Column, int? PrefixLength)
{
    public string Name => PrefixLength is { } length ? string.Create(CultureInfo.InvariantCulture, $"{Column.Name}:{length}") : Column.Name;
}

/// <summary>A blocking rule of the model file: pairs that agree on every part are looked at.</summary>
/// <param name="On">The parts, at least one.</param>
/// <param name="Swap">Two parts of <paramref name="On"/> that may also agree crosswise; null: none.</param>
internal sealed record BlockingRuleDefinition(IReadOnlyList<BlockingKeyPart> On, SwappedParts? Swap)
{
    /// <summary>How the rule is called in reports: its parts in order.</summary>
    public string Name => string.Join(", ", On.Select(part => part.Name)) + (Swap is null ? "" : " (either order)");
}

/// <summary>Two parts of a rule whose values may have been written crosswise.</summary>
internal sealed record SwappedParts(BlockingKeyPart First, BlockingKeyPart Second);
