using System.Text;
using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.App.Tests.Spreadsheets;

public sealed class SourceReaderTests : IDisposable
{
    private const string Header = "record_id,birth_date,mother_name,sex\n";

    private readonly TemporaryFolder _folder = new();

    public SourceReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_is_read_to_its_depth_in_ordinal_order()
    {
        Write("b.csv", Header + "B1,2025-03-02,Grace Banda,F\n");
        Write("a/z.csv", Header + "A1,2025-03-02,Ruth Phiri,F\n");
        Write("B.csv", Header + "C1,2025-03-02,Eve Moyo,F\n");

        var intake = Read();

        intake.Files.Select(static file => file.File).ShouldBe(["facility/B.csv", "facility/a/z.csv", "facility/b.csv"]);
        intake.Records.Select(static birth => birth.Key.Id).ShouldBe(["C1", "A1", "B1"]);
        intake.Records[1].Origin.ShouldBe(new RecordOrigin("facility/a/z.csv", "", 2));
    }

    [Theory]
    [InlineData("~$births.xlsx")]
    [InlineData("Thumbs.db")]
    [InlineData("._births.xlsx")]
    [InlineData(".DS_Store")]
    [InlineData("desktop.ini")]
    [InlineData(".hidden/births.csv")]
    public void What_programs_leave_behind_is_ignored(string name)
    {
        Write("births.csv", Header + "B1,2025-03-02,Grace Banda,F\n");
        Write(name, "nothing of ours");

        var intake = Read();

        intake.Files.Count.ShouldBe(1);
        intake.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_bad_file_is_a_problem_and_the_others_are_read()
    {
        Write("a.csv", Header + "B1,2025-03-02,Grace Banda,F\n");
        Write("b.pdf", "%PDF-1.7\n");
        Write("c.csv", "Item,Price\nSoap,3\n");
        Write("d.csv", "");

        var intake = Read();

        intake.Records.Count.ShouldBe(1);
        intake.Problems.Select(static problem => (problem.File, problem.Code)).ShouldBe([
            ("facility/b.pdf", FileProblemCode.UnsupportedFormat), ("facility/c.csv", FileProblemCode.NoKnownHeading), ("facility/d.csv", FileProblemCode.Empty)]);
    }

    [Fact]
    public void A_missing_path_is_one_problem()
    {
        var intake = SourceReader.ReadSource(SourceKind.Register, _folder.Path("nowhere"), Settings());

        intake.Problems.ShouldHaveSingleItem().Code.ShouldBe(FileProblemCode.NotFound);
        intake.Problems[0].File.ShouldBe("register");
    }

    [Fact]
    public void The_same_file_twice_is_read_once()
    {
        Write("a.csv", Header + "B1,2025-03-02,Grace Banda,F\n");
        Write("b.csv", Header + "B1,2025-03-02,Grace Banda,F\n");

        var intake = Read();

        intake.Files.Count.ShouldBe(2);
        intake.Files[0].Sha256.ShouldBe(intake.Files[1].Sha256);
        intake.Sheets[1].Note.ShouldBe("the same bytes as facility/a.csv, not read again");
        intake.Sheets[1].RowsRead.ShouldBe(0);
    }

    [Fact]
    public void A_gb18030_file_is_recognized_by_its_headings()
    {
        var text = "出生医学证明编号,出生日期,母亲姓名,性别\nL350247695,2025年3月2日,张丽,女\n";
        Write("a.csv", Encoding.GetEncoding("GB18030").GetBytes(text));

        var intake = Read();

        intake.Records.ShouldHaveSingleItem().Sex.ShouldBe(Sex.Female);
        intake.Sheets[0].Note.ShouldContain("GB18030");
    }

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    public void Other_delimiters_are_found(string delimiter)
    {
        Write("a.csv", $"record_id,birth_date,mother_name\nB1,02.03.2025,Grace Banda\nB2,25.03.2025,Ruth Phiri\n".Replace(",", delimiter));

        Read().Records.Select(static birth => birth.BirthDate).ShouldBe([new DateOnly(2025, 3, 2), new DateOnly(2025, 3, 25)]);
    }

    [Fact]
    public void Every_visible_sheet_of_a_workbook_is_read_and_hidden_ones_are_named()
    {
        const string Rows = """
            <row r="1"><c r="A1" t="inlineStr"><is><t>record_id</t></is></c><c r="B1" t="inlineStr"><is><t>birth_date</t></is></c><c r="C1" t="inlineStr"><is><t>mother_id</t></is></c></row>
            """;
        var workbook = new RawXlsx { Styles = [0, 14] }
            .Add("Jan", Rows + """<row r="2"><c r="A2"><v>7</v></c><c r="B2" s="1"><v>45718</v></c><c r="C2"><v>1.1010519900307E+17</v></c></row>""")
            .Add("Feb", Rows + """<row r="2"><c r="A2"><v>8</v></c><c r="B2"><v>45719</v></c></row>""")
            .Add("Old", Rows + """<row r="2"><c r="A2"><v>9</v></c><c r="B2"><v>45719</v></c></row>""", state: "hidden")
            .Add("Notes", """<row r="1"><c r="A1" t="inlineStr"><is><t>written in haste</t></is></c></row>""")
            .ToBytes();
        Write("a.xlsx", workbook);

        var intake = Read();

        intake.Records.Select(static birth => (birth.Key.Id, birth.BirthDate)).ShouldBe([("7", new DateOnly(2025, 3, 2)), ("8", new DateOnly(2025, 3, 3))]);
        intake.Sheets.Select(static sheet => (sheet.Sheet, sheet.Note)).ShouldBe([
            ("Jan", ""), ("Feb", ""), ("Old", "hidden sheet, not read"), ("Notes", "no known heading, not read")]);
        intake.Rejections.ShouldHaveSingleItem().Code.ShouldBe(RejectionCode.NationalIdDamaged);
        intake.Rejections[0].Column.ShouldBe("C");
    }

    [Fact]
    public void Xls_workbooks_are_read()
    {
        Write("a.xls", new RawXls().Add("Jan",
        [
            (0, 0, "record_id"), (0, 1, "birth_date"), (0, 2, "mother name"),
            (1, 0, 7d), (1, 1, (45718d, 1)), (1, 2, "Grace Banda"),
        ]).ToBytes());

        Read().Records.ShouldHaveSingleItem().BirthDate.ShouldBe(new DateOnly(2025, 3, 2));
    }

    [Fact]
    public void A_heading_and_a_letter_for_one_column_are_a_column_mapped_twice()
    {
        Write("a.csv", Header + "B1,2025-03-02,Grace Banda,F\n");
        var mapping = new ColumnMapping
        {
            Source = SourceKind.Facility,
            Columns = new Dictionary<CanonicalColumn, string> { [CanonicalColumn.BirthDate] = "birth_date", [CanonicalColumn.EntryDate] = "B" },
        };

        SourceReader.ReadSource(SourceKind.Facility, _folder.Path("in"), Settings(mapping))
            .Problems.ShouldHaveSingleItem().Code.ShouldBe(FileProblemCode.ColumnMappedTwice);
    }

    [Fact]
    public void Lists_of_deaths_are_read_in_the_same_way()
    {
        Write("deaths.csv", "mother name;birth date;sex\nGrace Banda;02/03/2025;F\n");

        var deaths = SourceReader.ReadDeaths(_folder.Path("in"), Settings());

        deaths.Records.ShouldHaveSingleItem().BirthDate.ShouldBe(new DateOnly(2025, 3, 2));
        deaths.Files[0].File.ShouldBe("deaths/deaths.csv");
        BatchedFolder.ShouldGive(deaths, _folder.Path("in"), Settings());
    }

    private SourceIntake Read()
    {
        var intake = SourceReader.ReadSource(SourceKind.Facility, _folder.Path("in"), Settings());
        BatchedFolder.ShouldGive(intake, _folder.Path("in"), Settings());
        return intake;
    }

    private static IntakeSettings Settings(params ColumnMapping[] mappings) => new(new DateOnly(2025, 6, 30), DateOrder.DayMonthYear, mappings);

    [Fact]
    public void A_check_says_what_a_run_says_and_holds_only_records_of_one_id()
    {
        // One id three times: an older version, a newer one, and another birth.
        Write("versions.csv", "record_id,birth_date,mother_name,mother_national_id,record_vintage\nB1,2025-03-02,Grace Banda,AB1234567,1\nB2,2025-03-03,Ruth Phiri,,1\n"
            + "B1,2025-03-02,Grace Bandah,AB1234567,2\nB1,2025-05-02,Eve Moyo,CD7654321,1\n,never,Ann Tembo,,\n");
        Write("conflict.csv", "record_id,birth_date,mother_name,sex\nC1,2025-03-02,Grace Banda,F\nC1,2025-03-02,Grace Banda,M\nC2,2025-03-02,Ruth Phiri,Q\n");
        MessyDistrictWriter.Write(SyntheticDistrict.Generate(new DistrictOptions { Births = 200, Seed = 7 }), _folder.Path("in/messy"));

        var run = Read();
        var check = SourceReader.CheckSource(SourceKind.Facility, _folder.Path("in"), Settings());

        check.Sheets.Select(Told).ShouldBe(run.Sheets.Select(Told));
        check.Rejections.ShouldBe(run.Rejections);
        check.Problems.ShouldBe(run.Problems);
        check.Counts.Facilities.ShouldBe(run.Counts.Facilities);
        check.Counts.BirthMonths.ShouldBe(run.Counts.BirthMonths);
        check.Records.Count.ShouldBeLessThan(run.Records.Count / 4);
        run.Sheets.Single(static sheet => sheet.File == "facility/versions.csv").RowsSkipped.ShouldBe(1);

        static SheetReport Told(SheetReport sheet) => sheet with { Outline = null, Notes = [] };
    }

    [Fact]
    public void Evidence_of_death_in_a_file_that_is_refused_is_kept()
    {
        Write("twins.csv", "record_id,birth_date,mother_name,mother_name,outcome\nB1,2025-03-02,Grace Banda,Ruth Phiri,neonatal_death\nB2,2025-03-02,Eve Moyo,Eve Moyo,live\n");

        var intake = Read();

        intake.Problems.ShouldHaveSingleItem().Code.ShouldBe(FileProblemCode.DuplicateColumn);
        intake.Records.ShouldBeEmpty();
        intake.DeathsSetAside.Count.ShouldBe(1);
    }

    [Fact]
    public void Ids_noted_twice_are_found()
    {
        var ids = new RepeatedIds();
        foreach (var id in Enumerable.Range(0, 50_000).Select(static i => $"F{i % 40_000}"))
            ids.Note(id);

        ids.Any.ShouldBeTrue();
        Enumerable.Range(0, 40_000).Count(i => ids.Contains($"F{i}")).ShouldBe(10_000);
    }

    private void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    private void Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Path($"in/{name}"))!);
        _folder.Write($"in/{name}", bytes);
    }
}
