using System.Text;
using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Intake;

namespace FPReconcile.App.Tests.Spreadsheets.Csv;

public sealed class CsvEncodingTests : IDisposable
{
    private const string Chinese = "出生登记表\n编号,姓名,性别\n1,李玥,女\n2,王堃,男\n";

    private readonly TemporaryFolder _folder = new();

    static CsvEncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("utf-8", null)]
    [InlineData("utf-16", "encoding UTF-16, by its byte order mark")]
    [InlineData("utf-16BE", "encoding UTF-16, by its byte order mark")]
    public void A_byte_order_mark_decides(string encoding, string? note)
    {
        var codec = Encoding.GetEncoding(encoding);
        using var file = _folder.Open([.. codec.GetPreamble(), .. codec.GetBytes(Chinese)]);

        file.Sheets[0].ReadRows().Last().Show().ShouldBe("2|王堃|男");
        file.Sheets[0].ReadRows().First().Show().ShouldBe("出生登记表");
        file.Notes.ShouldBe(note is null ? [] : [note]);
    }

    [Fact]
    public void Valid_utf8_needs_no_mark()
    {
        _folder.ReadRows(Encoding.UTF8.GetBytes(Chinese)).Last().Show().ShouldBe("2|王堃|男");
    }

    [Fact]
    public void GB18030_is_taken_when_its_headings_are_then_known()
    {
        using var file = _folder.Open(Bytes("gb18030", Chinese), KnowsHeading("姓名"));

        file.Sheets[0].ReadRows().Last().Show().ShouldBe("2|王堃|男");
        file.Notes.Single().ShouldBe("encoding GB18030, recognized by the headings");
    }

    [Fact]
    public void GB18030_with_unknown_headings_is_refused()
    {
        _folder.Refused(Bytes("gb18030", Chinese), KnowsHeading("name")).Code.ShouldBe(FileProblemCode.UnknownEncoding);
    }

    [Fact]
    public void Latin_1_with_a_known_ascii_heading_does_not_become_Chinese()
    {
        // "é" followed by a letter is a valid pair of GB18030: strict decoding alone would turn it into a Chinese character.
        var refused = _folder.Refused(Bytes("iso-8859-1", "nom,prénom,sexe\nPétit,Zoéline,F\n"), KnowsHeading("sexe"));

        refused.Code.ShouldBe(FileProblemCode.UnknownEncoding);
        refused.Message.ShouldContain("CSV UTF-8");
    }

    [Fact]
    public void A_declared_encoding_is_used()
    {
        using var file = _folder.Open(Bytes("windows-1252", "nom,prénom\nPétit,Zoé\n"), new TabularFileOptions { Encoding = "windows-1252" });

        file.Sheets[0].ReadRows().Last().Show().ShouldBe("Pétit|Zoé");
        file.Notes.Single().ShouldBe("encoding as declared in the mapping");
    }

    [Theory]
    [InlineData("no-such-encoding")]
    [InlineData("utf-8")]
    [InlineData("us-ascii")]
    public void A_declared_encoding_that_does_not_fit_is_refused(string encoding)
    {
        var refused = _folder.Refused(Bytes("iso-8859-1", "nom,prénom\n"), new TabularFileOptions { Encoding = encoding });

        refused.Code.ShouldBe(FileProblemCode.UnknownEncoding);
    }

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x61, 0xFF })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00 })]
    public void A_mark_that_lies_is_refused(byte[] bytes)
    {
        _folder.Refused(bytes).Code.ShouldBe(FileProblemCode.UnknownEncoding);
    }

    [Fact]
    public void UTF_16_without_a_mark_must_be_declared()
    {
        var bytes = Bytes("utf-16", "id,name\n1,Ann\n");

        _folder.Refused(bytes).Code.ShouldBe(FileProblemCode.UnknownEncoding);
        _folder.ReadRows(bytes, new TabularFileOptions { Encoding = "utf-16le" }).Last().Show().ShouldBe("1|Ann");
    }

    private static byte[] Bytes(string encoding, string text) => Encoding.GetEncoding(encoding).GetBytes(text);

    private static TabularFileOptions KnowsHeading(string heading) =>
        new() { IsKnownHeader = row => row.Contains(heading, StringComparer.Ordinal) };
}
