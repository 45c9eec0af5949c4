using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Intake;

namespace FPReconcile.App.Tests.Quirks;

/// <summary>Files that are something else than their name says, damaged, locked up, or made to exhaust the machine.</summary>
internal static class FileQuirks
{
    private const string WhatToDo = "accepted are Excel workbooks (.xlsx, .xls) and CSV text: open it in the program it comes from and save it as .xlsx or as CSV UTF-8";

    private static readonly object?[] Headings = QuirkBench.Headings;
    private static readonly DateOnly Day = new(2025, 3, 2);

    public static IReadOnlyList<Quirk> All { get; } =
    [
        new(43, "an .xlsx workbook named .xls, an .xls workbook named .xlsx", "read: the content decides", WorkbookNames),
        new(44, "a CSV file named .xls or .xlsx", "read as CSV", CsvNames),
        new(45, "a web page with a table, saved as .xls", "`UNSUPPORTED_FORMAT`: what it is, and how to save it", WebPage),
        new(46, "XML Spreadsheet 2003", "`UNSUPPORTED_FORMAT`: what it is, and how to save it", XmlSpreadsheet),
        new(53, "empty, cut off or damaged files", "`EMPTY` or `CORRUPT`; nothing of them is taken in, for half a month looks like a month", Damaged),
        new(54, "workbooks with a password", "`ENCRYPTED`: how to remove it", Passwords),
        new(55, "macros, links to other workbooks, embedded objects", "never run, followed or opened; the values are read, and the report says so", Macros),
        new(56, "zip bombs, endless XML, a million empty rows, absurd positions, 10,000 sheets", "`TOO_LARGE` or `CORRUPT` after bounded work", Bombs),
        new(57, ".xlsb, .ods, .numbers, PDF, photographs", "`UNSUPPORTED_FORMAT`: what it is, and what is accepted", OtherKinds),
        new(59, "the file of another month or another facility", "told when no row is of the month that the file name says, or rows name another facility than their folder", WrongFiles),
        new(64, "`~$` lock files, Thumbs.db, `._` files of a Macintosh", "ignored", LeftOvers),
    ];

    private static void WorkbookNames(QuirkBench bench)
    {
        bench.Put("a.xls", QuirkSheet.Xlsx(Headings, ["H1", Day, "Amina Banda", "F"])).Read().Births().ShouldBe(["H1 2025-03-02"]);
        bench.Put("a.xlsx", QuirkSheet.Xls(Headings, ["H1", Day, "Amina Banda", "F"])).Read().Births().ShouldBe(["H1 2025-03-02"]);
        bench.Put("A.XLSX.csv", QuirkSheet.Xlsx(Headings, ["H1", Day, "Amina Banda", "F"])).Read().Births().ShouldBe(["H1 2025-03-02"]);
    }

    private static void CsvNames(QuirkBench bench)
    {
        foreach (var name in new[] { "a.xls", "a.xlsx", "a.dat", "a" })
            bench.Put(name, "record_id;birth_date;mother_name", "H1;2025-03-02;Amina Banda").Read().Births().ShouldBe(["H1 2025-03-02"], name);
    }

    private static void WebPage(QuirkBench bench)
    {
        const string Table = "<table><tr><td>record_id</td><td>birth_date</td></tr><tr><td>H1</td><td>é 2025-03-02</td></tr></table>";
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes($"\uFEFF<html>{Table}"), Encoding.Latin1.GetBytes(Table), Encoding.Latin1.GetBytes($"\r\n  <!DOCTYPE html>{Table}"), [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Table)] })
        {
            var problem = bench.Refused("a.xls", bytes);
            problem.Code.ShouldBe(FileProblemCode.UnsupportedFormat);
            problem.Message.ShouldBe($"the file is a web page or XML document; {WhatToDo}");
        }
    }

    private static void XmlSpreadsheet(QuirkBench bench)
    {
        var problem = bench.Refused("a.xls", Encoding.Latin1.GetBytes("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet/></Workbook>"));

        problem.Code.ShouldBe(FileProblemCode.UnsupportedFormat);
        problem.Message.ShouldBe($"the file is a web page or XML document; {WhatToDo}");
    }

    private static void Damaged(QuirkBench bench)
    {
        foreach (var nothing in new byte[][] { [], "\r\n \r\n"u8.ToArray(), [0xEF, 0xBB, 0xBF], QuirkSheet.Workbook().Add("S", "").ToBytes() })
            bench.Refused("a.xlsx", nothing).Code.ShouldBe(FileProblemCode.Empty);

        var workbook = QuirkSheet.Xlsx([Headings, .. Enumerable.Range(1, 300).Select(static i => (object?[])[$"H{i}", Day, $"Amina Banda {i}", "F"])]);
        foreach (var part in new[] { 2, 3, 10 })
        {
            var problem = bench.Refused("a.xlsx", workbook[..(workbook.Length - (workbook.Length / part))]);
            problem.Code.ShouldBe(FileProblemCode.Corrupt);
            problem.Message.ShouldStartWith("the .xlsx workbook is damaged or cut off");
        }

        // Damage in the last row: the rows before it are not taken either.
        var half = QuirkSheet.Workbook().Add("S", QuirkSheet.Rows(Headings, ["H1", Day, "Amina Banda", "F"]) + "<row r=\"3\"><c r=\"?3\"><v>1</v></c></row>").ToBytes();
        bench.Refused("a.xlsx", half).Code.ShouldBe(FileProblemCode.Corrupt);
        var old = QuirkSheet.Xls(Headings, ["H1", Day, "Amina Banda", "F"]);
        bench.Refused("a.xls", old[..1024]).Code.ShouldBe(FileProblemCode.Corrupt);

        // One bad file does not stop the others.
        var both = bench.Put("a.xlsx", workbook[..100]).Put("b.csv", "record_id,birth_date,mother_name", "H1,2025-03-02,Amina Banda").Read();
        both.Ids().ShouldBe(["H1"]);
        both.Problems.ShouldHaveSingleItem().File.ShouldBe("facility/a.xlsx");
    }

    private static void Passwords(QuirkBench bench)
    {
        var files = new Dictionary<string, byte[]>
        {
            ["a.xlsx"] = CompoundFileWith("EncryptedPackage"),
            ["b.xlsx"] = EncryptedZip(),
            ["c.xls"] = new RawXls { IsEncrypted = true }.Add("S", QuirkSheet.XlsCells(Headings)).ToBytes(),
        };
        foreach (var (name, bytes) in files)
        {
            var problem = bench.Refused(name, bytes);
            problem.Code.ShouldBe(FileProblemCode.Encrypted, name);
            problem.Message.ShouldBe("the workbook is protected by a password: open it, remove the password (Save As, Tools, General Options) and send it again");
        }
    }

    private static void Macros(QuirkBench bench)
    {
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Links = $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            + $"<Relationship Id=\"rId2\" Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\" Target=\"vbaProject.bin\"/><Relationship Id=\"rId3\" Type=\"{Relations}/externalLink\" Target=\"externalLinks/externalLink1.xml\"/>"
            + $"<Relationship Id=\"rId4\" Type=\"{Relations}/oleObject\" Target=\"https://example.org/\" TargetMode=\"External\"/><Relationship Id=\"rIdStyles\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>";
        var plain = QuirkSheet.Workbook().Add("S", QuirkSheet.Rows(Headings, ["H1", Day, new RawCell("t=\"str\"", "<f>[1]Sheet1!$A$1</f><v>Amina Banda</v>"), "F"]))
            .ToBytes(("xl/vbaProject.bin", "Shell(\"calc\")"), ("xl/externalLinks/externalLink1.xml", "<externalLink/>"), ("xl/embeddings/oleObject1.bin", "object"));
        var intake = bench.Put("a.xlsm", RawXlsx.Replace(plain, "xl/_rels/workbook.xml.rels", Links)).Read();

        intake.Births().ShouldBe(["H1 2025-03-02"]);
        intake.Notes().ShouldBe("macros in the workbook were not run; links to other workbooks were not followed: their values are those of the last time the workbook was calculated");
    }

    private static void Bombs(QuirkBench bench)
    {
        // What the bytes really inflate to is counted, part by part.
        var attribute = "<workbook a=\"" + new string('a', 48 << 20) + "\"/>";
        bench.Refused("a.xlsx", RawXlsx.Replace(new RawXlsx().ToBytes(), "xl/workbook.xml", attribute)).Code.ShouldBe(FileProblemCode.TooLarge);
        bench.Refused("a.xlsx", RawXlsx.OfRows(string.Concat(Enumerable.Repeat("<row r=\"1\"/>", SpreadsheetLimits.MaxRows + 1)))).Message.ShouldStartWith("a sheet has more than 1,048,576 rows");
        bench.Refused("a.xlsx", Sheets(10_001)).Message.ShouldStartWith("the workbook has more than 10,000 parts");

        // A hundred entities of a hundred entities: document types are refused, so nothing expands and no file is fetched.
        var laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/hostname\">]><workbook>&b;&c;</workbook>";
        bench.Refused("a.xlsx", RawXlsx.Replace(new RawXlsx().ToBytes(), "xl/workbook.xml", laughs)).Code.ShouldBe(FileProblemCode.Corrupt);

        bench.Refused("a.xlsx", RawXlsx.OfRows("<row r=\"1048577\"><c><v>1</v></c></row>")).Code.ShouldBe(FileProblemCode.TooLarge);
        bench.Refused("a.xlsx", RawXlsx.OfRows("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>")).Message.ShouldStartWith("a sheet has more than 16,384 columns");
        bench.Refused("a.xlsx", RawXlsx.OfRows("<row r=\"1\"><c r=\"ZZZZZZZ1\"><v>1</v></c></row>")).Code.ShouldBe(FileProblemCode.Corrupt);
        bench.Refused("a.xlsx", RawXlsx.OfRows("<row r=\"99999999999\"><c><v>1</v></c></row>")).Code.ShouldBe(FileProblemCode.Corrupt);
        bench.Refused("a.csv", Encoding.UTF8.GetBytes("record_id,birth_date,mother_name\nH1,2025-03-02," + new string('x', 40_000) + "\n")).Code.ShouldBe(FileProblemCode.TooLarge);
        bench.Refused("a.csv", Encoding.UTF8.GetBytes("record_id,birth_date\nH1,2025-03-02" + new string(',', 20_000) + "\n")).Message.ShouldStartWith("a row has more than 16,384 columns");
        Paths(bench);
    }

    /// <summary>Names inside a zip archive are looked up, never written to; names of files are told without their control characters.</summary>
    private static void Paths(QuirkBench bench)
    {
        var rows = QuirkSheet.Rows(Headings, ["H1", Day, "Amina Banda", "F"]);
        bench.Put("a.xlsx", QuirkSheet.Workbook().Add("S", rows).ToBytes(("../../../outside.txt", "x"), ("..\\..\\outside.txt", "x"), ("/etc/outside", "x"))).Read().Ids().ShouldBe(["H1"]);
        var links = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"../../../../etc/passwd\"/></Relationships>";
        bench.Refused("a.xlsx", RawXlsx.Replace(QuirkSheet.Workbook().Add("S", rows).ToBytes(), "xl/_rels/workbook.xml.rels", links)).Code.ShouldBe(FileProblemCode.Corrupt);
        if (OperatingSystem.IsWindows())
            return;
        var intake = bench.Put("line\nbreak\u001b[2J.csv", "record_id,birth_date,mother_name", "H1,2025-03-02,Amina Banda").Reconcile("intake.csv")[0];
        intake.ShouldNotContain("\u001b");
        intake.TrimEnd().Split("\r\n").Length.ShouldBe(3);
    }

    private static void OtherKinds(QuirkBench bench)
    {
        (string Name, byte[] Bytes, string Kind)[] files =
        [
            ("a.pdf", "%PDF-1.7\n"u8.ToArray(), "a PDF document"), ("a.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46], "a picture (JPEG)"),
            ("a.png", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], "a picture (PNG)"), ("a.heic", [0, 0, 0, 24, .. "ftypheic"u8], "a picture or film (HEIC, MP4)"),
            ("a.xlsb", Zip("xl/workbook.bin"), "a binary workbook (.xlsb)"), ("a.ods", Zip("mimetype"), "an OpenDocument file (.ods)"), ("a.numbers", Zip("Index/Document.iwa"), "an Apple Numbers document"),
            ("a.docx", Zip("word/document.xml"), "a text document (.docx)"), ("a.doc", CompoundFileWith("WordDocument"), "a text document (.doc)"), ("a.rtf", "{\\rtf1 table}"u8.ToArray(), "a text document (RTF)"),
            ("a.zip", Zip("births.csv"), "a zip archive without a workbook in it"), ("a.rar", "Rar!\u001A"u8.ToArray(), "a RAR archive"),
        ];
        foreach (var (name, bytes, kind) in files)
        {
            var problem = bench.Refused(name, bytes);
            problem.Code.ShouldBe(FileProblemCode.UnsupportedFormat, name);
            problem.Message.ShouldBe($"the file is {kind}; {WhatToDo}");
        }
    }

    private static void WrongFiles(QuirkBench bench)
    {
        const string Header = "record_id,birth_date,mother_name,facility_code";
        const string WrongMonth = "no row is of the month that the name of the file says: is it the right file?";
        string Note(string name) => bench.Put(name, Header, "H1,2025-03-02,Amina Banda,F01").Read().Notes();
        foreach (var right in new[] { "2025-03.csv", "births 202503.csv", "2025年3月.csv", "sent 2025-05-07.csv", "births.csv", "20250411.csv" })
            Note(right).ShouldBe("", right);
        foreach (var wrong in new[] { "2025-02.csv", "births 202504.csv", "2025年2月.csv", "2024-03.csv" })
            Note(wrong).ShouldBe(WrongMonth, wrong);
        bench.Put("2025-04.csv", "record_id,birth_date,mother_name,notified_date", "H1,2025-03-30,Amina Banda,2025-04-02").Read().Notes().ShouldBe("");

        var intake = bench.Put("f01/a.csv", Header, "H1,2025-03-02,Amina Banda,F01", "H2,2025-03-02,Ruth Phiri,F02").Put("F02/a.csv", Header, "H3,2025-03-02,Eve Moyo,F01").Put("north/a.csv", Header, "H4,2025-03-02,Mary Zulu,F01").Read();
        intake.Ids().Length.ShouldBe(4);
        intake.Sheets.Select(static sheet => (sheet.File, sheet.Note)).ShouldBe([
            ("facility/F02/a.csv", "1 rows name another facility than the folder of the file: is it the right file?"),
            ("facility/f01/a.csv", "1 rows name another facility than the folder of the file: is it the right file?"),
            ("facility/north/a.csv", "")]);
    }

    private static void LeftOvers(QuirkBench bench)
    {
        bench.Put("births.csv", "record_id,birth_date,mother_name", "H1,2025-03-02,Amina Banda");
        foreach (var name in new[] { "~$births.xlsx", "Thumbs.db", "._births.xlsx", ".DS_Store", "desktop.ini", ".trash/births.csv" })
            bench.Put(name, "nothing of ours");
        var intake = bench.Read();

        intake.Ids().ShouldBe(["H1"]);
        intake.Files.ShouldHaveSingleItem();
        intake.Problems.ShouldBeEmpty();
    }

    private static byte[] Sheets(int count)
    {
        var workbook = QuirkSheet.Workbook();
        for (var i = 0; i < count; i++)
            workbook.Add($"S{i}", "");
        return workbook.ToBytes();
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

    /// <summary>A zip archive whose entries say that they are encrypted (bit 0 of the general flags).</summary>
    private static byte[] EncryptedZip()
    {
        var bytes = QuirkSheet.Xlsx(Headings);
        for (var i = 0; i + 10 < bytes.Length; i++)
        {
            if (bytes.AsSpan(i).StartsWith("PK\u0001\u0002"u8))
                bytes[i + 8] |= 1;
            else if (bytes.AsSpan(i).StartsWith("PK\u0003\u0004"u8))
                bytes[i + 6] |= 1;
        }

        return bytes;
    }

    /// <summary>A Compound File with one stream in its directory: enough to be told apart.</summary>
    private static byte[] CompoundFileWith(string name)
    {
        var file = new byte[1024];
        BinaryPrimitives.WriteUInt64BigEndian(file, 0xD0CF11E0A1B11AE1);
        var entry = file.AsSpan(640, 128);
        var length = Encoding.Unicode.GetBytes(name, entry);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[64..], (ushort)(length + 2));
        entry[66] = 2;
        return file;
    }
}
