using System.Globalization;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Storage;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Review;

/// <summary>
/// Which cases were sent back to which sender, so that the sender finds them without looking through all areas. The state of a case says
/// whether that still holds: a row that is left behind counts for nothing.
/// </summary>
internal sealed class SentBackRecords(Store store)
{
    private const string SourceValue = "source";
    private const string AtValue = "at";

    /// <summary>Notes that the records of an office in a case were sent back.</summary>
    public async Task AddAsync(CaseBundle bundle, SourceKind source, DateTimeOffset at, CancellationToken cancellation)
    {
        foreach (var file in bundle.Records.Where(record => record.Source == source).Select(record => record.File).Distinct(StringComparer.Ordinal))
        {
            if (await SenderOfAsync(source, file, cancellation) is not { } sender)
                continue;
            var values = new Dictionary<string, object>(StringComparer.Ordinal) { [SourceValue] = source.Name(), [AtValue] = at };
            await store.Tables.PutAsync(StorageNames.CasesTable, new TableRow(new TableKey(PartitionOf(sender), bundle.CaseId), values), WriteCondition.Always, cancellation);
        }
    }

    /// <summary>Cases that were sent back to a sender at some time.</summary>
    public async Task<IReadOnlyList<(string CaseId, SourceKind Source, DateTimeOffset At)>> OfAsync(string sender, CancellationToken cancellation)
    {
        var cases = new List<(string, SourceKind, DateTimeOffset)>();
        await foreach (var row in store.Tables.QueryAsync(StorageNames.CasesTable, PartitionOf(sender), cancellation))
        {
            if (SourceKinds.TryParse(row.Text(SourceValue), out var source))
                cases.Add((row.Key.Row, source, (DateTimeOffset)row.Values[AtValue]));
        }

        return cases;
    }

    private async Task<string?> SenderOfAsync(SourceKind source, string file, CancellationToken cancellation)
    {
        if (await store.Tables.GetAsync(StorageNames.UploadsTable, new TableKey(source.Name(), file), cancellation) is not { } row)
            return null;
        var parts = UploadState.From(row).DisplayName.Split('/');
        return parts.Length > 2 ? string.Create(CultureInfo.InvariantCulture, $"{parts[0]}/{parts[1]}") : null;
    }

    private static string PartitionOf(string sender) => $"sender-{OpaqueId.Of(sender)}";
}

/// <summary>A record that an officer sent back to its office.</summary>
/// <param name="RecordId">The office's own number.</param>
/// <param name="ReasonCode">Why.</param>
/// <param name="At">When.</param>
internal sealed record SentBackItem(string RecordId, string ReasonCode, DateTimeOffset At)
{
    public override string ToString() => "a record that was sent back";
}
