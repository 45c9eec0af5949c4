using System.Globalization;
using System.Text;
using CsvHelper;
using ExcelDataReader;
using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Benchmarks;

/// <summary>
/// Rows per second and peak memory of reading one large file of 15 columns: the whole of intake (read, mapped, checked, normalised)
/// beside the libraries that merely read it, each in a fresh process.
/// </summary>
internal static class IntakeSpeedBenchmark
{
    private static readonly (string File, string Reader)[] Cases =
    [
        ("inline.xlsx", "intake"), ("inline.xlsx", "ExcelDataReader"), ("shared.xlsx", "intake"), ("shared.xlsx", "ExcelDataReader"),
        ("births.csv", "intake"), ("births.csv", "CsvHelper"),
    ];

    public static int Run(string[] arguments)
    {
        var values = new BenchmarkArguments(arguments, "--rows", "--runs");
        var rows = values.Number("--rows", 1_000_000);
        var runs = values.Number("--runs", 3);
        var folder = Directory.CreateTempSubdirectory("fpreconcile-intake-").FullName;
        try
        {
            LargeFiles.Write(folder, rows);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# Speed of intake: {rows:N0} rows of {LargeFiles.Headings.Count} columns, median of {runs} fresh processes"));
            Console.WriteLine();
            Console.WriteLine("| file | read by | rows/s | wall, s | CPU, s | peak memory, MB |");
            Console.WriteLine("|---|---|---|---|---|---|");
            foreach (var (file, reader) in Cases)
                Print(file, reader, rows, [.. Enumerable.Range(0, runs).Select(_ => FreshProcess.Measure([reader, Path.Combine(folder, file)], "read-file"))]);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Reads one file in this process, and prints what it cost.</summary>
    public static int Read(string[] arguments)
    {
        var cells = arguments switch
        {
            ["intake", var path] => TakeIn(path),
            ["ExcelDataReader", var path] => ReadWithExcelDataReader(path),
            ["CsvHelper", var path] => ReadWithCsvHelper(path),
            _ => throw new ArgumentException("a reader and a file are needed", nameof(arguments)),
        };
        Console.WriteLine(cells.ToString(CultureInfo.InvariantCulture));
        MeasuredRun.PrintCost();
        return 0;
    }

    private static long TakeIn(string path)
    {
        var intake = SourceReader.CheckSource(SourceKind.Facility, path, new IntakeSettings(new DateOnly(2026, 1, 1), DateOrder.DayMonthYear, []));
        if (intake.Problems.Count > 0)
            throw new InvalidOperationException(intake.Problems[0].Message);
        return intake.Sheets.Sum(static sheet => sheet.RowsAccepted);
    }

    private static long ReadWithExcelDataReader(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var stream = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        var cells = 0L;
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
                cells += reader.GetValue(i) is null ? 0 : 1;
        }

        return cells;
    }

    private static long ReadWithCsvHelper(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = CsvReader.Create(stream, new CsvReaderOptions());
        var cells = 0L;
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
                cells += reader.GetString(i).Length > 0 ? 1 : 0;
        }

        return cells;
    }

    private static void Print(string file, string reader, int rows, List<RunCost> runs)
    {
        var run = runs.OrderBy(static cost => cost.WallSeconds).ElementAt(runs.Count / 2);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {file} | {reader} | {rows / run.WallSeconds:N0} | {run.WallSeconds:0.00} | {run.CpuSeconds:0.00} | {run.PeakMegabytes:0} |"));
    }
}
