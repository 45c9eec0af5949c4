using System.Globalization;
using System.Text.RegularExpressions;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.Core.Intake;

/// <summary>
/// Notices files that were sent in place of others: the name says a month of which the file holds nothing, or the folder is that of
/// one facility and rows name another. Told, never refused: names of files and folders are habits.
/// </summary>
internal sealed partial class WrongFiles
{
    private readonly List<SentFile> _files = [];
    private readonly HashSet<string> _facilities = new(StringComparer.Ordinal);

    /// <summary>Adds a file once its rows are known.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="report">Where it is told.</param>
    /// <param name="counts">Counts of its usable rows.</param>
    public void Add(string file, SheetTally report, RecordCounts counts)
    {
        var segments = file.Split('/');
        _files.Add(new SentFile(report, segments.Length > 1 ? segments[^2].ToUpperInvariant() : "", counts.Facilities));
        _facilities.UnionWith(counts.Facilities.Keys);
        if (!counts.IsEmpty && MonthOf(segments[^1]) is { } month && !counts.HasMonth(month.Year, month.Month))
            report.Notes.Add("no row is of the month that the name of the file says: is it the right file?");
    }

    /// <summary>Tells the files whose rows name another facility than their folder, once it is known which folders are facilities.</summary>
    public void Tell()
    {
        foreach (var (report, folder, counts) in _files)
        {
            var others = counts.Where(count => count.Key != folder).Sum(static count => count.Value);
            if (others > 0 && _facilities.Contains(folder))
                report.AddCount(others, "name another facility than the folder of the file: is it the right file?");
        }
    }

    private static DateOnly? MonthOf(string name) =>
        YearAndMonth().Match(name) is { Success: true } match
            ? new DateOnly(int.Parse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), int.Parse(match.Groups["month"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), 1)
            : null;

    // 2025-03, 2025_03, 202503, 2025年3月; a day behind it is the day of sending, which says nothing.
    [GeneratedRegex("(?<![0-9])(?<year>20[0-9]{2})[-_. 年]?(?<month>1[0-2]|0?[1-9])(?![0-9]|[-_.][0-9])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YearAndMonth();

    private sealed record SentFile(SheetTally Report, string Folder, IReadOnlyDictionary<string, int> Facilities);
}
