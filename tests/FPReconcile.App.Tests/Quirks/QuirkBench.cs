using System.Text;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Languages;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Tests.Quirks;

/// <summary>Where a quirk is proved: a folder of files that one facility sends, read as a run reads them.</summary>
internal sealed class QuirkBench : IDisposable
{
    /// <summary>The headings that most quirks need; a facility has them in this order.</summary>
    internal static readonly object?[] Headings = ["record_id", "birth_date", "mother_name", "sex"];

    private static readonly DateOnly AsOf = new(2025, 6, 30);

    private readonly TemporaryFolder _folder = new();

    private readonly HashSet<string> _notes = new(StringComparer.Ordinal);
    private readonly List<FileProblem> _problems = [];

    static QuirkBench() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => _folder.Dispose();

    /// <summary>Notes of the files read so far that a clerk would get in English, and problems that a clerk would get only the code of.</summary>
    internal IEnumerable<string> WithoutWords() => ClerkLanguage.All.Where(static language => language.Code != "en").SelectMany(language =>
        _notes.Where(note => language.Note(note) == note)
            .Concat(_problems.Where(problem => SaysMoreThanItsCode(problem) && language.Words(problem) == language.Words(problem.Code)).Select(static problem => problem.Message))
            .Select(english => $"{language.Code}: {english}"));

    /// <summary>Adds a file below the folder of the facility.</summary>
    internal QuirkBench Put(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Path($"in/{name}"))!);
        _folder.Write($"in/{name}", bytes);
        return this;
    }

    internal QuirkBench Put(string name, params string[] lines) => Put(name, Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n"));

    /// <summary>Reads all files that were put, and clears the folder for the next ones.</summary>
    internal SourceIntake Read(params ColumnMapping[] mappings)
    {
        var settings = new IntakeSettings(AsOf, DateOrder.DayMonthYear, mappings);
        var intake = SourceReader.ReadSource(SourceKind.Facility, _folder.Path("in"), settings);
        BatchedFolder.ShouldGive(intake, _folder.Path("in"), settings);
        Directory.Delete(_folder.Path("in"), recursive: true);
        _notes.UnionWith(intake.Sheets.SelectMany(static sheet => sheet.Notes));
        _problems.AddRange(intake.Problems);
        return intake;
    }

    /// <summary>Reads one CSV file of these lines.</summary>
    internal SourceIntake ReadCsv(params string[] lines) => Put("births.csv", lines).Read();

    /// <summary>Reads one workbook of one sheet.</summary>
    internal SourceIntake ReadXlsx(params object?[][] rows) => Put("births.xlsx", QuirkSheet.Xlsx(rows)).Read();

    /// <summary>Reads one old workbook of one sheet: texts, numbers and dates.</summary>
    internal SourceIntake ReadXls(params object?[][] rows) => Put("births.xls", QuirkSheet.Xls(rows)).Read();

    /// <summary>
    /// Whether two values of a column are read as the same: two rows of one record that differ in nothing else are then one, and
    /// else a conflict. What was read is not shown outside of the program, so this is how a test sees it.
    /// </summary>
    internal bool SayTheSame(string heading, object one, object other)
    {
        object?[] Row(object value) => ["H1", new DateOnly(2025, 3, 2), "Esther", value];
        var intake = ReadXlsx(["record_id", "birth_date", "child_name", heading], Row(one), Row(other));
        intake.Rows().Read.ShouldBe(2);
        intake.Rejections.ShouldAllBe(static line => line.Code == RejectionCode.ConflictingVersion);
        return intake.Notes().Contains("repeat another row of the same record number exactly", StringComparison.Ordinal);
    }

    /// <summary>Reads one column beside complete rows, H1, H2 and so on.</summary>
    internal SourceIntake ReadColumn(string heading, params object?[] values)
    {
        var rows = values.Select(static (value, i) => (object?[])[$"H{i + 1}", new DateOnly(2025, 3, 2), $"Amina Banda {i}", value]);
        var intake = ReadXlsx([["record_id", "birth_date", "mother_name", heading], .. rows]);
        // A value that is not understood never costs its row.
        intake.Records.Count.ShouldBe(values.Length);
        return intake;
    }

    /// <summary>Reads a column of birth dates: H1, H2 and so on.</summary>
    internal SourceIntake ReadBirthDates(ColumnMapping? mapping, params object?[] dates)
    {
        object?[][] rows = [["record_id", "birth_date", "mother_name"], .. dates.Select(static (date, i) => (object?[])[$"H{i + 1}", date, "Amina Banda"])];
        return Put("births.xlsx", QuirkSheet.Xlsx(rows)).Read(mapping is null ? [] : [mapping]);
    }

    /// <summary>Reads a file that must not give a record: why, and what the office is told.</summary>
    internal FileProblem Refused(string name, byte[] bytes, params ColumnMapping[] mappings)
    {
        var intake = Put(name, bytes).Read(mappings);
        intake.Records.ShouldBeEmpty();
        return intake.Problems.ShouldHaveSingleItem();
    }

    /// <summary>Runs the whole program on the files that were put as the facility's, against two registrations of other births.</summary>
    internal string[] Reconcile(params string[] outputs) =>
        ReconcileWith("registration_number,birth_date,mother_name,sex\r\nR1,2025-01-05,Ruth Lungu,F\r\nR2,2025-06-05,Eve Sakala,M\r\n", outputs);

    /// <summary>The same against the registrations of a CSV text.</summary>
    internal string[] ReconcileWith(string registrations, params string[] outputs)
    {
        var registration = _folder.Write("registration.csv", Encoding.UTF8.GetBytes(registrations));
        var run = Commands.InProcessRun.Start(
            "reconcile", "--facility", _folder.Path("in"), "--registration", registration, "--as-of", "2025-06-30", "--out", _folder.Path("out"), "--quiet");
        run.ExitCode.ShouldBe(0, run.Error);
        var texts = outputs.Select(name => File.ReadAllText(_folder.Path($"out/{name}"))).ToArray();
        Directory.Delete(_folder.Path("in"), recursive: true);
        Directory.Delete(_folder.Path("out"), recursive: true);
        return texts;
    }

    private static bool SaysMoreThanItsCode(FileProblem problem) =>
        problem.Code is FileProblemCode.UnsupportedFormat or FileProblemCode.UnknownEncoding or FileProblemCode.TooLarge or FileProblemCode.DuplicateColumn;
}
