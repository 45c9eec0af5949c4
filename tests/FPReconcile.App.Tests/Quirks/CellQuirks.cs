using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Tests.Quirks;

/// <summary>Errors, kinds of cells, and columns that are doubled, moved, unknown or not allowed.</summary>
internal static class CellQuirks
{
    private static readonly object?[] Headings = QuirkBench.Headings;
    private static readonly DateOnly Day = new(2025, 3, 2);

    public static IReadOnlyList<Quirk> All { get; } =
    [
        new(38, "formulas that were never calculated, #N/A and #REF!", "`CELL_ERROR`, never taken as blank; in a column that tells of deaths such a cell is no *no*: nobody is contacted on the row", Errors),
        new(39, "TRUE and FALSE, numbers shown as per cent", "read by the meaning of the column", Booleans),
        new(40, "two columns with one heading", "read as one while they agree; `DUPLICATE_COLUMN` when they contradict each other", TwinHeadings),
        new(41, "columns renamed, moved or added from month to month", "found by their headings wherever they stand; what a mapping names and the file has not is told", MovedColumns),
        new(42, "columns that are not needed", "dropped unread; only their number is reported", UnknownColumns),
        new(52, "cells that a spreadsheet would run (=, +, -, @)", "kept as the text they are, and escaped in every file that is written", Formulas),
        new(62, "columns that must not be sent (HIV status, marriage, parity)", "dropped unread; the office is told how many, never which", ForbiddenColumns),
    ];

    private static void Errors(QuirkBench bench)
    {
        object?[] headings = ["record_id", "birth_date", "mother_name", "sex", "outcome", "date of death", "remarks"];
        object?[][] rows =
        [
            headings,
            ["H1", Day, "Amina Banda", RawCell.FormulaWithoutValue, "live"],
            ["H2", RawCell.Error("#N/A"), "Ruth Phiri", "F", "live"],
            ["H3", Day, "Eve Moyo", "F", RawCell.Error("#REF!")],
            ["H4", Day, "Grace Ngoma", "F", "live", RawCell.Error("#REF!")],
            ["H5", Day, "Mary Zulu", "F", "live", null, RawCell.FormulaWithoutValue],
            ["H6", Day, "Jane Mwale", "F", "live", RawCell.Error("#REF!"), "stillborn"],
        ];
        var intake = bench.ReadXlsx(rows);

        intake.Ids().ShouldBe(["H1", "H3", "H4", "H5", "H6"]);
        intake.Codes().ShouldBe(["D2 CELL_ERROR", "B3 BIRTH_DATE_UNREADABLE", "E4 CELL_ERROR", "F5 CELL_ERROR", "G6 CELL_ERROR", "F7 CELL_ERROR"]);
        intake.Rejections[0].Message.ShouldBe("The cell holds an error or a formula that was not calculated. Enter the value.");
        intake.Records.Select(static birth => birth.Outcome).ShouldBe(
            [BirthOutcome.Live, BirthOutcome.NotUnderstood, BirthOutcome.NotUnderstood, BirthOutcome.NotUnderstood, BirthOutcome.Stillbirth]);

        var old = bench.ReadXls(headings, ["H1", Day, "Amina Banda", new RawXls.ErrorCell(IsFormula: true), "live"], ["H2", Day, "Ruth Phiri", "F", "live", new RawXls.ErrorCell(IsFormula: false)]);
        old.Codes().ShouldBe(["D2 CELL_ERROR", "F3 CELL_ERROR"]);
        old.Records.Select(static birth => birth.Outcome).ShouldBe([BirthOutcome.Live, BirthOutcome.NotUnderstood]);

        var contacts = bench.Put("a.xlsx", QuirkSheet.Xlsx(rows)).Reconcile("discrepancies.csv")[0];
        contacts.ShouldContain("H1");
        contacts.ShouldContain("unregistered_birth");
        foreach (var id in new[] { "H3", "H4", "H5", "H6" })
            contacts.ShouldNotContain(id);
    }

    private static void Booleans(QuirkBench bench)
    {
        var intake = bench.ReadXlsx(["record_id", "birth_date", "mother_name", "sex", "born alive", "stillborn"],
            ["H1", Day, "Amina Banda", "F", true, false], ["H2", Day, "Ruth Phiri", true, true, false], ["H3", Day, "Eve Moyo", "F", false, false], ["H4", Day, "Mary Zulu", "F", true, true]);

        intake.Codes().ShouldBe(["D3 SEX_UNREADABLE"]);
        intake.Records.Select(static birth => birth.HasDeathEvidence).ShouldBe([false, false, true, true]);

        // 38.5 % is a number that is shown otherwise.
        bench.Put("a.xlsx", new RawXlsx { Styles = [0, 14, 10] }.Add("S", QuirkSheet.Rows(["record_id", "birth_date", "mother_name", "gestation"], ["H1", Day, "Amina Banda", RawCell.Styled(2, "0.385")])).ToBytes())
            .Read().Codes().ShouldBe(["D2 GESTATION_OUT_OF_RANGE"]);
    }

    private static void TwinHeadings(QuirkBench bench)
    {
        object?[] headings = ["record_id", "birth_date", "mother_name", "Birth date"];
        var agreeing = bench.ReadXlsx(headings, ["H1", Day, "Amina Banda", Day], ["H2", null, "Ruth Phiri", Day], ["H3", Day, "Eve Moyo"]);
        agreeing.Births().ShouldBe(["H1 2025-03-02", "H2 2025-03-02", "H3 2025-03-02"]);
        agreeing.Notes().ShouldBe("columns B and D both say birth_date: B was read; if it is the wrong one, name the right one in the mapping");

        var contradicting = QuirkSheet.Xlsx(headings, ["H1", Day, "Amina Banda", Day], ["H2", Day, "Ruth Phiri", new DateOnly(2025, 3, 3)]);
        var problem = bench.Refused("a.xlsx", contradicting);
        problem.Code.ShouldBe(FileProblemCode.DuplicateColumn);
        problem.Message.ShouldBe("columns B and D have the same heading and say different things: rename one of them, or name the right one by its letter in the mapping");

        var mapping = new ColumnMapping { Source = SourceKind.Facility, Columns = new Dictionary<CanonicalColumn, string> { [CanonicalColumn.BirthDate] = "D" } };
        bench.Put("a.xlsx", contradicting).Read(mapping).Births().ShouldBe(["H1 2025-03-02", "H2 2025-03-03"]);

        // Whose names they are, nothing tells.
        bench.Refused("b.csv", "id,birth date,name,name\nH1,2025-03-02,Esther Banda,Amina Banda\n"u8.ToArray()).Code.ShouldBe(FileProblemCode.DuplicateColumn);

        // Two telephones under two headings are two telephones.
        var phones = bench.ReadCsv("record_id,birth_date,mother_name,phone,mobile", "H1,2025-03-02,Amina Banda,0999123456,0888123456");
        phones.Ids().ShouldBe(["H1"]);
        phones.Notes().ShouldContain("columns D and E both say phone: D was read");
    }

    private static void MovedColumns(QuirkBench bench)
    {
        var intake = bench.Put("2025-01.csv", "record_id,birth_date,mother_name,sex", "H1,2025-01-02,Amina Banda,F")
            .Put("2025-02.csv", "Gender,Mother's name,Record No,DOB,Weight (g)", "F,Ruth Phiri,H2,2025-02-02,3200").Read();
        intake.Births().ShouldBe(["H1 2025-01-02", "H2 2025-02-02"]);
        intake.Records.Select(static birth => (birth.Sex, birth.BirthWeightGrams)).ShouldBe([(Sex.Female, null), (Sex.Female, 3200)]);

        var mapping = new ColumnMapping { Source = SourceKind.Facility, Columns = new Dictionary<CanonicalColumn, string> { [CanonicalColumn.BirthDate] = "Tag", [CanonicalColumn.Sex] = "Geschlecht" } };
        var mapped = bench.Put("a.csv", "record_id,Tag,mother_name", "H1,2025-03-02,Amina Banda").Read(mapping);
        mapped.Births().ShouldBe(["H1 2025-03-02"]);
        mapped.Notes().ShouldBe("the mapping names headings that the sheet does not have, for sex");
    }

    private static void UnknownColumns(QuirkBench bench)
    {
        var intake = bench.ReadXlsx([.. Headings, "Bed", "Apgar 5", "Address"], ["H1", Day, "Amina Banda", "F", "CANARY1", 9, "CANARY2"]);

        intake.Sheets[0].ColumnsDropped.ShouldBe(3);
        intake.Rejections.ShouldBeEmpty();
        intake.Notes().ShouldBe("");
        var written = bench.Put("a.xlsx", QuirkSheet.Xlsx([.. Headings, "Bed"], ["H1", Day, "Amina Banda", "F", "CANARY1"])).Reconcile("intake.csv", "discrepancies.csv", "run.json", "rejections.csv");
        foreach (var text in written)
            text.ShouldNotContain("CANARY");
    }

    private static void Formulas(QuirkBench bench)
    {
        string[] ids = ["=1+1", "+H2", "-H3", "@H4"];
        object?[][] rows = [Headings, .. ids.Select(id => (object?[])[id, Day, $"Amina Banda {id[^1]}", "F"])];
        bench.ReadXlsx(rows).Ids().ShouldBe(["=1+1", "+H2", "-H3", "@H4"]);

        var findings = bench.Put("a.xlsx", QuirkSheet.Xlsx(rows)).Reconcile("discrepancies.csv")[0];
        foreach (var id in ids)
        {
            findings.ShouldContain($",'{id},");
            findings.ShouldNotContain($",{id},");
        }
    }

    private static void ForbiddenColumns(QuirkBench bench)
    {
        string[] forbidden = ["HIV status", "Parents.Married.", "Parity", "避孕史", "生育类型", "流产史", "政策属性"];
        var intake = bench.ReadXlsx([.. Headings, .. forbidden], ["H1", Day, "Amina Banda", "F", .. forbidden.Select(static (_, i) => $"CANARY{i}")]);

        intake.Ids().ShouldBe(["H1"]);
        intake.Sheets[0].ColumnsDropped.ShouldBe(forbidden.Length);
        intake.Notes().ShouldBe("7 columns of a kind that must not be sent were dropped unread: leave them out of the file");
        var mapping = new ColumnMapping { Source = SourceKind.Facility, Columns = new Dictionary<CanonicalColumn, string> { [CanonicalColumn.BirthOrder] = "Parity" } };
        var mapped = bench.Put("a.csv", "record_id,birth_date,mother_name,Parity", "H1,2025-03-02,Amina Banda,3").Read(mapping);
        mapped.Records.ShouldHaveSingleItem().BirthOrder.ShouldBeNull();
        mapped.Notes().ShouldContain("column D is mapped but is of a kind that is never taken in, dropped");
    }
}
