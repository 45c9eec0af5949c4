using FPReconcile.App.Output;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Commands.Check;

/// <summary>Whatever is typed and whatever the file is: one line that says why and what to do, and nothing is written.</summary>
[Collection(CheckCollection.Name)]
public sealed class CheckBadInputTests : IDisposable
{
    private readonly CheckFolder _folder = new();
    private readonly string _file;

    public CheckBadInputTests() => _file = _folder.Write("march.csv", CheckFolder.Messy);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_is_not_there_is_told() => Refused(_folder.Path("nowhere.csv"), 1, "NOT_FOUND nowhere.csv");

    [Fact]
    public void A_folder_is_refused() => Refused(_folder.Path(""), 2, "one file at a time");

    [Theory]
    [InlineData("%PDF-1.7 a report", "UNSUPPORTED_FORMAT")]
    [InlineData("", "EMPTY")]
    [InlineData("Colour,Shape\nred,round\n", "NO_KNOWN_HEADING")]
    [InlineData("record_id,birth_date\nD1,tomorrow\n", "NO_USABLE_ROW")]
    [InlineData("record_id,birth_date\n", "NO_USABLE_ROW file.xlsx: The file holds no row")]
    public void A_file_of_which_nothing_can_be_used_is_told(string content, string told) =>
        Refused(_folder.Write("file.xlsx", content), 1, told);

    [Fact]
    public void A_cell_that_is_too_long_is_told_with_its_row() =>
        Refused(_folder.Write("long.csv", $"record_id,birth_date,mother_name\nD1,2025-03-01,{new string('x', 40_000)}\n"), 1, "TOO_LARGE long.csv: a cell in row 2 has more than 32,767 characters: shorten it");

    [Fact]
    public void A_standard_output_that_was_closed_before_ends_no_check()
    {
        if (OperatingSystem.IsWindows())
            return;
        var command = $"dotnet \"{Path.Combine(AppContext.BaseDirectory, "fpreconcile.dll")}\" check \"{_file}\" --source facility --out \"{_folder.Path("out")}\" >&-";
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sh", ["-c", command]) { UseShellExecute = false, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        process.ExitCode.ShouldBe(0, error);
        error.ShouldContain("standard output could not be written");
        File.Exists(_folder.Path("out/march-checked.xlsx")).ShouldBeTrue();
    }

    [Fact]
    public void An_encrypted_workbook_is_told() =>
        Refused(_folder.Write("locked.xls", new RawXls { IsEncrypted = true }.Add("S", [(0, 0, "a")]).ToBytes()), 1, "ENCRYPTED");

    [Fact]
    public void A_problem_of_a_file_is_told_in_the_language()
    {
        var file = _folder.Write("file.xlsx", "%PDF-1.7");

        _folder.Check(file, "--language", "zh").Error.ShouldContain("该文件是 PDF 文档。 不支持该文件类型");
    }

    [Fact]
    public void An_unknown_source_is_a_mistake_of_use()
    {
        var run = InProcessRun.Start("check", _file, "--source", "deaths");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("facility, registration or register");
    }

    [Theory]
    [InlineData("--month", "2025-13", "yyyy-MM")]
    [InlineData("--as-of", "2025-02-30", "yyyy-MM-dd")]
    [InlineData("--language", "xx", "en, zh")]
    [InlineData("--mapping", "/nowhere/mapping.json", "cannot be opened")]
    [InlineData("--settings", "/nowhere/settings.json", "cannot be read")]
    [InlineData("--out", "", "name a folder")]
    [InlineData("--save-mapping", "", "name a file")]
    public void An_option_that_is_wrong_is_a_mistake_of_use(string option, string value, string told) => Refused(_file, 2, told, option, value);

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void The_file_back_is_refused_in_place_of_the_file_even_with_a_mapping(string language)
    {
        _folder.Check(_file, "--out", _folder.Path("back"), "--language", language).ExitCode.ShouldBe(0);
        var mapping = _folder.Write("mapping.json", """{ "source": "facility", "columns": { "record_id": "C", "mother_name": "D", "birth_date": "F" } }""");

        Refused(_folder.Path("back/march-checked.xlsx"), 1, "RETURNED_FILE march-checked.xlsx");
        Refused(_folder.Path("back/march-checked.xlsx"), 1, "RETURNED_FILE march-checked.xlsx", "--mapping", mapping);
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_a_mistake_of_use() => Refused(_file, 2, "name a folder", "--out", _file);

    [Fact]
    public void A_place_that_cannot_be_written_is_told() => Refused(_file, 1, "cannot be written", "--out", Path.Combine(_file, "below"));

    [Fact]
    public void A_saved_mapping_is_not_replaced()
    {
        var mapping = _folder.Write("mapping.json", "corrected by hand");

        Refused(_file, 2, "is not replaced", "--save-mapping", mapping);

        File.ReadAllText(mapping).ShouldBe("corrected by hand");
    }

    [Fact]
    public void A_mapping_that_names_a_column_twice_is_a_mistake_of_use()
    {
        var mapping = _folder.Write("mapping.json", """{ "source": "facility", "columns": { "sex": "Sex", "outcome": "E" } }""");

        Refused(_file, 2, "names one column of the file twice", "--mapping", mapping);
    }

    [Fact]
    public void A_mapping_for_another_file_is_told()
    {
        var mapping = _folder.Write("mapping.json", """{ "source": "facility", "fileGlob": "april*" }""");

        _folder.Check(_file, "--mapping", mapping).Error.ShouldContain("no entry is for this file");
    }

    [Fact]
    public void When_writing_breaks_off_the_file_of_before_is_still_there()
    {
        var path = _folder.Write("kept.xlsx", "before");

        Should.Throw<RunFailedException>(() => WholeFile.Write(path, "--out", static stream =>
        {
            stream.WriteByte(1);
            throw new IOException("the disk is full");
        }));

        File.ReadAllText(path).ShouldBe("before");
        Directory.GetFiles(_folder.Path("")).Select(Path.GetFileName).Where(static name => name!.StartsWith('.')).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_killed_run_left_behind_is_overwritten()
    {
        _folder.Write(".kept.xlsx.fpreconcile-new", "half a file that is longer than the whole one");

        WholeFile.Write(_folder.Path("kept.xlsx"), "--out", static stream => stream.WriteByte((byte)'1'));

        File.ReadAllText(_folder.Path("kept.xlsx")).ShouldBe("1");
        File.Exists(_folder.Path(".kept.xlsx.fpreconcile-new")).ShouldBeFalse();
    }

    private void Refused(string path, int exitCode, string told, params string[] options)
    {
        string[] output = options.Contains("--out") ? [] : ["--out", _folder.Path("out")];
        var run = _folder.Check(path, [.. options, .. output]);

        run.ExitCode.ShouldBe(exitCode, run.Error);
        run.Error.ShouldContain(told);
        run.Error.ShouldNotContain("unexpected");
        if (exitCode == 2)
            Directory.Exists(_folder.Path("out")).ShouldBeFalse();
    }
}
