using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Incremental.Changes;

namespace FPReconcile.App.Commands.Link.Kept;

/// <summary>Writes changes.csv of <c>relink</c>: the links that came, went, or have another weight.</summary>
internal static class ChangedLinksFile
{
    public const string Name = "changes.csv";

    /// <summary>The changes that the file tells: weights of whole runs are the same to the last bit, in the file they have four decimals.</summary>
    public static IReadOnlyList<LinkChange> Told(IEnumerable<LinkChange> changes) =>
        [.. changes.Where(change => change is not { Before: { } before, After: { } after } || !Rounded(before).Equals(Rounded(after)))];

    /// <summary>Writes the changes that are to be told.</summary>
    public static void Write(Stream stream, IEnumerable<LinkChange> changes)
    {
        var writer = new LinksWriter(stream, "change,");
        foreach (var change in changes)
        {
            var kind = change.Before is null ? "added," : change.After is null ? "removed," : "weight,";
            writer.Add(kind, change.LeftId.Span, change.RightId.Span, new MatchWeight(change.After ?? change.Before!.Value));
        }

        writer.End();
    }

    private static double Rounded(double weight) => Math.Round(weight, 4, MidpointRounding.AwayFromZero);
}
