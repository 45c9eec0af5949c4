using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Mappings;

namespace FPReconcile.App.Tests.Commands.Check;

/// <summary>What was guessed can be saved, corrected and used; the next month is held against it.</summary>
[Collection(CheckCollection.Name)]
public sealed class SavedMappingTests : IDisposable
{
    private const string March = "Delivery No,Mother's name,Date of birth,Sex,Weight,ID\nD1,Amina Banda,2025-03-01,F,3200,x\n";

    private readonly CheckFolder _folder = new();
    private readonly string _mapping;

    public SavedMappingTests() => _mapping = _folder.Path("mapping.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_guess_is_saved_as_headings_and_letters()
    {
        Save(March);

        var mapping = MappingFile.Read(_mapping).ShouldHaveSingleItem();
        mapping.Columns[CanonicalColumn.RecordId].ShouldBe("Delivery No");
        mapping.Columns[CanonicalColumn.MotherName].ShouldBe("Mother's name");
        mapping.Letters[CanonicalColumn.MotherName].ShouldBe("B");
        mapping.Letters.Keys.ShouldBe(mapping.Columns.Keys, ignoreOrder: true);
    }

    [Fact]
    public void What_was_declared_of_versions_is_saved_again()
    {
        var declared = _folder.Write("declared.json", """{"source":"facility","sender":"north","vintageFromName":"births_{vintage}.csv","extract":"full"}""");
        var file = _folder.Write("births_2025-03.csv", March);

        var run = _folder.Check(file, "--mapping", declared, "--save-mapping", _mapping);

        run.ExitCode.ShouldBe(0, run.Error);
        var mapping = MappingFile.Read(_mapping).ShouldHaveSingleItem();
        (mapping.Sender, mapping.VintageFromName!.Text, mapping.Extract).ShouldBe(("north", "births_{vintage}.csv", ExtractKind.Full));
    }

    [Fact]
    public void The_month_that_it_was_saved_from_has_no_changes()
    {
        Save(March);

        var run = Next(March);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldNotContain("Changes against the mapping");
        run.Output.ShouldContain("named by the mapping");
        run.Output.ShouldNotContain("known heading");
    }

    [Theory]
    [InlineData("Delivery No,Mother's name,Birth date,Sex,Weight\nD1,Amina Banda,2025-04-01,F,3200\n", "birth_date (Date of birth): the heading that the mapping names is gone; column C was read instead")]
    [InlineData("Delivery No,Mother's name,Date of birth,Sex,Heaviness\nD1,Amina Banda,2025-04-01,F,3200\n", "column E has another heading now and was not read")]
    [InlineData("Delivery No,Date of birth,Mother's name,Sex,Weight\nD1,2025-04-01,Amina Banda,F,3200\n", "mother_name (Mother name): moved from column B to column C")]
    [InlineData("Delivery No,Mother's name,Date of birth,Sex\nD1,Amina Banda,2025-04-01,F\n", "birth_weight_g (Birth weight (g)): not in the file any more")]
    [InlineData("Delivery No,Mother's name,Date of birth,Sex,Weight,ID,Phone\nD1,Amina Banda,2025-04-01,F,3200,x,0991\n", "phone (Phone number): new in column G")]
    public void A_change_in_the_columns_is_told(string april, string told)
    {
        Save(March);

        var run = Next(april);

        run.ExitCode.ShouldBe(0, run.Error);
        Unwrapped(run.Output).ShouldContain(told);
    }

    [Fact]
    public void Headings_of_two_rows_are_saved_as_letters()
    {
        var rows = new RawXlsx().Add("S",
            Row(1, "No", "Child", "", "Mother", "") + Row(2, "", "Name", "Date of birth", "Name", "Date of birth") + Row(3, "1", "Amina", "02/03/2025", "Grace Banda", "25/12/1990"),
            after: "<mergeCells><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"D1:E1\"/></mergeCells>");
        var file = _folder.Write("two.xlsx", rows.ToBytes());

        _folder.Check(file, "--save-mapping", _mapping).ExitCode.ShouldBe(0);
        MappingFile.Read(_mapping).ShouldHaveSingleItem().Columns[CanonicalColumn.MotherBirthDate].ShouldBe("E");
        var run = _folder.Check(file, "--mapping", _mapping);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldNotContain("Changes against the mapping");
    }

    [Fact]
    public void A_column_put_in_before_columns_named_by_letters_is_told()
    {
        string[] merges = ["<mergeCells><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"D1:E1\"/></mergeCells>", "<mergeCells><mergeCell ref=\"C1:D1\"/><mergeCell ref=\"E1:F1\"/></mergeCells>"];
        var march = new RawXlsx().Add("S", Row(1, "No", "Child", "", "Mother", "") + Row(2, "", "Name", "Date of birth", "Name", "Date of birth") + Row(3, "1", "Amina", "02/03/2025", "Grace Banda", "25/12/1990"), merges[0]);
        var april = new RawXlsx().Add("S", Row(1, "No", "Ward", "Child", "", "Mother", "") + Row(2, "", "", "Name", "Date of birth", "Name", "Date of birth") + Row(3, "1", "W2", "Amina", "02/04/2025", "Grace Banda", "25/12/1990"), merges[1]);
        _folder.Check(_folder.Write("march.xlsx", march.ToBytes()), "--save-mapping", _mapping).ExitCode.ShouldBe(0);

        var run = _folder.Check(_folder.Write("april.xlsx", april.ToBytes()), "--mapping", _mapping);

        Unwrapped(run.Output).ShouldContain("mother_name (Mother name): the mapping reads column D by its letter, but its heading stands over column E.");
    }

    [Fact]
    public void A_short_Chinese_heading_is_saved_as_a_heading()
    {
        Save("记录编号,母亲姓名,出生日期,性别\nD1,王芳,2025-03-01,女\n");

        MappingFile.Read(_mapping).ShouldHaveSingleItem().Columns[CanonicalColumn.Sex].ShouldBe("性别");
        Unwrapped(Next("记录编号,母亲姓名,出生日期,床号,性别\nD1,王芳,2025-04-01,3,女\n").Output).ShouldContain("sex (Sex): moved from column D to column E");
    }

    [Fact]
    public void Sheets_that_differ_are_saved_one_by_one()
    {
        var rows = new RawXlsx().Add("Jan", Row(1, "Record ID", "Date of birth") + Row(2, "D1", "2025-01-02"))
            .Add("Feb", Row(1, "Date of birth", "Record ID") + Row(2, "2025-02-02", "D2"));

        _folder.Check(_folder.Write("two.xlsx", rows.ToBytes()), "--save-mapping", _mapping).ExitCode.ShouldBe(0);

        MappingFile.Read(_mapping).Select(static mapping => mapping.Sheet).ShouldBe(["Jan", "Feb"]);
    }

    private static string Row(int number, params string[] texts) =>
        $"<row r=\"{number}\">{string.Concat(texts.Select((text, i) => text.Length == 0 ? "" : $"<c r=\"{(char)('A' + i)}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"))}</row>";

    // Lines of the console break at spaces.
    private static string Unwrapped(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private void Save(string text) => _folder.Check(_folder.Write("march.csv", text), "--save-mapping", _mapping).ExitCode.ShouldBe(0);

    private (int ExitCode, string Output, string Error) Next(string text) => _folder.Check(_folder.Write("april.csv", text), "--mapping", _mapping);
}
