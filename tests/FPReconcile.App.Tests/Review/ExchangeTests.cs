using FPReconcile.App.Identity;
using FPReconcile.App.Review;
using FPReconcile.App.Spreadsheets.Workbooks;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Nightly;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Review;

public abstract class ExchangeTests(INightWorld stores) : ReviewServiceTests(stores)
{
    [Fact]
    public async Task A_worklist_that_is_filled_in_and_sent_back_is_shown_then_applied_once()
    {
        using var world = await SmallAsync();
        var row = (await world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth))[0];
        var export = (await world.Review.ExportAsync(ReviewWorld.Officer, "K02", "zh", default)).Value.ShouldNotBeNull();
        var filled = Filled(export.Content, (row.CaseId, "registered_elsewhere", "documents_seen", "seen"));

        var preview = await PreviewAsync(world, filled);
        preview.Lines.ShouldHaveSingleItem().Kind.ShouldBe(ImportLineKind.Change);
        (await DecisionsAsync(world)).ShouldBe(0);

        var result = (await world.Review.ApplyImportAsync(ReviewWorld.Officer, preview.Token, [], default)).Value.ShouldNotBeNull();
        (result.Applied, result.AlreadySo, result.Left.Count).ShouldBe((1, 0, 0));
        (await world.PageAsync(ReviewWorld.Officer, row.CaseId)).State.Disposition.ShouldBe(Disposition.RegisteredElsewhere);

        preview = await PreviewAsync(world, filled);
        preview.Lines.ShouldHaveSingleItem().Kind.ShouldBe(ImportLineKind.AlreadySo);
        (await world.Review.ApplyImportAsync(ReviewWorld.Officer, preview.Token, [], default)).Value!.Applied.ShouldBe(0);
        (await DecisionsAsync(world)).ShouldBe(1);
    }

    [Fact]
    public async Task What_somebody_decided_meanwhile_is_the_officer_s_to_resolve()
    {
        using var world = await SmallAsync();
        var row = (await world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth))[0];
        var export = (await world.Review.ExportAsync(ReviewWorld.Officer, "K02", "en", default)).Value!;
        var page = await world.PageAsync(ReviewWorld.Officer, row.CaseId);
        (await world.Review.DecideAsync(ReviewWorld.User("other", Roles.Officer, "K02"), ReviewWorld.Decision(page, Disposition.NotDue, "date_corrected"), default)).IsDone.ShouldBeTrue();

        var preview = await PreviewAsync(world, Filled(export.Content, (row.CaseId, "registered_elsewhere", "documents_seen", "")));
        var line = preview.Lines.ShouldHaveSingleItem();
        (line.Kind, line.Now!.Disposition).ShouldBe((ImportLineKind.Conflict, Disposition.NotDue));

        (await world.Review.ApplyImportAsync(ReviewWorld.Officer, preview.Token, [], default)).Value!.Left.ShouldHaveSingleItem().Problem.ShouldBe("conflict");
        (await world.PageAsync(ReviewWorld.Officer, row.CaseId)).State.Disposition.ShouldBe(Disposition.NotDue);
        (await world.Review.ApplyImportAsync(ReviewWorld.Officer, preview.Token, [line.Row], default)).Value!.Applied.ShouldBe(1);
        (await world.PageAsync(ReviewWorld.Officer, row.CaseId)).State.Disposition.ShouldBe(Disposition.RegisteredElsewhere);
    }

    [Fact]
    public async Task Hostile_lines_are_told_by_row_and_code_and_change_nothing()
    {
        using var world = await SmallAsync();
        var row = (await world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth))[0];
        var elsewhere = (await world.RowsAsync(ReviewWorld.User("x", Roles.Officer, "K01")))[0].CaseId;
        var filled = Filled(null,
            (elsewhere, "registered_elsewhere", "documents_seen", ""), ("=cmd|' /C calc'!A0", "=1+1", "@x", "+1"), (row.CaseId, "=HYPERLINK(\"x\")", "documents_seen", ""),
            (row.CaseId, "registered_elsewhere", "", ""), (row.CaseId, "registered_elsewhere", "other", new string('x', 5000)), ("../../etc", "not_due", "other", "x"));

        var preview = await PreviewAsync(world, filled);

        preview.Lines.Select(line => line.Problem).ShouldBe(["unknown_case", "unknown_case", "unknown_disposition", "reason_missing", "note_too_long", "unknown_case"]);
        preview.Lines[0].CaseId.ShouldBeEmpty();
        (await world.Review.ApplyImportAsync(ReviewWorld.Officer, preview.Token, [.. preview.Lines.Select(line => line.Row)], default)).Value!.Applied.ShouldBe(0);
        (await DecisionsAsync(world)).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_no_worklist_is_refused_and_a_token_is_its_owner_s()
    {
        using var world = await SmallAsync();
        var row = (await world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth))[0];

        (await world.Review.PreviewImportAsync(ReviewWorld.Officer, new MemoryStream([1, 2, 3]), default)).Outcome.ShouldBe(ReviewOutcome.Invalid);
        var preview = await PreviewAsync(world, Filled(null, (row.CaseId, "not_due", "date_corrected", "")));
        (await world.Review.ApplyImportAsync(ReviewWorld.User("other", Roles.Officer, "K02"), preview.Token, [], default)).Outcome.ShouldBe(ReviewOutcome.NotFound);
        (await world.Review.ApplyImportAsync(ReviewWorld.Supervisor, preview.Token, [], default)).Outcome.ShouldBe(ReviewOutcome.NotAllowed);
        (await world.Review.ExportAsync(ReviewWorld.Officer, "K01", "en", default)).Outcome.ShouldBe(ReviewOutcome.NotFound);
    }

    [Fact]
    public async Task A_death_that_was_decided_is_in_no_export()
    {
        using var world = await SmallAsync();
        var row = (await world.RowsAsync(ReviewWorld.Officer, DiscrepancyKind.UnregisteredBirth))[0];
        var page = await world.PageAsync(ReviewWorld.Officer, row.CaseId);
        Cases((await world.Review.ExportAsync(ReviewWorld.Officer, "K02", "en", default)).Value!.Content).ShouldContain(row.CaseId);

        (await world.Review.DecideAsync(ReviewWorld.Officer, ReviewWorld.Decision(page, Disposition.Deceased, "death_record_seen"), default)).IsDone.ShouldBeTrue();

        Cases((await world.Review.ExportAsync(ReviewWorld.Officer, "K02", "en", default)).Value!.Content).ShouldNotContain(row.CaseId);
    }

    private static async Task<ImportPreview> PreviewAsync(ReviewWorld world, byte[] workbook) =>
        (await world.Review.PreviewImportAsync(ReviewWorld.Officer, new MemoryStream(workbook), default)).Value.ShouldNotBeNull();

    private static async Task<int> DecisionsAsync(ReviewWorld world) => (await world.Night.Store.Tables.QueryAsync(StorageNames.DecisionsTable, null, default).ToListAsync()).Count;

    private static List<string> Cases(byte[] workbook) => [.. Rows(workbook).Select(row => row.ElementAtOrDefault(0) ?? "")];

    private static List<List<string?>> Rows(byte[] workbook)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Path("book.xlsx");
        File.WriteAllBytes(path, workbook);
        using var book = TabularFiles.Open(path, new TabularFileOptions());
        return [.. book.Sheets[0].ReadRows().Select(row => row.Cells.Select(cell => cell.Text).ToList())];
    }

    /// <summary>A worklist with some lines filled in.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="export">The worklist that was taken out; null: just the columns that are needed.</param>
    internal static byte[] FilledIn(IEnumerable<(string CaseId, string Disposition, string Reason, string Note)> lines, byte[]? export = null) => Filled(export, [.. lines]);

    // As a spreadsheet program would save it: the exported headings, and the lines that somebody filled in; other rows stay blank there.
    private static byte[] Filled(byte[]? export, params (string CaseId, string Disposition, string Reason, string Note)[] lines)
    {
        var headings = export is null ? ["x (case_id)", "x (disposition)", "x (reason)", "x (note)"] : Rows(export).First(row => row.Any(cell => cell?.EndsWith("(case_id)", StringComparison.Ordinal) == true));
        string ValueOf(string? heading, (string CaseId, string Disposition, string Reason, string Note) line) => ExchangeWorkbook.CodeIn(heading ?? "") switch
        {
            "case_id" => line.CaseId, "disposition" => line.Disposition, "reason" => line.Reason, "note" => line.Note, _ => "",
        };
        using var content = new MemoryStream();
        XlsxWriter.Write(content, new WorkbookModel
        {
            Sheets = [new SheetModel { Name = "x", Columns = [.. headings.Select(heading => new ColumnModel(heading ?? "", 10))], Rows = [.. lines.Select(line => new RowModel([.. headings.Select(heading => CellValue.Text(ValueOf(heading, line)))]))] }],
        });
        return content.ToArray();
    }
}
