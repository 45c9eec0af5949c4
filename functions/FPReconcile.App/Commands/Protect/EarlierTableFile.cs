using FPReconcile.App.Output;
using FPReconcile.Core.Disclosure.Suppression;

namespace FPReconcile.App.Commands.Protect;

/// <summary>Reads an earlier table of the same kind: its true counts, and what was published of it. The two have to agree in all that was shown.</summary>
internal static class EarlierTableFile
{
    private const string Earlier = "--earlier";
    private const string Published = "--earlier-published";

    /// <summary>The earlier table; null when nothing of it was published, so that nothing can be subtracted from it.</summary>
    /// <param name="files">The true table, and the published one: a file such as suppressed-long.csv, or the folder with it.</param>
    /// <param name="arguments">Headings, and whether zeros may be hidden.</param>
    /// <exception cref="UsageException">A column is missing, or the earlier table hides zeros and the later one must not.</exception>
    /// <exception cref="RunFailedException">A file cannot be read, or the two do not agree.</exception>
    public static EarlierTable? Read((string Counts, string Published) files, ProtectArguments arguments)
    {
        var (counts, _) = CountTableFile.Read(Earlier, files.Counts, arguments);
        var path = Directory.Exists(files.Published) ? Path.Combine(files.Published, ProtectFiles.LongName) : files.Published;
        var hidden = Hidden(counts, LabelledCells.Read(Published, path, arguments));
        if (hidden.Count == (counts.Rows.Count + 1L) * (counts.Columns.Count + 1))
            return null;
        var table = new EarlierTable(counts, hidden);
        return !table.HidesZeros || arguments.MayHideZeros ? table : throw new UsageException($"{Published}: zeros are hidden in it: give --hide-zeros, as was done for it");
    }

    private static List<CellIndex> Hidden(CountTable counts, List<LabelledCell> cells)
    {
        var (rows, columns) = (Places(counts.Rows), Places(counts.Columns));
        var seen = new HashSet<CellIndex>();
        var hidden = new List<CellIndex>();
        foreach (var cell in cells)
        {
            if (!rows.TryGetValue(Unescaped(cell.Row), out var row) || !columns.TryGetValue(Unescaped(cell.Column), out var column))
                throw LabelledCells.Wrong(Published, cell, $"a label is neither in {Earlier} nor \"{ProtectFiles.TotalLabel}\": both have to be of one table");
            if (!seen.Add(new CellIndex(row, column)))
                throw LabelledCells.Wrong(Published, cell, "the combination of its labels is there twice");
            if (cell.Count == ProtectFiles.Mark)
                hidden.Add(new CellIndex(row, column));
            else if (LabelledCells.CountOf(cell) != counts[new CellIndex(row, column)])
                throw LabelledCells.Wrong(Published, cell, $"it shows another count than {Earlier} has: both have to be of one table");
        }

        var missing = ((counts.Rows.Count + 1L) * (counts.Columns.Count + 1)) - seen.Count;
        return missing == 0 ? hidden : throw new RunFailedException($"{Published}: {missing} cells or totals are not in it: name the {ProtectFiles.LongName} of the earlier run, or its folder");
    }

    // The total comes after the last label.
    private static Dictionary<string, int> Places(IReadOnlyList<string> labels) =>
        labels.Append(ProtectFiles.TotalLabel).Index().ToDictionary(static label => label.Item, static label => label.Index, StringComparer.Ordinal);

    private static string Unescaped(string? label) => EscapedText.Unescaped(label) ?? "";
}
