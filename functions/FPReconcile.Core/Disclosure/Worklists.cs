using System.Globalization;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure;

/// <summary>Makes the worklists of the areas from what reconciliation lets through.</summary>
public static class Worklists
{
    /// <summary>
    /// One worklist for each area that has rows, ordered by area code; each is made when it is asked for, so that only one is in
    /// memory. When the rows are held because the list of deaths is too old, the areas that would have rows get a list that says so.
    /// </summary>
    public static IEnumerable<Worklist> Build(ReconcilerResult result, DisclosureContext context)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(context);
        var rows = result.ContactItems.ToLookup(row => row.AreaCode, StringComparer.Ordinal);
        return result.Discrepancies
            .Where(row => row.Kind.IsOnWorklists() && row.Contact == ContactStanding.Clear)
            .Select(row => row.AreaCode)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(area => Build(area, rows[area], context));
    }

    private static Worklist Build(string area, IEnumerable<Discrepancy> rows, DisclosureContext context) => new()
    {
        AreaCode = area,
        Title = string.Format(CultureInfo.InvariantCulture, context.Text(TextId.WorklistTitle), context.Area(area)),
        Notices = Notices(context),
        Rows =
        [
            .. rows.OrderByDescending(row => row.DaysOverdue ?? -1)
                .ThenBy(row => row.BirthDate)
                .ThenBy(row => row.Kind)
                .ThenBy(row => row.Records[0])
                .Select(row => Row(row, context)),
        ],
    };

    private static List<string> Notices(DisclosureContext context)
    {
        var asOf = context.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var notices = new List<string>
        {
            string.Format(CultureInfo.InvariantCulture, context.Text(TextId.AsOfMostOverdueFirst), asOf),
            context.Text(TextId.WorklistPurpose),
            context.Text(TextId.WorklistCaution),
            context.Text(context.HasDeathList ? TextId.NoticeDeathListUsed : TextId.NoticeNoDeathList),
        };
        if (context.ContactHold is { } hold)
            notices.Add(context.Text(hold == HoldReason.DeathListTooOld ? TextId.NoticeDeathListTooOld : TextId.NoticeDeathListUnreadable));
        return notices;
    }

    private static WorklistRow Row(Discrepancy row, DisclosureContext context)
    {
        var records = ConcernedRecords.Of(row);
        return new WorklistRow
        {
            CaseId = row.CaseId,
            Kind = TextTable.Of(row.Kind, context.Language),
            DaysOverdue = row.DaysOverdue,
            BirthDate = row.BirthDate,
            Sex = ConcernedRecords.Together(records, record => TextTable.Of(record.Sex, context.Language)),
            Facility = ConcernedRecords.Together(records, record => context.Facility(record.FacilityCode)),
            FacilityRecord = row.RecordIds(SourceKind.Facility),
            RegistrationRecord = row.RecordIds(SourceKind.Registration),
            RegisterRecord = row.RecordIds(SourceKind.Register),
            MaskedMother = ConcernedRecords.Together(records, record => Masking.Name(record.MotherName)),
            MaskedChild = ConcernedRecords.Together(records, record => Masking.Name(record.ChildName)),
            Reason = ReasonText.Write(row.Reason, context.Language),
        };
    }
}
