using FPReconcile.Core.Tables;

namespace FPReconcile.App.Commands.Link;

/// <summary>Reads the file of <c>--truth</c>: the ids of all pairs that match, in columns <c>left_id</c> and <c>right_id</c>.</summary>
internal static class TruthFile
{
    private const string LeftId = "left_id";
    private const string RightId = "right_id";
    private const string IsMatch = "is_match";

    /// <exception cref="UsageException">A column is missing.</exception>
    /// <exception cref="RunFailedException">The file cannot be read, or has no row.</exception>
    public static IdPairReader Read(string path)
    {
        using var file = TableFile.Open(path, "truth");
        var headings = file.Header.Headings.ToList();
        if (headings.Contains(IsMatch, StringComparer.Ordinal))
            throw new UsageException($"--truth: the file has a column {IsMatch}: give all matches and nothing else, without that column");
        var (left, right) = (headings.IndexOf(LeftId), headings.IndexOf(RightId));
        if (left < 0 || right < 0)
            throw new UsageException($"--truth: the header row must have the columns {LeftId} and {RightId}");
        return file.Read(new IdPairReader(file.Header, left, right));
    }
}
