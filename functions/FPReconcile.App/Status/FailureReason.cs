namespace FPReconcile.App.Status;

/// <summary>
/// Why a run could not be made, as everybody may read it. Lines about a single file name it, and a name of a file is the text of its
/// sender: they are counted.
/// </summary>
/// <param name="Lines">Lines about settings, mapping, model and sources.</param>
/// <param name="Files">How many files could not be used.</param>
internal sealed record FailureReason(IReadOnlyList<string> Lines, int Files)
{
    private static readonly string[] Ours = ["--", "settings:", "mapping:", "model:", "decisions.csv:"];

    public static FailureReason Of(string reason)
    {
        var lines = reason.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var ours = lines.Where(IsOurs).ToList();
        return new FailureReason(ours, lines.Length - ours.Count);
    }

    private static bool IsOurs(string line) => Ours.Any(start => line.StartsWith(start, StringComparison.Ordinal));
}
