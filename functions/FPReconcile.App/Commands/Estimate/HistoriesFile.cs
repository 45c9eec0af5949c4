using System.Globalization;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.Core.Completeness;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Commands.Estimate;

/// <summary>Reads the file of <c>--histories</c>. A row that is wrong is never left out: without it every number would be another one.</summary>
internal sealed class HistoriesFile
{
    private const string Dataset = "dataset";
    private const string History = "history";
    private const string Count = "count";

    private const string AsText = "(a spreadsheet takes the zeros off 011: keep the column as text)";

    /// <summary>Further lines tell nothing new, and scroll the first ones away.</summary>
    private const int MostProblemsTold = 20;

    private readonly NamedColumnsTable _table;
    private readonly Dictionary<string, Dictionary<CaptureHistory, long>> _counts = new(StringComparer.Ordinal);

    // In the order of the file.
    private readonly List<string> _names = [];
    private readonly List<string> _problems = [];

    private HistoriesFile(NamedColumnsTable table) => _table = table;

    /// <summary>The datasets in the order of the file; a history without a row has nobody.</summary>
    /// <exception cref="UsageException">Columns or rows are wrong; every row is told, to a limit.</exception>
    /// <exception cref="RunFailedException">The file cannot be read, or has no row.</exception>
    public static IReadOnlyList<CountedLists> Read(string path)
    {
        var file = new HistoriesFile(Table(path));
        foreach (var row in file._table.Rows)
            file.Add(row);
        if (file._problems.Count > 0)
            throw new UsageException(string.Join('\n', file.ProblemsTold()));
        return [.. file._names.Select(file.Lists)];
    }

    private static NamedColumnsTable Table(string path)
    {
        try
        {
            using var file = TabularFiles.Open(path, new TabularFileOptions());
            var table = NamedColumnsTable.Read(file, [Dataset, History, Count], []);
            return table.Rows.Count > 0 ? table : throw new RunFailedException("NO_ROWS --histories: the file has no rows below its header: give a row for each history");
        }
        catch (TabularFileException exception)
        {
            throw new RunFailedException($"{exception.Code.ToCode()} --histories: {exception.Message}", exception);
        }
        catch (UsageException exception)
        {
            throw new UsageException($"COLUMNS_WRONG --histories, header row: {exception.Message}: the columns are {Dataset}, {History}, {Count}");
        }
    }

    private void Add(SheetRow row)
    {
        if (_table[row, Dataset] is not { } dataset)
            Tell("DATASET_MISSING", row, "dataset is blank: name the dataset in every row");
        else if (!CaptureHistory.TryParse(_table[row, History], out var history))
            Tell("HISTORY_WRONG", row, $"history has to be two or three digits of 0 and 1, one for each list, such as 101 {AsText}: correct it");
        else if (history.IsInNone)
            Tell("HISTORY_OF_NOBODY", row, "births in no list cannot be counted, they are what is estimated: leave the row out");
        else if (!TryParseCount(_table[row, Count], out var count))
            Tell("COUNT_WRONG", row, "count has to be a whole number from 0 to 1000000000000, without signs, decimals or separators: correct it");
        else
            Add(row, dataset, history, count);
    }

    private void Add(SheetRow row, string dataset, CaptureHistory history, long count)
    {
        if (!_counts.TryGetValue(dataset, out var counts))
        {
            _counts.Add(dataset, counts = []);
            _names.Add(dataset);
        }

        if (counts.Count > 0 && counts.Keys.First().Lists != history.Lists)
            Tell("HISTORY_LENGTH", row, $"history has another number of digits than those above it in its dataset {AsText}: write a digit for each list");
        else if (!counts.TryAdd(history, count))
            Tell("HISTORY_TWICE", row, "history is there twice in its dataset: add the counts up, or give the datasets different names");
    }

    private IEnumerable<string> ProblemsTold() => _problems.Count <= MostProblemsTold
        ? _problems
        : _problems.Take(MostProblemsTold).Append(string.Create(CultureInfo.InvariantCulture, $"{_problems.Count - MostProblemsTold} more rows are wrong"));

    private CountedLists Lists(string name) => new(name, new CaptureCounts(_counts[name].Keys.First().Lists, _counts[name]));

    private void Tell(string code, SheetRow row, string problem) =>
        _problems.Add(string.Create(CultureInfo.InvariantCulture, $"{code} --histories, row {row.Number}: {problem}"));

    private static bool TryParseCount(string? text, out long count) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count <= CaptureCounts.LargestCount;
}
