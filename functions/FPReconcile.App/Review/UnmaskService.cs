using FPReconcile.App.Audit;
using FPReconcile.App.Identity;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Storage;
using FPReconcile.Core.Batches;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Review;

/// <summary>
/// Shows one record in clear to one person: reason first, audit first, for some minutes. The record is read from what was read of its file;
/// nothing in clear is kept beside it. A sealed case has no records here, so that none can be shown.
/// </summary>
internal sealed class UnmaskService(Store store, CaseService cases, AuditLog audit, NightClock clock)
{
    public async Task<ReviewAnswer<UnmaskedAnswer>> UnmaskAsync(AskingUser user, UnmaskRequest request, CancellationToken cancellation)
    {
        var answer = await cases.OpenAsync(user, Operation.Unmask, request.CaseId, cancellation);
        if (answer.Value is not { } opened)
            return ReviewAnswer<UnmaskedAnswer>.Refuse(answer.Outcome, answer.Problem);
        if (!UnmaskReasons.All.Contains(request.ReasonCode, StringComparer.Ordinal))
            return ReviewAnswer<UnmaskedAnswer>.Refuse(ReviewOutcome.Invalid, "reason_missing");
        if (request.Record < 0 || request.Record >= opened.Bundle.Records.Count)
            return ReviewAnswer<UnmaskedAnswer>.Refuse(ReviewOutcome.NotFound);
        var record = opened.Bundle.Records[request.Record];
        if (record.Facility is { } facility && AccessRules.IsOwnFacility(user, facility))
            return ReviewAnswer<UnmaskedAnswer>.Refuse(ReviewOutcome.NotAllowed);
        var settings = await ReviewSettings.LoadAsync(store.Blobs, cancellation);
        await audit.WriteAsync(new AuditEvent(AuditActions.Unmask, user.Id, request.CaseId, OpaqueId.Of(new RecordKey(record.Source, record.Id).ToString()), request.ReasonCode), cancellation);
        return await FindAsync(opened.Night, record, cancellation) is { } found
            ? ReviewAnswer<UnmaskedAnswer>.Of(new UnmaskedAnswer(Unmasking.Of(found), clock.Now().AddMinutes(settings.UnmaskMinutes)))
            : ReviewAnswer<UnmaskedAnswer>.Refuse(ReviewOutcome.NotFound);
    }

    private async Task<BirthRecord?> FindAsync(ReviewNight night, CaseRecord record, CancellationToken cancellation)
    {
        if (await store.Blobs.ReadAsync(night.Place.Plan, cancellation) is not { } plan)
            return null;
        var prefix = $"{record.Source.Name()}/{record.File}/";
        foreach (var batch in NightPlan.Read(plan).Batches.Where(batch => batch.Path.StartsWith(prefix, StringComparison.Ordinal)))
        {
            if (await store.Blobs.ReadAsync(new BlobName(StorageNames.Batches, batch.Path), cancellation) is not { } bytes)
                continue;
            var found = BatchReader.Read(bytes).Sheets.SelectMany(sheet => sheet.Records).FirstOrDefault(read => read.Origin.Row == record.Row && OpaqueId.Of(read.Origin.Sheet) == record.Sheet);
            if (found is not null)
                return found;
        }

        return null;
    }
}
