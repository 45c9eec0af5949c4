using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Linkage;

namespace FPReconcile.App.Commands.Link;

/// <summary>
/// Pairs that persons judged, as CSV: <c>left_id, right_id, is_match</c>. Without the third column every row is a match: that is
/// the form of a truth file.
/// </summary>
internal static class LabelledPairsFile
{
    private const string LeftId = "left_id";
    private const string RightId = "right_id";
    private const string IsMatch = "is_match";

    /// <summary>Writes pairs to be judged, with an empty <c>is_match</c>. The probability is left out: it would sway the judgement.</summary>
    public static void WriteUnlabelled(Stream stream, IEnumerable<ScoredIds> pairs)
    {
        using var csv = new CsvTableWriter(stream, LeftId, RightId, IsMatch);
        foreach (var pair in pairs)
            csv.Text(pair.LeftId).Text(pair.RightId).Blank().EndRow();
    }

    /// <summary>The judged pairs; rows not judged yet are passed over.</summary>
    /// <exception cref="UsageException">The file cannot be read, or a row is wrong.</exception>
    public static List<LabelledPair> Read(string path)
    {
        var table = NamedColumnsTable.Read(path, [LeftId, RightId], [IsMatch]);
        var hasLabels = table.Has(IsMatch);
        var pairs = new List<LabelledPair>();
        foreach (var row in table.Rows)
        {
            var isMatch = hasLabels ? Label(row, table[row, IsMatch]) : true;
            if (isMatch is not null)
                pairs.Add(new LabelledPair(Id(table, row, LeftId), Id(table, row, RightId), isMatch.Value));
        }

        return pairs;
    }

    private static bool? Label(SheetRow row, string? text) => text?.ToUpperInvariant() switch
    {
        null => null,
        "TRUE" or "YES" or "1" => true,
        "FALSE" or "NO" or "0" => false,
        _ => throw Wrong(row, $"{IsMatch} must be true or false, or blank for a pair not judged yet"),
    };

    private static string Id(NamedColumnsTable table, SheetRow row, string column)
    {
        var id = table[row, column] ?? throw Wrong(row, $"{column} is missing");
        // Our own files put an apostrophe before what a spreadsheet would run.
        return id is ['\'', '=' or '+' or '-' or '@', ..] ? id[1..] : id;
    }

    private static UsageException Wrong(SheetRow row, string problem) => new($"row {row.Number}: {problem}");
}
