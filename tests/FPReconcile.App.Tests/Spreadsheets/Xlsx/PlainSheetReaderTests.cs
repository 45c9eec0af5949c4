using System.Text;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Spreadsheets.Xlsx;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Tests.Spreadsheets.Xlsx;

/// <summary>The reader of bytes gives what the reader of XML gives, and leaves to it what it does not know.</summary>
public sealed class PlainSheetReaderTests
{
    private const string Part = "xl/worksheets/sheet1.xml";

    private const string Plain = """
        <row r="1" spans="1:4"><c r="A1" t="inlineStr"><is><t>Mother &amp; child</t></is></c><c r="B1" t="inlineStr"><is><t xml:space="preserve"> 张兰 </t></is></c></row>
        <row r="3"><c r="A3" s="1"><v>45351</v></c><c r="C3"><v>123456789012345678</v></c><c r="D3" t="b"><v>1</v></c><c r="E3" t="e"><v>#N/A</v></c></row>
        <row r="4"/><row r="5" s="1"><c r="A5" s="1"/></row>
        <row r="6"><c r="B6"><f>A1+1</f></c><c r="C6" t="str"><f>A1</f><v>x&#233;&#x4E2D;</v></c><c r="D6"><f t="shared" ref="D6" si="0"/><v>2.5E3</v></c><c t="d"><v>2025-03-01</v></c></row>
        <row><c><v>7</v></c><c r="d7" t="s"><v>1</v></c><c r="F7" t="inlineStr"><is><t/></is></c><c r="G7"><v/></c></row>
        """;

    public static TheoryData<string> Plains => [Plain, "", "<row r='2'><c r='A2'><v>1,5</v></c></row>", """<row r="9"><c r="A9" t="inlineStr"><is><t>_x000D_</t></is></c></row>"""];

    public static TheoryData<string> Others =>
    [
        """<row r="1"><c r="A1"><v>1</v></c></row><!-- a remark --><row r="2"><c r="A2"><v>2</v></c></row>""",
        """<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>bold</t></r><r><t> plain</t></r></is></c></row>""",
        """<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[a < b]]></t></is></c></row>""",
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>one\r\ntwo</t></is></c></row>",
        """<row r="1"><c r="A1"><v>1</v><extLst><ext/></extLst></c></row>""",
        """<row r="1"><c r="A1"><v>1</v></c></row><x:row xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="2"><x:c r="A2"><x:v>2</x:v></x:c></x:row>""",
        """<row r="1"><c r="A1"><v>1</v></c><c r="ZZZZ1"><v>1</v></c></row>""",
        """<row r="1"><c r="A1"><v>1</v></c></row><row r="9999999"><c r="A1"><v>1</v></c></row>""",
        """<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></d></row>""",
        """<row r="1"><c r="A1" t ="b"><v>1</v></c></row>""",
        """<row r="1"><c r="A1" t="&#115;"><v>1</v></c></row>""",
        """<row r="1"><c r="A1" t="s"><v>77</v></c></row>""",
        """<row r="1"><c r="A1" t="inlineStr"><is><t>&unknown;</t></is></c></row>""",
    ];

    [Theory]
    [MemberData(nameof(Plains))]
    public void Plain_rows_are_read_to_their_end_as_the_xml_reader_reads_them(string sheetData)
    {
        using var sheet = new Sheet(Encoding.UTF8.GetBytes(Document(sheetData)));
        using var plain = new PlainSheetReader(sheet.Content, Part);

        var rows = Texts(plain.Read);

        plain.IsPlain.ShouldBeTrue();
        rows.ShouldBe(sheet.ByXml().Rows);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void What_is_not_plain_is_left_to_the_xml_reader(string sheetData)
    {
        using var sheet = new Sheet(Encoding.UTF8.GetBytes(Document(sheetData)));

        sheet.ByBoth().ShouldBe(sheet.ByXml());
    }

    [Fact]
    public void Other_encodings_and_prefixes_are_left_to_the_xml_reader()
    {
        var prefixed = "<x:worksheet xmlns:x=\"" + RawXlsx.Main + "\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>";
        var wide = "<?xml version=\"1.0\" encoding=\"utf-16\"?>" + Document(Plain);
        var latin = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>" + Document("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>é</t></is></c></row>");

        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(prefixed), [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(wide)], Encoding.Latin1.GetBytes(latin) })
        {
            using var sheet = new Sheet(bytes);
            sheet.ByXml().Rows.ShouldNotBeEmpty();
            sheet.ByBoth().ShouldBe(sheet.ByXml());
        }
    }

    [Fact]
    public void A_row_longer_than_the_buffer_is_read()
    {
        var cells = string.Concat(Enumerable.Range(0, 9_000).Select(column => $"<c t=\"inlineStr\"><is><t>cell {column}</t></is></c>"));
        using var sheet = new Sheet(Encoding.UTF8.GetBytes(Document($"<row r=\"1\">{cells}</row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>")));

        var rows = sheet.ByBoth();

        rows.Rows.Count.ShouldBe(2);
        rows.ShouldBe(sheet.ByXml());
    }

    [Fact]
    public void Damaged_parts_give_the_same_rows_or_the_same_problem()
    {
        var whole = Encoding.UTF8.GetBytes(Document(string.Concat(Enumerable.Repeat(Plain, 3))));
        for (var seed = 0; seed < 1_500; seed++)
        {
            var bytes = Damaged(whole, new Random(seed));
            using var sheet = new Sheet(bytes);
            var byXml = sheet.ByXml();
            // Where XML finds fault only behind a row (a tag that is not closed), the rows before it are the same.
            var byBoth = sheet.ByBoth();
            if (byXml.Problem is null)
                byBoth.ShouldBe(byXml, $"seed {seed}");
            else
                byBoth.Rows.Take(byXml.Rows.Count).ShouldBe(byXml.Rows, $"seed {seed}");
        }
    }

    [Theory]
    [InlineData("<si><t>a &lt; b</t></si><si><t xml:space=\"preserve\"> b </t></si><si><t/></si><si/><si><t>_x0041_</t></si>", "a < b| b |||A")]
    [InlineData("<si><t>a</t></si><si><r><t>b</t></r><r><t>old</t></r></si>", "a|bold")]
    [InlineData("<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></si><!-- x --><si><t>b</t></si>", "東京|b")]
    [InlineData("", "")]
    public void Shared_strings_are_read_plain_or_as_xml(string items, string expected)
    {
        using var package = new XlsxPackage(new MemoryStream(new RawXlsx { SharedStrings = items }.Add("Sheet1", "").ToBytes()));
        var strings = SharedStrings.Read(package, "xl/sharedStrings.xml");
        var texts = new List<string>();
        for (var i = 0; i < strings.Count; i++)
            texts.Add(strings[i]);

        string.Join('|', texts).ShouldBe(expected);
    }

    private static string Document(string sheetData) => $"<worksheet xmlns=\"{RawXlsx.Main}\"><sheetData>{sheetData}</sheetData></worksheet>";

    private static byte[] Damaged(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, (byte)"<>/=\"'& \n\rca"[random.Next(12)]); break;
                default: bytes.RemoveRange(at, Math.Min(random.Next(40), bytes.Count - at)); break;
            }
        }

        return [.. bytes];
    }

    private static List<string> Texts(Func<SheetRow?> read)
    {
        var rows = new List<string>();
        while (read() is { } row)
            rows.Add(TextOf(row));
        return rows;
    }

    private static string TextOf(SheetRow row) => $"{row.Number}: {string.Join('|', row.Cells.Select(cell => $"{cell.Kind} {cell.Text} {cell.Number}"))}";

    /// <summary>Rows, and the problem that ended them.</summary>
    private sealed record Reading(List<string> Rows, string? Problem)
    {
        public bool Equals(Reading? other) => other is not null && Rows.SequenceEqual(other.Rows) && Problem == other.Problem;

        public override int GetHashCode() => Rows.Count;

        public override string ToString() => string.Join('\n', Rows.Append(Problem));
    }

    private sealed class Sheet : IDisposable
    {
        private readonly MemoryStream _stream;

        public Sheet(byte[] part)
        {
            var workbook = new RawXlsx { Styles = [0, 14], SharedStrings = "<si><t>zero</t></si><si><t>one</t></si>" }.Add("Sheet1", "").ToBytes();
            _stream = new MemoryStream(RawXlsx.Replace(workbook, Part, part));
            var package = new XlsxPackage(_stream);
            Content = new WorkbookContent(package, package.RelationshipsOf("xl/workbook.xml"));
        }

        public WorkbookContent Content { get; }

        public Reading ByXml()
        {
            using var reader = XlsxFile.Guarded(() => new SheetRowReader(Content, Part));
            return Read(() => XlsxFile.Guarded(reader.Read));
        }

        public Reading ByBoth()
        {
            using var rows = new XlsxSheet(Content, Part, "Sheet1") { SharesCells = true }.ReadRows().GetEnumerator();
            return Read(() => rows.MoveNext() ? rows.Current : null);
        }

        public void Dispose()
        {
            Content.Package.Dispose();
            _stream.Dispose();
        }

        private static Reading Read(Func<SheetRow?> read)
        {
            var rows = new List<string>();
            try
            {
                while (read() is { } row)
                    rows.Add(TextOf(row));
                return new Reading(rows, null);
            }
            catch (TabularFileException problem)
            {
                return new Reading(rows, problem.Code.ToString());
            }
        }
    }
}
