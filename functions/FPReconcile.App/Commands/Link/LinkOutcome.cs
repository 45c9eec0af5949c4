using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.TwoTables;
using FPReconcile.Core.Tables;

namespace FPReconcile.App.Commands.Link;

/// <summary>What a run of <c>link</c> found.</summary>
internal sealed record LinkOutcome(
    LinkArguments Arguments, LinkModelDefinition Definition, TwoTableLinkage Linkage, TableReader Left, TableReader Right)
{
    /// <summary>What was linked.</summary>
    public required TwoTableInput Input { get; init; }

    /// <summary>The model the pairs were scored with.</summary>
    public required TrainedModel Model { get; init; }

    /// <summary>How good the links are.</summary>
    public required LinkQuality Quality { get; init; }

    /// <summary>What the user should know before trusting the links.</summary>
    public IReadOnlyList<string> Warnings => [.. RunWarnings, .. Model.Warnings];

    /// <summary>The warnings that do not come with the model.</summary>
    public required IReadOnlyList<string> RunWarnings { get; init; }

    /// <summary>What was wrong with the cells of the two files.</summary>
    public static IReadOnlyList<string> WarningsOf(TableReader left, TableReader right, ParallelOptions parallel)
    {
        string[] ofLeft = [], ofRight = [];
        Parallel.Invoke(parallel, () => ofLeft = [.. WarningsOf(left, "left")], () => ofRight = [.. WarningsOf(right, "right")]);
        return [.. ofLeft, .. ofRight];
    }

    /// <summary>What was wrong with the cells of one file.</summary>
    public static IEnumerable<string> WarningsOf(TableReader table, string side)
    {
        if (table.HasOpenQuote)
            yield return $"--{side}: a quote is never closed: all that follows it was taken as one field; correct the file, for rows are missing";
        if (table.RaggedRows > 0)
            yield return $"--{side}: {table.RaggedRows} rows have more or fewer fields than the header: missing ones count as empty, further ones are left out";
        if (table.Ids.CountDuplicates() is > 0 and var ids)
            yield return $"--{side}: {ids} ids are in more than one row: rows were linked each on its own";
        for (var field = 0; field < table.Columns.Count; field++)
        {
            if (table.NotUnderstood(field) > 0)
                yield return $"--{side}: {table.NotUnderstood(field)} values of \"{table.Columns[field]}\" could not be understood and count as missing";
        }
    }
}
