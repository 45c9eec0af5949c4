using System.IO.Compression;
using System.Text;
using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Intake;

namespace FPReconcile.App.Tests.Spreadsheets;

public sealed class TabularFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_csv_file_named_as_a_workbook_is_read_by_its_content()
    {
        using var file = _folder.Open("a,b\n1,2\n"u8.ToArray(), name: "births.xlsx");

        file.Sheets.Single().ReadRows().Last().Show().ShouldBe("1|2");
    }

    [Fact]
    public void A_workbook_named_as_csv_is_read_by_its_content()
    {
        using var file = _folder.Open(RawXlsx.OfRows("""<row r="1"><c r="A1"><v>1</v></c></row>"""), name: "births.csv");

        file.Sheets.Single().ReadRows().Single().Show().ShouldBe("#1");
    }

    [Fact]
    public void A_missing_file_is_not_found()
    {
        Should.Throw<TabularFileException>(() => TabularFiles.Open(_folder.Path("none.csv"), new TabularFileOptions())).Code.ShouldBe(FileProblemCode.NotFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData(" \r\n\r\n")]
    public void A_file_without_content_is_empty(string text)
    {
        _folder.Refused(Encoding.UTF8.GetBytes(text)).Code.ShouldBe(FileProblemCode.Empty);
    }

    [Theory]
    [InlineData("%PDF-1.7\n%more", "PDF")]
    [InlineData("GIF89a, and more", "picture")]
    [InlineData("{\\rtf1\\ansi text}", "text document")]
    [InlineData("  <html><table><tr><td>1</td></tr></table></html>", "web page")]
    [InlineData("<?xml version=\"1.0\"?><Workbook/>", "XML")]
    [InlineData("\u0001\u0002 a,b,c,d,e", "no text")]
    public void Files_of_another_kind_are_named_and_told_what_is_accepted(string content, string kind)
    {
        var refused = _folder.Refused(Encoding.Latin1.GetBytes(content));

        refused.Code.ShouldBe(FileProblemCode.UnsupportedFormat);
        refused.Message.ShouldContain(kind);
        refused.Message.ShouldContain("save it as .xlsx or as CSV UTF-8");
    }

    [Theory]
    [InlineData("word/document.xml", ".docx")]
    [InlineData("xl/workbook.bin", ".xlsb")]
    [InlineData("mimetype", "OpenDocument")]
    [InlineData("Index/Document.iwa", "Numbers")]
    [InlineData("births.csv", "zip archive")]
    public void Zip_archives_of_another_kind_are_named(string part, string kind)
    {
        var refused = _folder.Refused(Zip(part));

        refused.Code.ShouldBe(FileProblemCode.UnsupportedFormat);
        refused.Message.ShouldContain(kind);
    }

    [Fact]
    public void A_cut_off_zip_archive_is_damaged()
    {
        var whole = Zip("xl/workbook.xml");

        _folder.Refused(whole[..(whole.Length / 2)]).Code.ShouldBe(FileProblemCode.Corrupt);
    }

    [Fact]
    public void The_file_is_closed_when_it_is_refused()
    {
        var path = _folder.Write("broken.xlsx", "PK\u0003\u0004 broken"u8.ToArray());
        Should.Throw<TabularFileException>(() => TabularFiles.Open(path, new TabularFileOptions()));

        using var exclusive = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        exclusive.CanWrite.ShouldBeTrue();
    }

    private static byte[] Zip(string part)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = zip.CreateEntry(part).Open();
            content.Write("content"u8);
        }

        return stream.ToArray();
    }
}
