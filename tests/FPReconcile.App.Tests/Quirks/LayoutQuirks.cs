using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Tests.Quirks;

/// <summary>Where things stand on a sheet: titles, headings, merges, totals, signatures, blank rows.</summary>
internal static class LayoutQuirks
{
    private static readonly object?[] Headings = QuirkBench.Headings;
    private static readonly DateOnly Day = new(2025, 3, 2);

    public static IReadOnlyList<Quirk> All { get; } =
    [
        new(1, "titles, the name of the facility and the date of the report above the headings",
            "the headings are found by their words; a facility named above them stands for a missing column", Titles),
        new(2, "headings in two rows, merged: *Mother* above *Name*", "the two are read together, so that *Name* of mother, father and child stay apart", TwoRowHeadings),
        new(3, "the mother merged over the rows of her twins", "her values count for each row of the merge and for no other; the report counts these rows", MergedMother),
        new(4, "total rows (合计, Total, Sous-total, कुल)", "skipped and named; a total that is not the number of births above it is told", Totals),
        new(5, "signatures and footnotes below the table", "skipped and named by their row", Signatures),
        new(6, "title and headings again on every page", "skipped", RepeatedHeadings),
        new(7, "blank rows and blank columns", "skipped; rows keep the numbers that the sheet shows", Blanks),
        new(8, "200,000 rows with borders and nothing in them", "not counted", GhostRows),
    ];

    // The export of a Chinese township health centre, row for row.
    private static void Titles(QuirkBench bench)
    {
        var rows = QuirkSheet.Rows(
            ["出生登记月报表"],
            ["卫生院名称", "青山卫生院（公章）", "青山卫生院（公章）", "填表人", "admin", "填表日期", "2025年03月31日"],
            ["出生医学证明编号", "新生儿姓名", "性别", "出生日期", "孕周", "新生儿出生状况", "母亲姓名", "母亲身份证号码", "父亲姓名", "父亲身份证号码", "家庭住址"],
            ["L350247695", "张丽之女", "女", "2025年03月02日", "38+5", "活产", "张丽", "110105199003070011", "王强", "110105198803070011", "一号"]);
        var intake = bench.Put("月报.xlsx", QuirkSheet.Workbook().Add("三月", rows, "<mergeCells><mergeCell ref=\"A1:K1\"/></mergeCells>").ToBytes()).Read();

        intake.Births().ShouldBe(["L350247695 2025-03-02"]);
        intake.Records[0].FacilityCode.ShouldBe("青山卫生院");
        intake.Sheets[0].Mapping.ShouldBe("A=certificate_number B=child_name C=sex D=birth_date E=gestation F=outcome G=mother_name H=mother_national_id");
        intake.Sheets[0].ColumnsDropped.ShouldBe(3);
        intake.Notes().ShouldContain("no column of the facility: the one named above the headings was taken");
        intake.Notes().ShouldNotContain("青山");

        var english = bench.ReadCsv("Monthly return of births", "Facility: f01", "record_id,birth_date,mother_name", "H1,2025-03-02,Amina Banda");
        english.Records.ShouldHaveSingleItem().FacilityCode.ShouldBe("F01");
    }

    private static void TwoRowHeadings(QuirkBench bench)
    {
        var rows = QuirkSheet.Rows(
            ["Birth date", "Child", null, "Mother", null, "Father", "Record number"],
            [null, "Name", "Sex", "Name", "Date of birth", "Surname", null],
            [Day, "Esther", "F", "Amina Banda", new DateOnly(1998, 5, 4), "Phiri", "H1"]);
        const string Merges = """<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/><mergeCell ref="G1:G2"/></mergeCells>""";
        var intake = bench.Put("a.xlsx", QuirkSheet.Workbook().Add("March", rows, Merges).ToBytes()).Read();

        intake.Births().ShouldBe(["H1 2025-03-02"]);
        intake.Sheets[0].Mapping.ShouldBe("A=birth_date B=child_name C=sex D=mother_name E=mother_birth_date F=father_surname G=record_id");
        intake.Records[0].MotherBirthDate.ShouldBe(new DateOnly(1998, 5, 4));
    }

    private static void MergedMother(QuirkBench bench)
    {
        var rows = QuirkSheet.Rows(
            ["record_id", "birth_date", "mother_name", "sex", "birth_order", "mother_birth_date", "remarks"],
            ["H1", Day, "Amina Banda", "F", 1, new DateOnly(1998, 5, 4), "second twin stillborn"],
            ["H2", null, null, "M", 2],
            ["H3", new DateOnly(2025, 3, 9), null, "F"],
            ["H4", null, "Ruth Phiri", "F"]);
        const string Merges = """<mergeCells><mergeCell ref="B2:B3"/><mergeCell ref="C2:C3"/><mergeCell ref="F2:F3"/><mergeCell ref="G2:G3"/></mergeCells>""";
        var intake = bench.Put("a.xlsx", QuirkSheet.Workbook().Add("March", rows, Merges).ToBytes()).Read();

        intake.Births().ShouldBe(["H1 2025-03-02", "H2 2025-03-02", "H3 2025-03-09"]);
        intake.Records.Select(static birth => birth.MotherName.IsMissing).ShouldBe([false, false, true]);
        intake.Records[1].MotherBirthDate.ShouldBe(new DateOnly(1998, 5, 4));
        intake.Records.Select(static birth => birth.HasDeathEvidence).ShouldBe([true, true, false]);
        intake.Codes().ShouldBe(["B5 BIRTH_DATE_MISSING"]);
        intake.Notes().ShouldContain("1 rows took values from cells merged with the row above");

        // A record on two lines is one birth: the second line has no child of its own.
        var lines = QuirkSheet.Rows(["record_id", "birth_date", "mother_name", "address"], ["H1", Day, "Amina Banda", "House 1"], [null, null, null, "Old Town"]);
        bench.Put("a.xlsx", QuirkSheet.Workbook().Add("March", lines, """<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/><mergeCell ref="C2:C3"/></mergeCells>""").ToBytes())
            .Read().Births().ShouldBe(["H1 2025-03-02"]);

        var old = new RawXls().Add("March", QuirkSheet.XlsCells(["record_id", "birth_date", "mother_name", "sex"], ["H1", Day, "Amina Banda", "F"], ["H2", null, "Amina Banda", "M"]), merged: new MergedRange(2, 1, 3, 1));
        bench.Put("a.xls", old.ToBytes()).Read().Births().ShouldBe(["H1 2025-03-02", "H2 2025-03-02"]);
    }

    private static void Totals(QuirkBench bench)
    {
        foreach (var total in new[] { "合计", "Total", "Sous-total", "कुल", "TOTAL:", "Grand total" })
        {
            var right = bench.ReadXlsx(Headings, ["H1", Day, "Amina Banda", "F"], ["H2", Day, "Ruth Phiri", "M"], [total, 2]);
            right.Rows().ShouldBe((3, 2, 0, 1), total);
            right.Notes().ShouldBe("skipped: totals in row 4", total);
        }

        var wrong = bench.ReadXlsx(Headings, ["H1", Day, "Amina Banda", "F"], ["H2", Day, "Ruth Phiri", "M"], ["Total", 3]);
        wrong.Rows().ShouldBe((3, 2, 0, 1));
        wrong.Notes().ShouldBe("skipped: totals in row 4; row 4: the total is not the number of births above it (2): rows may be missing");

        // Totals of pages, a total in words, and the sum of the weights, which counts nothing.
        var pages = bench.ReadCsv("record_id,birth_date,mother_name,birth_weight_g", "H1,2025-03-02,Amina Banda,3000", "Sub-total: 1 birth,,,3000", "H2,2025-03-03,Ruth Phiri,3200", "Sub-total: 1 birth,,,3200", "Total: 2 births,,,6200");
        pages.Rows().ShouldBe((5, 2, 0, 3));
        pages.Notes().ShouldBe("skipped: totals in rows 3 5 6");

        // A person of that name is no total.
        bench.ReadXlsx(Headings, ["H1", Day, "Total Banda", "F"]).Ids().ShouldBe(["H1"]);
    }

    private static void Signatures(QuirkBench bench)
    {
        var intake = bench.ReadXlsx(Headings, ["H1", Day, "Amina Banda", "F"], [], ["Prepared by:", null, "Sister Moyo", "2025-04-01"], ["填表人：张丽"], ["Signature", "____"], ["Note: numbers are provisional"]);

        intake.Rows().ShouldBe((6, 1, 0, 5));
        intake.Notes().ShouldBe("skipped: signatures and footnotes in rows 4 5 6 7");
    }

    private static void RepeatedHeadings(QuirkBench bench)
    {
        var intake = bench.ReadXlsx(["Births of March"], Headings, ["H1", Day, "Amina Banda", "F"], ["Births of March"], ["RECORD_ID", "Birth_date", "mother_name ", "sex"], ["H2", Day, "Ruth Phiri", "M"]);

        intake.Ids().ShouldBe(["H1", "H2"]);
        intake.Rows().ShouldBe((4, 2, 0, 2));
        intake.Notes().ShouldBe("skipped: repeated headings in rows 4 5");
    }

    private static void Blanks(QuirkBench bench)
    {
        object?[] headings = [null, "record_id", null, "birth_date", "mother_name", null, "sex"];
        var intake = bench.ReadXlsx([], headings, [], [null, "H1", null, Day, "Amina Banda", null, "x"], [" ", "  "], [null, "H2", null, Day, "Ruth Phiri", " ", "M"], [], [null, " "]);

        intake.Ids().ShouldBe(["H1", "H2"]);
        intake.Rows().ShouldBe((4, 2, 0, 2));
        intake.Codes().ShouldBe(["G4 SEX_UNREADABLE"]);
        bench.ReadCsv("", ",record_id,,birth_date,mother_name", ",,,,", ",H1,,2025-03-02,Amina Banda", ",,,,").Ids().ShouldBe(["H1"]);
    }

    private static void GhostRows(QuirkBench bench)
    {
        var births = QuirkSheet.Rows(Headings, ["H1", Day, "Amina Banda", "F"]);
        var ghosts = string.Concat(Enumerable.Range(3, 200_000).Select(static row => $"<row r=\"{row}\"><c r=\"A{row}\" s=\"0\"/><c r=\"B{row}\" s=\"1\"/></row>"));
        bench.Put("a.xlsx", QuirkSheet.Workbook().Add("March", births + ghosts).ToBytes()).Read().Rows().ShouldBe((1, 1, 0, 0));

        // Cells of one blank each are nothing either.
        bench.Put("a.csv", ["record_id,birth_date,mother_name", "H1,2025-03-02,Amina Banda", .. Enumerable.Repeat(" , ,", 200_000)]).Read().Rows().ShouldBe((1, 1, 0, 0));
        bench.ReadXls([Headings, ["H1", Day, "Amina Banda", "F"], .. Enumerable.Repeat<object?[]>([], 50), [" "]]).Rows().ShouldBe((1, 1, 0, 0));
    }
}
