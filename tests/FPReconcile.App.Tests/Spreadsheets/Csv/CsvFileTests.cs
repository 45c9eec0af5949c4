using System.Text;
using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Tests.Spreadsheets.Csv;

public sealed class CsvFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_cells_are_texts_and_rows_are_numbered_by_line()
    {
        var rows = Read("id,name\r\n007,\"Ann\r\nMarie\"\r\n\r\n3,\"say \"\"hi\"\"\"\r\n,\r\n");

        rows.Select(static row => row.Number).ShouldBe([1, 2, 5, 6]);
        rows.Select(CellText.Show).ShouldBe(["id|name", "007|Ann\r\nMarie", "3|say \"hi\"", "|"]);
        rows[1].Cells[0].Kind.ShouldBe(CellKind.Text);
    }

    [Fact]
    public void Rows_can_be_read_again()
    {
        using var file = _folder.Open("a,b\n1,2\n"u8.ToArray());

        file.Sheets[0].ReadRows().Count().ShouldBe(2);
        file.Sheets[0].ReadRows().Count().ShouldBe(2);
        file.Sheets[0].Name.ShouldBe("");
        file.Notes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("id,name\n1,A;B\n2,C;D\n", ',', null)]
    [InlineData("id;weight\n1;3,2\n2;3,3\n", ';', "columns separated by semicolon")]
    [InlineData("id\tname\n1\tA, B\n2\tC, D\n", '\t', "columns separated by tab")]
    [InlineData("id|name\n1|A\n2|B\n", '|', "columns separated by bar")]
    [InlineData("Births, March, 2025\n\nid;name;place\n1;A;Town, 5\n2;B;Town\n", ';', "columns separated by semicolon")]
    [InlineData("sep=;\nid;name\n1;A\n", ';', "columns separated by semicolon")]
    public void The_delimiter_is_found(string text, char delimiter, string? note)
    {
        using var file = _folder.Open(Encoding.UTF8.GetBytes(text));

        file.Notes.ShouldBe(note is null ? [] : [note]);
        file.Sheets[0].ReadRows().Last().Show().ShouldBe(text.TrimEnd().Split('\n')[^1].Replace(delimiter, '|'));
    }

    [Fact]
    public void The_line_that_declares_the_delimiter_is_no_row_but_counts_as_a_line()
    {
        Read("sep=;\nid;name\n1;A\n").Select(static row => row.Number).ShouldBe([2, 3]);
    }

    [Fact]
    public void A_declared_delimiter_outranks_the_guess()
    {
        var rows = _folder.ReadRows("name\nA, B\nC, D\n"u8.ToArray(), new TabularFileOptions { Delimiter = ';' });

        rows.Select(CellText.Show).ShouldBe(["name", "A, B", "C, D"]);
    }

    [Fact]
    public void An_unclosed_quote_costs_one_line_and_is_noted()
    {
        using var file = _folder.Open("id,name\n1,\"Ann\n2,Bea\n3,\"two\nlines\"\n"u8.ToArray());
        var rows = file.Sheets[0].ReadRows().ToList();

        rows.Select(CellText.Show).ShouldBe(["id|name", "1|Ann", "2|Bea", "3|two\nlines"]);
        rows.Select(static row => row.Number).ShouldBe([1, 2, 3, 4]);
        file.Notes.Single().ShouldStartWith("line 2: a quote is opened and not closed");
    }

    [Fact]
    public void An_unclosed_quote_that_a_later_quote_closes_costs_one_line_too()
    {
        var rows = Read("id,name\r\n1,\"Ann\r\n2,\"Bea\"\r\n3,Cleo\r\n");

        rows.Select(CellText.Show).ShouldBe(["id|name", "1|Ann", "2|Bea", "3|Cleo"]);
        rows.Select(static row => row.Number).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void A_file_of_unclosed_quotes_keeps_every_line()
    {
        var text = "id,name\n" + string.Concat(Enumerable.Range(1, 1001).Select(static i => $"{i},\"{i},x\n"));
        using var file = _folder.Open(Encoding.UTF8.GetBytes(text));

        file.Sheets[0].ReadRows().Select(static row => row.Number).ShouldBe(Enumerable.Range(1, 1002));
        file.Notes[1].ShouldBe("50 lines with such a quote: after them every line was read as a row");
    }

    [Fact]
    public void A_quote_inside_a_text_is_part_of_it()
    {
        Read("id,length\n1,5\" x\n").Last().Show().ShouldBe("1|5\" x");
    }

    [Fact]
    public void A_cell_longer_than_any_sheets_is_refused_and_not_quoted()
    {
        var refused = _folder.Refused(Encoding.UTF8.GetBytes("id,name\n1," + new string('x', 32_768) + "\n"));

        refused.Code.ShouldBe(FileProblemCode.TooLarge);
        refused.Message.ShouldNotContain("xxx");
    }

    [Fact]
    public void A_row_wider_than_any_sheet_is_refused()
    {
        _folder.Refused(Encoding.UTF8.GetBytes(new string(',', 16_384))).Code.ShouldBe(FileProblemCode.TooLarge);
    }

    [Fact]
    public void Rows_that_share_their_cells_keep_nothing_of_the_row_above()
    {
        using var file = _folder.Open("id,name\n1,Ann\n2,\n3\n4,Bea\n"u8.ToArray(), new TabularFileOptions { RowsAreReadOnce = true });

        file.Sheets[0].ReadRows().Select(CellText.Show).ShouldBe(["id|name", "1|Ann", "2|", "3", "4|Bea"]);
    }

    private List<SheetRow> Read(string text) => _folder.ReadRows(Encoding.UTF8.GetBytes(text));
}
