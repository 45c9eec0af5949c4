using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Quirks;

/// <summary>Sheets of a workbook, and what people see in them that is no value of a cell.</summary>
internal static class SheetQuirks
{
    private const string SheetLinks = "xl/worksheets/_rels/sheet1.xml.rels";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly object?[] Headings = QuirkBench.Headings;
    private static readonly DateOnly Day = new(2025, 3, 2);

    public static IReadOnlyList<Quirk> All { get; } =
    [
        new(9, "one sheet for each month", "all are read, each by its own headings; a sheet whose columns differ from the first one's is told; a mapping may choose", SeveralSheets),
        new(10, "hidden sheets", "not read; the report says so", HiddenSheets),
        new(11, "hidden rows and columns, an active filter", "read like the others; an active filter is told", Filter),
        new(12, "chart sheets and empty sheets", "ignored", ChartSheets),
        new(60, "comments and colours that mean something (\"red: died\")", "cannot be read as data; comments are told, because one of them may tell of a death", Comments),
        new(63, "rows struck through and left in the sheet", "read like the others; the number of such cells is told", Strikethrough),
    ];

    private static void SeveralSheets(QuirkBench bench)
    {
        var workbook = QuirkSheet.Workbook()
            .Add("January", QuirkSheet.Rows(Headings, ["H1", new DateOnly(2025, 1, 9), "Amina Banda", "F"]))
            .Add("February", QuirkSheet.Rows(["sex", "mother_name", "birth_date", "record_id"], ["M", "Ruth Phiri", new DateOnly(2025, 2, 9), "H2"]))
            .Add("March", QuirkSheet.Rows(["record_id", "birth_date", "mother_name", "phone"], ["H3", Day, "Eve Moyo", "0999123456"]))
            .ToBytes();
        var intake = bench.Put("a.xlsx", workbook).Read();

        intake.Births().ShouldBe(["H1 2025-01-09", "H2 2025-02-09", "H3 2025-03-02"]);
        intake.Sheets.Select(static sheet => (sheet.Sheet, sheet.Note)).ShouldBe([("January", ""), ("February", ""),
            ("March", "columns that the first sheet has and this one has not: sex; columns that the first sheet has not: phone")]);
    }

    private static void HiddenSheets(QuirkBench bench)
    {
        var rows = QuirkSheet.Rows(Headings, ["H1", Day, "Amina Banda", "F"]);
        var draft = QuirkSheet.Rows(Headings, ["H2", Day, "Ruth Phiri", "F"]);
        var workbook = QuirkSheet.Workbook().Add("Births", rows).Add("Draft", draft, state: "hidden").Add("Lists", draft, state: "veryHidden").ToBytes();
        var old = new RawXls().Add("Births", QuirkSheet.XlsCells(Headings, ["H1", Day, "Amina Banda", "F"]))
            .Add("Draft", QuirkSheet.XlsCells(Headings, ["H2", Day, "Ruth Phiri", "F"]), state: 1).Add("Lists", QuirkSheet.XlsCells(Headings, ["H3", Day, "Ruth Phiri", "F"]), state: 2).ToBytes();

        foreach (var intake in new[] { bench.Put("a.xlsx", workbook).Read(), bench.Put("a.xls", old).Read() })
        {
            intake.Ids().ShouldBe(["H1"]);
            intake.Sheets.Select(static sheet => (sheet.Sheet, sheet.Note)).ShouldBe([("Births", ""), ("Draft", "hidden sheet, not read"), ("Lists", "hidden sheet, not read")]);
        }
    }

    private static void Filter(QuirkBench bench)
    {
        var rows = QuirkSheet.Rows(Headings, ["H1", Day, "Amina Banda", "F"], ["H2", Day, "Ruth Phiri", "M"]).Replace("<row r=\"3\">", "<row r=\"3\" hidden=\"1\">");
        const string Told = "a filter hides rows of the sheet: they were read like the others";

        var filtered = bench.Put("a.xlsx", QuirkSheet.Workbook().Add("March", rows, """<autoFilter ref="A1:D3"><filterColumn colId="3"><filters><filter val="F"/></filters></filterColumn></autoFilter>""").ToBytes()).Read();
        filtered.Ids().ShouldBe(["H1", "H2"]);
        filtered.Notes().ShouldBe(Told);

        // The little arrows alone hide nothing.
        bench.Put("a.xlsx", QuirkSheet.Workbook().Add("March", rows, """<autoFilter ref="A1:D3"/>""").ToBytes()).Read().Notes().ShouldBe("");
        bench.Put("a.xls", new RawXls { HasFilter = true }.Add("March", QuirkSheet.XlsCells(Headings, ["H1", Day, "Amina Banda", "F"])).ToBytes()).Read().Notes().ShouldBe(Told);
    }

    private static void ChartSheets(QuirkBench bench)
    {
        var rows = QuirkSheet.Rows(Headings, ["H1", Day, "Amina Banda", "F"]);
        var intake = bench.Put("a.xlsx", QuirkSheet.Workbook().Add("Chart", "", type: "chartsheet").Add("March", rows).Add("Sheet2", "").ToBytes()).Read();

        intake.Ids().ShouldBe(["H1"]);
        intake.Sheets.ShouldHaveSingleItem().Note.ShouldBe("");
        intake.Problems.ShouldBeEmpty();
    }

    private static void Comments(QuirkBench bench)
    {
        const string Told = "comments on cells are not read: what they say, a death above all, has to stand in a column";
        const string Links = $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/comments\" Target=\"../comments1.xml\"/></Relationships>";
        const string Content = $"<comments xmlns=\"{RawXlsx.Main}\"><commentList><comment ref=\"A2\"><text><t>died on 3 March</t></text></comment></commentList></comments>";
        var rows = QuirkSheet.Rows(Headings, ["H1", Day, "Amina Banda", "F"]);

        var intake = bench.Put("a.xlsx", QuirkSheet.Workbook().Add("March", rows).ToBytes((SheetLinks, Links), ("xl/comments1.xml", Content))).Read();
        intake.Ids().ShouldBe(["H1"]);
        intake.Notes().ShouldBe(Told);
        bench.Put("a.xls", new RawXls { HasComment = true }.Add("March", QuirkSheet.XlsCells(Headings, ["H1", Day, "Amina Banda", "F"])).ToBytes()).Read().Notes().ShouldBe(Told);
    }

    private static void Strikethrough(QuirkBench bench)
    {
        const string Fonts = "<fonts><font/><font><strike/><sz val=\"11\"/></font><font><strike val=\"0\"/></font></fonts>";
        const string Styles = $"<styleSheet xmlns=\"{RawXlsx.Main}\">{Fonts}<cellXfs><xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"14\" fontId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\"/><xf numFmtId=\"0\" fontId=\"2\"/></cellXfs></styleSheet>";
        object?[] struck = [RawCell.Styled(2, "77"), Day, "Ruth Phiri", RawCell.Styled(3, "2")];
        var workbook = RawXlsx.Replace(QuirkSheet.Workbook().Add("March", QuirkSheet.Rows(Headings, ["H1", Day, "Amina Banda", "F"], struck)).ToBytes(), "xl/styles.xml", Styles);

        var intake = bench.Put("a.xlsx", workbook).Read();
        intake.Ids().ShouldBe(["H1", "77"]);
        intake.Notes().ShouldBe("1 cells are struck through and were read like the others: delete rows that do not count");
        bench.Put("a.xls", new RawXls { IsStruckThrough = true }.Add("March", QuirkSheet.XlsCells(Headings, ["H1", (45718d, 1), "Amina Banda", "F"])).ToBytes()).Read()
            .Notes().ShouldBe("8 cells are struck through and were read like the others: delete rows that do not count");
    }
}
