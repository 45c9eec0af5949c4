using System.Text;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Tests.Quirks;

/// <summary>CSV text: encodings, delimiters, quotes.</summary>
internal static class TextQuirks
{
    private const string Chinese = "出生医学证明编号,出生日期,母亲姓名,性别\r\nL350247695,2025年3月2日,张丽,女\r\n";
    private const string Traditional = "出生證明編號,出生日期,母親姓名,性別\r\nL350247695,2025年3月2日,張麗,女\r\n";
    private const string French = "numéro de dossier,date de naissance,nom de la mère,sexe\r\nH1,02/03/2025,Zoé Pétit,F\r\n";

    public static IReadOnlyList<Quirk> All { get; } =
    [
        new(47, "CSV in GB18030, Big5, windows-125x or Latin-1", "GB18030 is recognized by its headings; any other encoding has to be declared in the mapping, else `UNKNOWN_ENCODING`; text that is already spoiled is set aside, never stored", OldEncodings),
        new(48, "UTF-8 with a byte order mark, UTF-16", "read", Unicode),
        new(49, "semicolons, tabs or bars between columns", "detected", Delimiters),
        new(50, "`sep=;` in the first line", "taken as the delimiter, not as a row", SepLine),
        new(51, "line breaks and quotes inside cells, quotes never closed, rows too long or too short", "read cell by cell; a quote that is never closed costs one line, which is named; rows longer than the headings are told", Quotes),
    ];

    private static void OldEncodings(QuirkBench bench)
    {
        var gb = bench.Put("a.csv", Bytes("gb18030", Chinese)).Read();
        gb.Births().ShouldBe(["L350247695 2025-03-02"]);
        gb.Notes().ShouldStartWith("encoding GB18030, recognized by the headings");

        foreach (var (encoding, text) in new[] { ("big5", Traditional), ("windows-1252", French), ("iso-8859-1", French), ("windows-1251", "record_id,birth_date,mother_name\r\nH1,2025-03-02,Анна Петрова\r\n"), ("windows-1256", "record_id,birth_date,mother_name\r\nH1,2025-03-02,فاطمة\r\n"), ("shift_jis", "record_id,birth_date,mother_name\r\nH1,2025-03-02,山田花子\r\n"), ("euc-kr", "record_id,birth_date,mother_name\r\nH1,2025-03-02,김영희\r\n") })
        {
            var problem = bench.Refused("a.csv", Bytes(encoding, text));
            problem.Code.ShouldBe(FileProblemCode.UnknownEncoding, encoding);
            problem.Message.ShouldBe("the encoding of the text is not known (it is not UTF-8): save the file as CSV UTF-8, or name its encoding in the mapping (encoding)");
            bench.Put("a.csv", Bytes(encoding, text)).Read(Declared(encoding)).Births().ShouldHaveSingleItem().ShouldEndWith(" 2025-03-02");
        }

        bench.Refused("a.csv", Bytes("windows-1252", French), Declared("utf-8")).Message.ShouldStartWith("the text is not valid in the encoding that the mapping declares");
        SpoiledText(bench);
    }

    /// <summary>Valid UTF-8 whose letters another program had read in the wrong encoding, and lost.</summary>
    private static void SpoiledText(QuirkBench bench)
    {
        string[] spoiled =
        [
            ReadAs("utf-8", "windows-1252", "Zoé Pétit"), ReadAs("utf-8", "windows-1252", "张丽"), ReadAs("utf-8", "iso-8859-1", "张丽"), ReadAs("gb18030", "windows-1252", "张丽"),
            ReadAs("big5", "windows-1252", "張麗"), "Zo\uFFFD P\uFFFDtit", "Zo?line", "M?ller",
        ];
        foreach (var name in spoiled)
        {
            var intake = bench.ReadCsv("record_id,birth_date,mother_name", $"H1,2025-03-02,{name}");
            intake.Codes().ShouldBe(["C2 NAME_SPOILED"], name);
            intake.Rejections[0].Message.ShouldBe("Letters of the name were lost when the file was saved in another encoding. Save it as .xlsx or as CSV UTF-8 from the program it comes from, and send it again.");
            intake.Records.ShouldHaveSingleItem().MotherName.IsMissing.ShouldBeTrue(name);
        }

        foreach (var name in new[] { "JOÃO SÃO", "Âu Lạc", "Zoé Pétit", "NGUÉ’MA", "Ðorđe Ñandú", "Åse Ödegård", "张丽", "Grace?", "Þórður Æðý" })
            bench.ReadCsv("record_id,birth_date,mother_name", $"H1,2025-03-02,{name}").Codes().ShouldBe([], name);
    }

    private static void Unicode(QuirkBench bench)
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var intake = bench.Put("a.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes(Chinese)]).Read();
            intake.Births().ShouldBe(["L350247695 2025-03-02"], encoding.WebName);
            intake.Records[0].Sex.ShouldBe(Sex.Female);
        }

        // A workbook program saves "Unicode text" with tabs.
        bench.Put("a.txt", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Chinese.Replace(',', '\t'))]).Read().Births().ShouldBe(["L350247695 2025-03-02"]);
        bench.Refused("a.csv", Encoding.Unicode.GetBytes("record_id,birth_date,mother_name\r\nH1,2025-03-02,Amina Banda\r\n")).Message.ShouldStartWith("the text looks like UTF-16 without a byte order mark");
    }

    private static void Delimiters(QuirkBench bench)
    {
        foreach (var delimiter in ";\t|,")
        {
            var intake = bench.Put("a.csv", Encoding.UTF8.GetBytes("record_id,birth_date,mother_name,birth_weight_g\nH1,2025-03-02,Amina Banda,3200\n".Replace(',', delimiter))).Read();
            intake.Births().ShouldBe(["H1 2025-03-02"], $"delimiter {(int)delimiter}");
            intake.Records[0].BirthWeightGrams.ShouldBe(3200);
        }

        bench.Put("a.csv", "record_id;birth_date;mother_name;birth_weight_g", "H1;2025-03-02;Amina Banda;3,2").Read().Records.ShouldHaveSingleItem().BirthWeightGrams.ShouldBe(3200);
        var hash = new ColumnMapping { Source = SourceKind.Facility, Delimiter = '#' };
        bench.Put("a.csv", "record_id#birth_date#mother_name", "H1#2025-03-02#Amina Banda").Read(hash).Births().ShouldBe(["H1 2025-03-02"]);
    }

    private static void SepLine(QuirkBench bench)
    {
        var intake = bench.ReadCsv("sep=;", "record_id;birth_date;mother_name", "H1;2025-03-02;Banda, Amina", "H2;2025-03-03;Phiri, Ruth");

        intake.Births().ShouldBe(["H1 2025-03-02", "H2 2025-03-03"]);
        intake.Rows().ShouldBe((2, 2, 0, 0));
    }

    private static void Quotes(QuirkBench bench)
    {
        var whole = bench.ReadCsv("record_id,birth_date,mother_name,remarks", "H1,2025-03-02,\"Amina \"\"Mina\"\" Banda\",\"line one", "line two\"", "H2,2025-03-03,Ruth Phiri,");
        whole.Births().ShouldBe(["H1 2025-03-02", "H2 2025-03-03"]);
        whole.Records.Select(static birth => birth.Origin.Row).ShouldBe([2, 4]);

        var open = bench.ReadCsv("record_id,birth_date,mother_name,sex", "H1,2025-03-02,\"Amina Banda,F", "H2,2025-03-03,Ruth Phiri,M", "H3,2025-03-04,Eve Moyo,F");
        open.Births().ShouldContain("H2 2025-03-03");
        open.Births().ShouldContain("H3 2025-03-04");
        open.Rows().Read.ShouldBe(3);
        open.Notes().ShouldContain("line 2: a quote is opened and not closed, the line was read as a row of its own");

        var ragged = bench.ReadCsv("record_id,birth_date,mother_name,sex", "H1,2025-03-02,Banda, Amina,F", "H2,2025-03-03", "H3,2025-03-04,Eve Moyo,F,,");
        ragged.Rows().ShouldBe((3, 3, 0, 0));
        ragged.Notes().ShouldBe("1 rows have more cells than there are headings, the first is row 2: check that nothing stands in a wrong column");
    }

    private static ColumnMapping Declared(string encoding) => new() { Source = SourceKind.Facility, Encoding = encoding };

    private static byte[] Bytes(string encoding, string text) => Encoding.GetEncoding(encoding).GetBytes(text);

    private static string ReadAs(string written, string read, string text) => Encoding.GetEncoding(read).GetString(Encoding.GetEncoding(written).GetBytes(text));
}
