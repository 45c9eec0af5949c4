using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake.Versions;

/// <summary>
/// Takes out what the newest full extract of a sender no longer has: its rows of a lower vintage, of full extracts and of deltas,
/// whose record ids are absent. Rows without a vintage stay, for nothing tells that they are older. An extract without any row says
/// nothing: it may be a file that was filled by nobody.
/// </summary>
/// <param name="sheets">Sheets that a mapping is for, and where their rows are counted.</param>
internal sealed class FullExtracts(IEnumerable<(SheetBatch Sheet, SheetTally Tally)> sheets)
{
    private readonly List<IGrouping<SenderKey, (SheetBatch Sheet, SheetTally Tally)>> _senders =
    [
        .. sheets.GroupBy(static declared => declared.Sheet.Declared!.Sender)
            .Where(static sender => sender.Any(static declared => IsExtract(declared.Sheet))),
    ];

    /// <summary>Removes the records that are superseded; returns them in their order.</summary>
    public IReadOnlyList<BirthRecord> Supersede(List<BirthRecord> records)
    {
        if (_senders.Count == 0)
            return [];
        var superseded = new HashSet<BirthRecord>();
        foreach (var sender in _senders)
            Supersede([.. sender], superseded);
        var removed = records.Where(superseded.Contains).ToList();
        records.RemoveAll(superseded.Contains);
        return removed;
    }

    private static void Supersede(List<(SheetBatch Sheet, SheetTally Tally)> sheets, HashSet<BirthRecord> superseded)
    {
        var extracts = sheets.Select(static declared => declared.Sheet).Where(IsExtract).ToList();
        var newest = extracts.Select(static sheet => VintageOf(sheet)).Max(VintageComparer.Instance);
        var ids = extracts.Where(sheet => VintageComparer.Instance.Compare(VintageOf(sheet), newest) == 0).SelectMany(IdsOf).ToHashSet(StringComparer.Ordinal);
        foreach (var (sheet, tally) in sheets)
        {
            foreach (var record in sheet.Records)
            {
                var vintage = sheet.Declared!.Vintage ?? record.RecordVintage;
                if (vintage is null || ids.Contains(record.Key.Id) || VintageComparer.Instance.Compare(vintage, newest) >= 0)
                    continue;
                superseded.Add(record);
                tally.Accepted--;
                tally.Skipped++;
                tally.NoLongerListed++;
            }
        }
    }

    private static bool IsExtract(SheetBatch sheet) => sheet.Declared is { Extract: ExtractKind.Full } && VintageOf(sheet) is not null && IdsOf(sheet).Any();

    // The rows of an extract that the mapping gives no vintage have one in common, else its file was refused.
    private static string? VintageOf(SheetBatch sheet) => sheet.Declared!.Vintage ?? (sheet.Records.Count == 0 ? null : sheet.Records[0].RecordVintage);

    // A row that was set aside is in the list all the same.
    private static IEnumerable<string> IdsOf(SheetBatch sheet) =>
        sheet.Records.Select(static record => record.Key.Id)
            .Concat(sheet.Rejections.Where(static line => line.Effect == RejectionEffect.Row && line.RecordId is not null).Select(static line => line.RecordId!));
}
