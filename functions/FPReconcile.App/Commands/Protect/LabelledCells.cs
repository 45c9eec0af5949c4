using System.Globalization;
using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Commands.Protect;

/// <summary>One row of a file of counts.</summary>
/// <param name="Line">The row as a spreadsheet shows it.</param>
/// <param name="Row">Label of its row; null when blank.</param>
/// <param name="Column">Label of its column; null when blank.</param>
/// <param name="Count">The count as it is written; null when blank.</param>
internal readonly record struct LabelledCell(int Line, string? Row, string? Column, string? Count);

/// <summary>Reads a file with one row for each count: two labels and a text. Messages name the option and the row, and hold no cell and no heading.</summary>
internal static class LabelledCells
{
    /// <exception cref="UsageException">A column is missing or there twice.</exception>
    /// <exception cref="RunFailedException">The file cannot be read.</exception>
    public static List<LabelledCell> Read(string option, string path, ProtectArguments arguments)
    {
        try
        {
            using var file = TabularFiles.Open(path, new TabularFileOptions());
            return Read(option, file, arguments);
        }
        catch (TabularFileException exception)
        {
            throw new RunFailedException($"{option}: {exception.Message}", exception);
        }
    }

    /// <summary>The count of a row, from 0 to a million millions; null when the text is none.</summary>
    public static long? CountOf(LabelledCell cell) =>
        long.TryParse(cell.Count, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= Core.Disclosure.Suppression.CountTable.LargestCount ? count : null;

    public static RunFailedException Wrong(string option, LabelledCell cell, string what) =>
        new($"{option}: row {cell.Line.ToString(CultureInfo.InvariantCulture)}: {what}");

    private static List<LabelledCell> Read(string option, ITabularFile file, ProtectArguments arguments)
    {
        var cells = new List<LabelledCell>();
        (int Rows, int Columns, int Count)? places = null;
        foreach (var row in file.Sheets[0].ReadRows().Where(static row => !row.IsBlank))
        {
            if (places is { } known)
                cells.Add(new LabelledCell(row.Number, Label(row, known.Rows), Label(row, known.Columns), Text(row, known.Count)));
            else
                places = (PlaceOf(row, option, ("--rows", arguments.Rows)), PlaceOf(row, option, ("--columns", arguments.Columns)), PlaceOf(row, option, ("--count", arguments.Count)));
        }

        return cells;
    }

    private static int PlaceOf(SheetRow header, string file, (string Option, string Name) column)
    {
        var places = header.Cells.Index().Where(cell => cell.Item.Text?.Trim() == column.Name.Trim()).Select(static cell => cell.Index).ToList();
        return places.Count switch
        {
            1 => places[0],
            0 => throw new UsageException($"{column.Option}: the header row of {file} has no such column: write it as it is there, capitals included"),
            _ => throw new UsageException($"{column.Option}: the header row of {file} has that column more than once: rename one"),
        };
    }

    private static string? Text(SheetRow row, int place)
    {
        var cell = place < row.Cells.Count ? row.Cells[place] : Cell.Blank;
        return cell.Kind is CellKind.Text or CellKind.Number ? cell.Text?.Trim() : null;
    }

    // A number is a label too: the months 1 to 12.
    private static string? Label(SheetRow row, int place)
    {
        var cell = place < row.Cells.Count ? row.Cells[place] : Cell.Blank;
        var text = cell.Kind == CellKind.Date ? DateTime.FromOADate(cell.Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : cell.Text?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
