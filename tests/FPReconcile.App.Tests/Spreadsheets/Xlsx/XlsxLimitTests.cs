using System.Globalization;
using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Intake;

namespace FPReconcile.App.Tests.Spreadsheets.Xlsx;

public sealed class XlsxLimitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""<row r="1048577"><c><v>1</v></c></row>""", FileProblemCode.TooLarge)]
    [InlineData("""<row r="1"><c r="XFE1"><v>1</v></c></row>""", FileProblemCode.TooLarge)]
    [InlineData("""<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>""", FileProblemCode.Corrupt)]
    [InlineData("""<row r="1"><c r="?1"><v>1</v></c></row>""", FileProblemCode.Corrupt)]
    [InlineData("""<row r="99999999999"><c><v>1</v></c></row>""", FileProblemCode.Corrupt)]
    [InlineData("""<row r="1"><c s="99999999999999999999"><v>1</v></c></row>""", FileProblemCode.Corrupt)]
    public void References_beyond_a_sheet_are_refused(string row, FileProblemCode code)
    {
        _folder.Refused(RawXlsx.OfRows(row)).Code.ShouldBe(code);
    }

    [Fact]
    public void The_last_cell_of_a_sheet_is_still_read()
    {
        var row = _folder.ReadRows(RawXlsx.OfRows("""<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>""")).Single();

        row.Number.ShouldBe(1_048_576);
        row.Cells.Count.ShouldBe(16_384);
    }

    [Fact]
    public void A_cell_may_have_32767_characters_and_no_more()
    {
        var longest = new string('x', SpreadsheetLimits.MaxCellCharacters);

        _folder.ReadRows(TextCell(longest)).Single().Show().ShouldBe(longest);
        _folder.Refused(TextCell(longest + "x")).Code.ShouldBe(FileProblemCode.TooLarge);
        _folder.Refused(TextCell(new string('x', 1_000_000))).Code.ShouldBe(FileProblemCode.TooLarge);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a=\"", "\"")]
    public void An_endless_tag_is_refused_before_it_is_held(string before, string after)
    {
        // Legal XML below every other limit, were the tag not so long.
        var tag = $"<c r=\"A2\" {before}{new string(' ', 2 * SpreadsheetLimits.MaxBytesOfTag)}{after}/>";

        _folder.Refused(RawXlsx.OfRows($"<row r=\"1\"><c><v>1</v></c></row><row r=\"2\">{tag}</row>")).Code.ShouldBe(FileProblemCode.TooLarge);
    }

    [Fact]
    public void A_value_in_the_last_column_of_every_row_is_refused_before_it_takes_a_minute()
    {
        var rows = string.Concat(Enumerable.Range(1, 31_000).Select(static row => $"<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>"));

        _folder.Refused(RawXlsx.OfRows(rows), new TabularFileOptions { RowsAreReadOnce = true }).Code.ShouldBe(FileProblemCode.TooLarge);
    }

    [Fact]
    public void Endless_rows_stop_at_the_limit()
    {
        var rows = string.Concat(Enumerable.Repeat("<row r=\"1\"/>", SpreadsheetLimits.MaxRows + 1));

        _folder.Refused(RawXlsx.OfRows(rows)).Code.ShouldBe(FileProblemCode.TooLarge);
    }

    [Fact]
    public void A_part_that_unpacks_beyond_any_ratio_is_refused()
    {
        // One attribute of 48 MB: it would be held whole, so only the count of inflated bytes can stop it.
        var content = "<workbook a=\"" + new string('a', 48 << 20) + "\"/>";
        var bytes = RawXlsx.Replace(new RawXlsx().ToBytes(), "xl/workbook.xml", content);

        _folder.Refused(bytes).Code.ShouldBe(FileProblemCode.TooLarge);
    }

    [Fact]
    public void Workbooks_cut_off_or_with_wrong_bytes_are_refused_and_never_crash()
    {
        var whole = new RawXlsx { Styles = [0, 14], SharedStrings = "<si><t>abc</t></si>" }
            .Add("S", string.Concat(Enumerable.Range(1, 200).Select(i => string.Create(CultureInfo.InvariantCulture,
                $"<row r=\"{i}\"><c r=\"A{i}\" t=\"s\"><v>0</v></c><c r=\"B{i}\" s=\"1\"><v>{45000 + i}</v></c></row>"))))
            .ToBytes();
        var random = new Random(7);
        for (var round = 0; round < 400; round++)
        {
            var damaged = round % 2 == 0 ? whole[..random.Next(4, whole.Length)] : (byte[])whole.Clone();
            for (var i = 0; i < 3; i++)
                damaged[random.Next(4, damaged.Length)] = (byte)random.Next(256);
            ReadDamaged(damaged);
        }
    }

    /// <summary>Damage may go unseen (the byte changed nothing that is read); any other exception fails the test.</summary>
    private void ReadDamaged(byte[] bytes)
    {
        try
        {
            using var file = _folder.Open(bytes);
            TemporaryFolder.ReadAll(file).ShouldBeInRange(0, 200);
        }
        catch (TabularFileException refused)
        {
            refused.Message.ShouldNotContain("abc");
        }
    }

    private static byte[] TextCell(string text) =>
        RawXlsx.OfRows($"""<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>""");
}
