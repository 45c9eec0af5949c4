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
/// <param name="sheets">Sheets that a mapping is for.</param>
internal sealed class FullExtracts(IEnumerable<SheetIntake> sheets)
{
    private readonly List<IGrouping<object, SheetIntake>> _senders =
    [
        .. sheets.GroupBy(static sheet => (object?)sheet.Mapping!.Sender ?? sheet.Mapping)
            .Where(static sender => sender.Any(IsExtract)),
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

    private static void Supersede(List<SheetIntake> sheets, HashSet<BirthRecord> superseded)
    {
        var extracts = sheets.Where(IsExtract).ToList();
        var newest = extracts.Select(static sheet => VintageOf(sheet)).Max(VintageComparer.Instance);
        var ids = extracts.Where(sheet => VintageComparer.Instance.Compare(VintageOf(sheet), newest) == 0).SelectMany(IdsOf).ToHashSet(StringComparer.Ordinal);
        foreach (var sheet in sheets)
        {
            foreach (var record in sheet.Records)
            {
                var vintage = sheet.Vintage ?? record.RecordVintage;
                if (vintage is null || ids.Contains(record.Key.Id) || VintageComparer.Instance.Compare(vintage, newest) >= 0)
                    continue;
                superseded.Add(record);
                sheet.Tally.Accepted--;
                sheet.Tally.Skipped++;
                sheet.Tally.NoLongerListed++;
            }
        }
    }

    private static bool IsExtract(SheetIntake sheet) => sheet.Mapping is { Extract: ExtractKind.Full } && VintageOf(sheet) is not null && IdsOf(sheet).Any();

    // The rows of an extract that the mapping gives no vintage have one in common, else its file was refused.
    private static string? VintageOf(SheetIntake sheet) => sheet.Vintage ?? (sheet.Records.Count == 0 ? null : sheet.Records[0].RecordVintage);

    // A row that was set aside is in the list all the same.
    private static IEnumerable<string> IdsOf(SheetIntake sheet) =>
        sheet.Records.Select(static record => record.Key.Id)
            .Concat(sheet.Rejections.Where(static line => line.Effect == RejectionEffect.Row && line.RecordId is not null).Select(static line => line.RecordId!));
}
