using System.Globalization;

namespace FPReconcile.App.Commands.Link;

/// <summary>The few lines at the end of a run of <c>link</c>.</summary>
internal static class LinkSummary
{
    public static void Write(TextWriter output, LinkOutcome outcome, string folder)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{outcome.Linkage.Links.Count:N0} links between {outcome.Left.Rows:N0} left and {outcome.Right.Rows:N0} right records; {outcome.Linkage.Pairs:N0} pairs were compared."));
        output.WriteLine($"Results: {folder}");
    }
}
