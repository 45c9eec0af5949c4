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
            var kind = change.Before is null ? "added," : change.After is null ? "removed," : "weight,";
            writer.Add(kind, change.LeftId.Span, change.RightId.Span, new MatchWeight(change.After ?? change.Before!.Value));
        }

        writer.End();
    }
}
