using FPReconcile.App.Audit;
using FPReconcile.App.Check;
using FPReconcile.App.Identity;
using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Storage;
using FPReconcile.Core.Batches;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Languages;
using FPReconcile.Core.Intake.Rejections;

namespace FPReconcile.App.Review;

/// <summary>Files of senders: takes them in as the inbox does, and tells what was understood of them. Paths are text of the sender: never logged.</summary>
internal sealed class UploadService(Store store, ReviewNights nights, AuditLog audit, NightClock clock)
{
    /// <summary>Most bytes of a file that the site takes.</summary>
    public const long MostBytes = 64L << 20;

    private const int LongestName = 200;

    public async Task<ReviewAnswer<UploadItem>> SendAsync(AskingUser user, UploadRequest request, CancellationToken cancellation)
    {
        if (!AccessRules.MaySend(user, Operation.SendUpload, request.Sender))
            return ReviewAnswer<UploadItem>.Refuse(ReviewOutcome.NotAllowed);
        var isName = request.FileName.Length is > 0 and <= LongestName && !request.FileName.Contains('/', StringComparison.Ordinal);
        if (!isName || UploadAddress.Name($"{request.Sender}/{request.FileName}") is not { } blob || UploadPath.Parse(blob) is not { } path)
            return ReviewAnswer<UploadItem>.Refuse(ReviewOutcome.Invalid, "file_name");
        using var folder = new WorkFolder();
        var file = folder.Path("upload");
        if (await SaveAsync(request.Content, file, cancellation) is { } problem)
            return ReviewAnswer<UploadItem>.Refuse(ReviewOutcome.Invalid, problem);
        await audit.WriteAsync(new AuditEvent(AuditActions.Upload, user.Id, Subject: path.Id), cancellation);
        await using (var content = File.OpenRead(file))
            await store.Blobs.PutAsync(blob, content, WriteCondition.Always, cancellation);
        await store.Queues.PutAsync(StorageNames.IngestQueue, IngestMessage.Text(blob), TimeSpan.Zero, cancellation);
        return ReviewAnswer<UploadItem>.Of(new UploadItem(path.Id, request.FileName, clock.Now(), UploadStatus.Pending, null, null, null));
    }

    public async Task<ReviewAnswer<IReadOnlyList<UploadItem>>> ListAsync(AskingUser user, string sender, CancellationToken cancellation)
    {
        if (!AccessRules.MaySend(user, Operation.ReadUploads, sender))
            return ReviewAnswer<IReadOnlyList<UploadItem>>.Refuse(ReviewOutcome.NotAllowed);
        var uploads = new List<UploadItem>();
        await foreach (var row in store.Tables.QueryAsync(StorageNames.UploadsTable, SourceOf(sender), cancellation))
        {
            var upload = UploadState.From(row);
            if (upload.DisplayName.StartsWith(sender + "/", StringComparison.Ordinal))
                uploads.Add(ItemOf(upload, sender, null));
        }

        return ReviewAnswer<IReadOnlyList<UploadItem>>.Of([.. uploads.OrderByDescending(upload => upload.Received).ThenBy(upload => upload.Id, StringComparer.Ordinal)]);
    }

    public async Task<ReviewAnswer<IReadOnlyList<SentBackItem>>> SentBackAsync(AskingUser user, string sender, CancellationToken cancellation)
    {
        if (!AccessRules.MaySend(user, Operation.ReadUploads, sender))
            return ReviewAnswer<IReadOnlyList<SentBackItem>>.Refuse(ReviewOutcome.NotAllowed);
        var (items, states) = (new List<SentBackItem>(), new CaseStates(store.Tables));
        if (await nights.CurrentAsync(cancellation) is { } night)
        {
            foreach (var (caseId, source, at) in await new SentBackRecords(store).OfAsync(sender, cancellation))
            {
                // Nobody is asked about a birth with any sign of a death.
                if (await night.CaseAsync(caseId, cancellation) is not { Lane: CaseLane.Normal } bundle)
                    continue;
                var state = night.After(await states.GetAsync(bundle.AreaCode, caseId, cancellation), bundle.Content);
                if (state is { Stage: CaseStage.WithSender, IsWithheld: false })
                    items.AddRange(bundle.Records.Where(record => record.Source == source && !record.IsCandidate).Select(record => new SentBackItem(record.Id, state.ReasonCode, at)));
            }
        }

        return ReviewAnswer<IReadOnlyList<SentBackItem>>.Of([.. items.OrderByDescending(item => item.At).ThenBy(item => item.RecordId, StringComparer.Ordinal)]);
    }

    public async Task<ReviewAnswer<UploadReport>> ReportAsync(AskingUser user, string sender, string uploadId, CancellationToken cancellation)
    {
        var answer = await FindAsync(user, sender, uploadId, cancellation);
        if (answer.Value is not { } upload)
            return ReviewAnswer<UploadReport>.Refuse(answer.Outcome);
        if (upload.Batch.Length == 0 || await store.Blobs.ReadAsync(new BlobName(StorageNames.Batches, upload.Batch), cancellation) is not { } bytes)
            return ReviewAnswer<UploadReport>.Of(new UploadReport { Upload = ItemOf(upload, sender, null), Sheets = [], Problems = [] });
        var batch = BatchReader.Read(bytes);
        return ReviewAnswer<UploadReport>.Of(new UploadReport
        {
            Upload = ItemOf(upload, sender, batch),
            FileProblem = batch.Problem is { } problem ? problem.Code.ToCode() : "",
            Sheets = [.. batch.Sheets.Select((sheet, place) => SheetOf(sheet, place + 1))],
            Problems = [.. batch.Sheets.SelectMany((sheet, place) => sheet.Rejections.Select(line => ProblemOf(line, place + 1))).Take(UploadReport.MostProblems)],
        });
    }

    /// <summary>The file back with problems marked; not found when the raw file was deleted.</summary>
    public async Task<ReviewAnswer<ExportedFile>> MarkedAsync(AskingUser user, (string Sender, string UploadId) of, string language, CancellationToken cancellation)
    {
        var answer = await FindAsync(user, of.Sender, of.UploadId, cancellation);
        if (answer.Value is not { } upload)
            return ReviewAnswer<ExportedFile>.Refuse(answer.Outcome);
        var blob = new BlobName(StorageNames.Uploads, upload.DisplayName);
        if (UploadPath.Parse(blob) is not { Source: { } source } path)
            return ReviewAnswer<ExportedFile>.Refuse(ReviewOutcome.NotFound);
        await audit.WriteAsync(new AuditEvent(AuditActions.ReadUpload, user.Id, Subject: upload.Id), cancellation);
        using var folder = new WorkFolder();
        var file = folder.Path("marked", Path.GetFileName(upload.DisplayName));
        if (!await store.Blobs.DownloadAsync(blob, file, cancellation))
            return ReviewAnswer<ExportedFile>.Refuse(ReviewOutcome.NotFound);
        using var configuration = await NightConfiguration.LoadAsync(store.Blobs, NightConfiguration.Latest, clock.AsOf(), cancellation);
        var findings = new CheckFindings(file, SourceReader.CheckSource(source, file, configuration.Intake), ClerkLanguage.Of(language.Split('-')[0]));
        if (findings.ReadSheets.Count == 0)
            return ReviewAnswer<ExportedFile>.Refuse(ReviewOutcome.NotFound);
        using var content = new MemoryStream();
        CheckedWorkbook.Write(content, findings, FileBatches.OptionsOf(configuration.Intake.MappingFor(source, path.NameInSource, null)));
        return ReviewAnswer<ExportedFile>.Of(new ExportedFile(CheckedWorkbook.NameOf(file), ExchangeService.WorkbookType, content.ToArray(), upload.Id));
    }

    private static string SourceOf(string sender) => sender.Split('/')[0];

    private static async Task<string?> SaveAsync(Stream content, string path, CancellationToken cancellation)
    {
        await using var file = File.Create(path);
        var buffer = new byte[1 << 16];
        long written = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            written += read;
            if (written > MostBytes)
                return "file_too_large";
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return written == 0 ? "file_empty" : null;
    }

    private async Task<ReviewAnswer<UploadState>> FindAsync(AskingUser user, string sender, string uploadId, CancellationToken cancellation)
    {
        if (!AccessRules.MaySend(user, Operation.ReadUploads, sender))
            return ReviewAnswer<UploadState>.Refuse(ReviewOutcome.NotAllowed);
        var isId = uploadId.Length is > 0 and <= 64 && uploadId.All(char.IsAsciiHexDigitLower);
        var row = isId ? await store.Tables.GetAsync(StorageNames.UploadsTable, new TableKey(SourceOf(sender), uploadId), cancellation) : null;
        return row is not null && UploadState.From(row) is var upload && upload.DisplayName.StartsWith(sender + "/", StringComparison.Ordinal)
            ? ReviewAnswer<UploadState>.Of(upload)
            : ReviewAnswer<UploadState>.Refuse(ReviewOutcome.NotFound);
    }

    private static UploadItem ItemOf(UploadState upload, string sender, FileBatch? batch) => new(
        upload.Id, upload.DisplayName[(sender.Length + 1)..], upload.Received, upload.Status, batch?.Sheets.Sum(sheet => sheet.Report.RowsRead),
        batch?.Sheets.Sum(sheet => sheet.Report.RowsAccepted), batch?.Sheets.Sum(sheet => sheet.Report.RowsSetAside));

    private static UploadSheet SheetOf(SheetBatch sheet, int number) => new(
        number, sheet.Report.Mapping, (sheet.Report.RowsRead, sheet.Report.RowsAccepted, sheet.Report.RowsSetAside, sheet.Report.RowsSkipped), sheet.Report.ColumnsDropped,
        string.Join("; ", sheet.Report.Notes));

    private static UploadProblem ProblemOf(RowRejection line, int sheet) => new(sheet, line.Row, line.Column, line.Code.ToCode(), line.Effect == RejectionEffect.Row, line.Message);
}
