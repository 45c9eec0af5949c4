using FPReconcile.App.Audit;
using FPReconcile.App.Identity;

namespace FPReconcile.App.Review;

/// <summary>Shows the audit to auditors, and notes that they looked. They see ids and codes, and no case.</summary>
internal sealed class AuditReader(AuditLog audit)
{
    private const int PageSize = 100;
    private const int LongestCaseId = 64;

    public async Task<ReviewAnswer<AuditPage>> OfCaseAsync(AskingUser user, string caseId, CancellationToken cancellation)
    {
        if (!AccessRules.May(user, Operation.ReadAudit))
            return ReviewAnswer<AuditPage>.Refuse(ReviewOutcome.NotAllowed);
        if (caseId.Length is 0 or > LongestCaseId || !caseId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            return ReviewAnswer<AuditPage>.Refuse(ReviewOutcome.Invalid, "case_id");
        await audit.WriteAsync(new AuditEvent(AuditActions.ReadAudit, user.Id, caseId), cancellation);
        return ReviewAnswer<AuditPage>.Of(new AuditPage(await audit.OfCaseAsync(caseId, cancellation), (await audit.HeadAsync(cancellation)).Number));
    }

    /// <param name="user">Who asks.</param>
    /// <param name="before">Entries before this number; null: the newest.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<ReviewAnswer<AuditPage>> NewestAsync(AskingUser user, long? before, CancellationToken cancellation)
    {
        if (!AccessRules.May(user, Operation.ReadAudit))
            return ReviewAnswer<AuditPage>.Refuse(ReviewOutcome.NotAllowed);
        await audit.WriteAsync(new AuditEvent(AuditActions.ReadAudit, user.Id), cancellation);
        var head = (await audit.HeadAsync(cancellation)).Number;
        var to = Math.Min(head, (before ?? long.MaxValue) - 1);
        return ReviewAnswer<AuditPage>.Of(new AuditPage(await audit.ReadAsync(Math.Max(1, to - PageSize + 1), to, cancellation), head));
    }

    public async Task<ReviewAnswer<AuditVerdict>> VerifyAsync(AskingUser user, CancellationToken cancellation)
    {
        if (!AccessRules.May(user, Operation.ReadAudit))
            return ReviewAnswer<AuditVerdict>.Refuse(ReviewOutcome.NotAllowed);
        await audit.WriteAsync(new AuditEvent(AuditActions.ReadAudit, user.Id, Reason: "verify"), cancellation);
        return ReviewAnswer<AuditVerdict>.Of(await audit.VerifyAsync(cancellation));
    }
}
