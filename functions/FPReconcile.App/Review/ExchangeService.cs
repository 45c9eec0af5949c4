using System.Globalization;
using FPReconcile.App.Audit;
using FPReconcile.App.Identity;
using FPReconcile.App.Spreadsheets.Workbooks;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Review;

/// <summary>Gives worklists out as workbooks and takes filled-in ones back: first shown, then applied.</summary>
internal sealed class ExchangeService(ExchangeParts parts, WorklistService worklists, CaseService cases, DecisionService decisions)
{
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Most rows of a workbook: more is not worked on by hand.</summary>
    public const int MostRows = 20_000;

    private readonly ImportStore _imports = new(parts.Store.Blobs);

    public async Task<ReviewAnswer<ExportedFile>> ExportAsync(AskingUser user, string areaCode, string language, CancellationToken cancellation)
    {
        if (!AccessRules.May(user, Operation.ExportWorklist))
            return ReviewAnswer<ExportedFile>.Refuse(ReviewOutcome.NotAllowed);
        if (await parts.Nights.CurrentAsync(cancellation) is not { } night)
            return ReviewAnswer<ExportedFile>.Refuse(ReviewOutcome.NoNight);
        if (!night.AreasOf(user).Contains(areaCode, StringComparer.Ordinal))
            return ReviewAnswer<ExportedFile>.Refuse(ReviewOutcome.NotFound);
        var filter = new WorklistFilter(new WorklistQuery { PageSize = MostRows }, (night.AsOf, user), after: null);
        foreach (var open in await worklists.OpenAsync(user, areaCode, night, cancellation))
            filter.Add(open);
        var items = await worklists.ItemsAsync(night, filter.Page().Rows, cancellation);
        var exportId = Guid.NewGuid().ToString("N");
        var counts = new Dictionary<string, int>(StringComparer.Ordinal) { ["rows"] = items.Count };
        await parts.Audit.WriteAsync(new AuditEvent(AuditActions.Export, user.Id, Subject: exportId, Reason: "worklist") { Counts = counts }, cancellation);
        using var content = new MemoryStream();
        XlsxWriter.Write(content, ExchangeWorkbook.Build(items, exportId, night.AsOf, language));
        var name = string.Create(CultureInfo.InvariantCulture, $"worklist-{night.AsOf:yyyy-MM-dd}-{exportId[..8]}.xlsx");
        return ReviewAnswer<ExportedFile>.Of(new ExportedFile(name, WorkbookType, content.ToArray(), exportId));
    }

    public async Task<ReviewAnswer<ImportPreview>> PreviewAsync(AskingUser user, Stream workbook, CancellationToken cancellation)
    {
        if (!AccessRules.May(user, Operation.ImportDispositions))
            return ReviewAnswer<ImportPreview>.Refuse(ReviewOutcome.NotAllowed);
        if (await FilledWorkbook.ReadAsync(workbook, cancellation) is not { } filled)
            return ReviewAnswer<ImportPreview>.Refuse(ReviewOutcome.Invalid, "file_not_understood");
        var lines = new List<ImportLine>();
        foreach (var line in filled.Lines)
            lines.Add(await JudgeAsync(user, line, cancellation));
        MarkRepeated(lines);
        var token = await _imports.KeepAsync(user, filled.Lines, cancellation);
        return ReviewAnswer<ImportPreview>.Of(new ImportPreview(token, lines, filled.Blank));
    }

    public async Task<ReviewAnswer<ImportResult>> ApplyAsync(AskingUser user, string token, IReadOnlyCollection<int> overConflicts, CancellationToken cancellation)
    {
        if (!AccessRules.May(user, Operation.ImportDispositions))
            return ReviewAnswer<ImportResult>.Refuse(ReviewOutcome.NotAllowed);
        if (await _imports.FindAsync(user, token, cancellation) is not { } filled)
            return ReviewAnswer<ImportResult>.Refuse(ReviewOutcome.NotFound);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal) { ["lines"] = filled.Count };
        await parts.Audit.WriteAsync(new AuditEvent(AuditActions.Import, user.Id, Subject: token, Reason: "worklist") { Counts = counts }, cancellation);
        var (applied, alreadySo, left) = (0, 0, new List<ImportLine>());
        var judged = new List<ImportLine>();
        foreach (var line in filled)
            judged.Add(await JudgeAsync(user, line, cancellation));
        MarkRepeated(judged);
        foreach (var (line, now) in filled.Zip(judged))
        {
            if (now.Kind == ImportLineKind.AlreadySo)
                alreadySo++;
            else if (await ApplyAsync(user, (token, line, now), overConflicts.Contains(line.Row), cancellation) is { } problem)
                left.Add(now with { Problem = problem });
            else
                applied++;
        }

        // What was not applied stays, to be applied with another choice.
        if (left.Count == 0)
            await _imports.ForgetAsync(user, token, cancellation);
        return ReviewAnswer<ImportResult>.Of(new ImportResult(applied, alreadySo, left));
    }

    private async Task<string?> ApplyAsync(AskingUser user, (string Token, FilledLine Line, ImportLine Now) of, bool isChosen, CancellationToken cancellation)
    {
        var (token, line, now) = of;
        if (now.Kind == ImportLineKind.NotUnderstood || (now.Kind == ImportLineKind.Conflict && !isChosen))
            return now.Kind == ImportLineKind.Conflict ? "conflict" : now.Problem;
        var answer = await decisions.DecideAsync(user, new DecisionRequest
        {
            // Of what was filled in, so that it is the same decision whenever it is applied.
            Id = OpaqueId.Of($"{token}\n{line.Row}"), CaseId = now.CaseId, Version = now.Now?.Version ?? "", Disposition = now.Disposition!.Value, ReasonCode = now.ReasonCode, Note = line.Note,
        }, cancellation);
        return answer.IsDone ? null : answer.Outcome == ReviewOutcome.Conflict ? "conflict" : answer.Problem.Length > 0 ? answer.Problem : "not_allowed";
    }

    private async Task<ImportLine> JudgeAsync(AskingUser user, FilledLine line, CancellationToken cancellation)
    {
        var judged = new ImportLine { Row = line.Row, Kind = ImportLineKind.NotUnderstood, ReasonCode = line.Reason };
        if ((await cases.OpenAsync(user, Operation.Decide, line.CaseId, cancellation)).Value is not { } opened || CaseService.IsOwn(user, opened.Bundle))
            return judged with { Problem = "unknown_case" };
        judged = judged with { CaseId = line.CaseId, Now = opened.State };
        if (!Core.Reconciliation.Dispositions.TryParse(line.Disposition, out var disposition))
            return judged with { Problem = "unknown_disposition" };
        judged = judged with { Disposition = disposition };
        if (opened.State.Disposition == disposition && opened.State.ReasonCode == line.Reason)
            return judged with { Kind = ImportLineKind.AlreadySo };
        var request = new DecisionRequest { Id = new string('0', 32), CaseId = line.CaseId, Version = "", Disposition = disposition, ReasonCode = line.Reason, Note = line.Note };
        if (DecisionRules.Problem(request, opened.Bundle, opened.Night.AsOf) is { } problem)
            return judged with { Problem = problem };
        return judged with { Kind = opened.State.Disposition is not null ? ImportLineKind.Conflict : ImportLineKind.Change };
    }

    // A case has a row for each kind: two rows that say different things are for the officer to choose from.
    private static void MarkRepeated(List<ImportLine> lines)
    {
        foreach (var same in lines.Where(line => line.Kind == ImportLineKind.Change).GroupBy(line => line.CaseId, StringComparer.Ordinal).Where(same => same.Count() > 1).ToList())
        {
            foreach (var line in same.DistinctBy(line => (line.Disposition, line.ReasonCode)).Count() > 1 ? same : same.Skip(1))
            {
                var isOther = same.First() is var first && (first.Disposition, first.ReasonCode) != (line.Disposition, line.ReasonCode);
                lines[lines.IndexOf(line)] = line with { Kind = isOther || line == first ? ImportLineKind.Conflict : ImportLineKind.AlreadySo };
            }
        }
    }
}

/// <summary>What the exchange works on besides the other services.</summary>
internal sealed record ExchangeParts(Store Store, ReviewNights Nights, AuditLog Audit);
