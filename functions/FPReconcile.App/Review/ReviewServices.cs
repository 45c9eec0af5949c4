using FPReconcile.App.Audit;
using FPReconcile.App.Identity;
using FPReconcile.App.Review.Vintages;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Review;

/// <summary>
/// What the pages of the review ask for. Every method takes the asking user, looks at <see cref="AccessRules"/> first, and writes the
/// audit before it does what has to be answered for. One object serves the whole process.
/// </summary>
internal sealed class ReviewServices
{
    private readonly WorklistService _worklists;
    private readonly CaseService _cases;
    private readonly DecisionService _decisions;
    private readonly CaseWork _work;
    private readonly UnmaskService _unmask;
    private readonly ExchangeService _exchange;
    private readonly UploadService _uploads;
    private readonly DashboardService _dashboard;
    private readonly StatisticsService _statistics;
    private readonly AuditReader _reader;

    public ReviewServices(Store store, NightClock clock)
    {
        var nights = new ReviewNights(store, clock);
        var audit = new AuditLog(store.Tables, clock);
        _worklists = new WorklistService(store, nights, audit);
        _cases = new CaseService(store, nights, audit);
        _decisions = new DecisionService(store, _cases, audit, clock);
        _work = new CaseWork(store, _cases, audit, clock);
        _unmask = new UnmaskService(store, _cases, audit, clock);
        _exchange = new ExchangeService(new ExchangeParts(store, nights, audit), _worklists, _cases, _decisions);
        _uploads = new UploadService(store, nights, audit, clock);
        _dashboard = new DashboardService(nights, _worklists);
        _statistics = new StatisticsService(new VintageShelf(store.Blobs), nights);
        _reader = new AuditReader(audit);
    }

    /// <summary>A page of the worklists of the user's areas.</summary>
    public Task<ReviewAnswer<WorklistPage>> WorklistAsync(AskingUser user, WorklistQuery query, CancellationToken cancellation) => _worklists.QueryAsync(user, query, cancellation);

    /// <summary>One case, masked. Written to the audit as seen.</summary>
    public Task<ReviewAnswer<CasePage>> CaseAsync(AskingUser user, string caseId, CancellationToken cancellation) => _cases.PageAsync(user, caseId, cancellation);

    /// <summary>Takes a decision. The answer is the new state.</summary>
    public Task<ReviewAnswer<CaseState>> DecideAsync(AskingUser user, DecisionRequest request, CancellationToken cancellation) => _decisions.DecideAsync(user, request, cancellation);

    /// <summary>Takes back one's own decision within 10 minutes.</summary>
    public Task<ReviewAnswer<CaseState>> UndoAsync(AskingUser user, CaseChangeRequest request, CancellationToken cancellation) => _decisions.UndoAsync(user, request, cancellation);

    /// <summary>Confirms (or sends back) what another person decided.</summary>
    public Task<ReviewAnswer<CaseState>> CheckAsync(AskingUser user, CaseChangeRequest request, bool isConfirmed, CancellationToken cancellation) => _decisions.CheckAsync(user, request, isConfirmed, cancellation);

    /// <summary>Gives a case to somebody, by user id; null: to nobody. Officers give to themselves only.</summary>
    public Task<ReviewAnswer<CaseState>> AssignAsync(AskingUser user, CaseChangeRequest request, string? to, CancellationToken cancellation) => _work.AssignAsync(user, request, to, cancellation);

    /// <summary>Says whom the case waits for.</summary>
    public Task<ReviewAnswer<CaseState>> WaitAsync(AskingUser user, CaseChangeRequest request, WaitingFor waitingFor, CancellationToken cancellation) => _work.WaitAsync(user, request, waitingFor, cancellation);

    /// <summary>Hands a case over to another area; the code must be in the list of areas.</summary>
    public Task<ReviewAnswer<CaseState>> ForwardAsync(AskingUser user, CaseChangeRequest request, string areaCode, CancellationToken cancellation) => _work.ForwardAsync(user, request, areaCode, cancellation);

    /// <summary>Adds the note of the request.</summary>
    public Task<ReviewAnswer<CaseState>> NoteAsync(AskingUser user, CaseChangeRequest request, CancellationToken cancellation) => _work.NoteAsync(user, request, cancellation);

    /// <summary>One record of a case in clear, for <see cref="UnmaskedAnswer.Until"/>. The reason is one of <see cref="UnmaskReasons.All"/>.</summary>
    public Task<ReviewAnswer<UnmaskedAnswer>> UnmaskAsync(AskingUser user, UnmaskRequest request, CancellationToken cancellation) => _unmask.UnmaskAsync(user, request, cancellation);

    /// <summary>The worklist of one area as a workbook, masked, with lists of dispositions and reasons to choose from.</summary>
    public Task<ReviewAnswer<ExportedFile>> ExportAsync(AskingUser user, string areaCode, string language, CancellationToken cancellation) => _exchange.ExportAsync(user, areaCode, language, cancellation);

    /// <summary>What a filled-in worklist would change.</summary>
    public Task<ReviewAnswer<ImportPreview>> PreviewImportAsync(AskingUser user, Stream workbook, CancellationToken cancellation) => _exchange.PreviewAsync(user, workbook, cancellation);

    /// <summary>Applies a preview. Lines in conflict are applied only when their row is in <paramref name="overConflicts"/>.</summary>
    public Task<ReviewAnswer<ImportResult>> ApplyImportAsync(AskingUser user, string token, IReadOnlyCollection<int> overConflicts, CancellationToken cancellation) => _exchange.ApplyAsync(user, token, overConflicts, cancellation);

    /// <summary>Takes a file of a sender in, and has it read.</summary>
    public Task<ReviewAnswer<UploadItem>> SendUploadAsync(AskingUser user, UploadRequest request, CancellationToken cancellation) => _uploads.SendAsync(user, request, cancellation);

    /// <summary>Files of the user's senders, newest first.</summary>
    public Task<ReviewAnswer<IReadOnlyList<UploadItem>>> UploadsAsync(AskingUser user, string sender, CancellationToken cancellation) => _uploads.ListAsync(user, sender, cancellation);

    /// <summary>Own records of a sender that officers sent back and that have not changed since, newest first.</summary>
    public Task<ReviewAnswer<IReadOnlyList<SentBackItem>>> SentBackAsync(AskingUser user, string sender, CancellationToken cancellation) => _uploads.SentBackAsync(user, sender, cancellation);

    /// <summary>What was understood of one file.</summary>
    public Task<ReviewAnswer<UploadReport>> UploadAsync(AskingUser user, string sender, string uploadId, CancellationToken cancellation) => _uploads.ReportAsync(user, sender, uploadId, cancellation);

    /// <summary>The file back, with problems marked, as <c>check</c> marks it; not found when the raw file is gone.</summary>
    public Task<ReviewAnswer<ExportedFile>> MarkedUploadAsync(AskingUser user, string sender, string uploadId, string language, CancellationToken cancellation) => _uploads.MarkedAsync(user, (sender, uploadId), language, cancellation);

    /// <summary>Last night, and open cases of the user's areas.</summary>
    public Task<ReviewAnswer<Dashboard>> DashboardAsync(AskingUser user, CancellationToken cancellation) => _dashboard.ReadAsync(user, cancellation);

    /// <summary>The frozen statistics of a vintage, suppressed; null: of the newest.</summary>
    public Task<ReviewAnswer<VintageView>> StatisticsAsync(AskingUser user, string? vintage, CancellationToken cancellation) => _statistics.ReadAsync(user, vintage, cancellation);

    /// <summary>A file of a vintage as it was frozen.</summary>
    public Task<ReviewAnswer<ExportedFile>> StatisticsFileAsync(AskingUser user, string vintage, VintageFile file, CancellationToken cancellation) => _statistics.FileAsync(user, vintage, file, cancellation);

    /// <summary>Who saw or did what on one case, oldest first.</summary>
    public Task<ReviewAnswer<AuditPage>> AuditOfCaseAsync(AskingUser user, string caseId, CancellationToken cancellation) => _reader.OfCaseAsync(user, caseId, cancellation);

    /// <summary>The 100 newest entries before a number; null: of all.</summary>
    public Task<ReviewAnswer<AuditPage>> AuditAsync(AskingUser user, long? before, CancellationToken cancellation) => _reader.NewestAsync(user, before, cancellation);

    /// <summary>Looks through the whole audit; at a million entries this takes a minute.</summary>
    public Task<ReviewAnswer<AuditVerdict>> VerifyAuditAsync(AskingUser user, CancellationToken cancellation) => _reader.VerifyAsync(user, cancellation);
}
