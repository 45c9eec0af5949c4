using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs;
using FPReconcile.Core.Tables;

namespace FPReconcile.App.Commands.Link;

/// <summary>What a run of <c>link</c> found.</summary>
internal sealed record LinkOutcome(
    LinkArguments Arguments, LinkModelDefinition Definition, TwoTableLinkage Linkage, TableReader Left, TableReader Right)
{
    /// <summary>The model the pairs were scored with.</summary>
    public required TrainedModel Model { get; init; }

    /// <summary>What the user should know before trusting the links.</summary>
    public IReadOnlyList<string> Warnings => [.. OfTable(Left, "left"), .. OfTable(Right, "right"), .. Model.Warnings];

    private static IEnumerable<string> OfTable(TableReader table, string side)
    {
        if (table.RaggedRows > 0)
            yield return $"--{side}: {table.RaggedRows} rows have more or fewer fields than the header: missing ones count as empty, further ones are left out";
        for (var field = 0; field < table.Columns.Count; field++)
        {
            if (table.NotUnderstood(field) > 0)
                yield return $"--{side}: {table.NotUnderstood(field)} values of \"{table.Columns[field]}\" could not be understood and count as missing";
        }
    }
}
