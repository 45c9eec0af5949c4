using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Incremental;

namespace FPReconcile.App.Commands.Link.Kept;

/// <summary>Writes changes.csv of <c>relink</c>: the links that came, went, or have another weight.</summary>
internal static class ChangedLinksFile
{
    public const string Name = "changes.csv";

    public static void Write(Stream stream, IEnumerable<LinkChange> changes)
    {
        var writer = new LinksWriter(stream, "change,");
        foreach (var change in changes)
        {
            // The weights of whole runs are the same to the last bit; in the file they have four decimals.
            if (change is { Before: { } before, After: { } after } && Rounded(before).Equals(Rounded(after)))
                continue;
            var kind = change.Before is null ? "added," : change.After is null ? "removed," : "weight,";
            writer.Add(kind, change.LeftId.Span, change.RightId.Span, new MatchWeight(change.After ?? change.Before!.Value));
        }

        writer.End();
    }

    private static double Rounded(double weight) => Math.Round(weight, 4, MidpointRounding.AwayFromZero);
}
