using System.Globalization;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure;

/// <summary>
/// Makes the feedback of the facilities: what is missing or damaged in their own records, and what to check in the birth book.
/// Births with death evidence and sealed ones are left out.
/// </summary>
public sealed class FeedbackBuilder
{
    private readonly LinkageOutcome _linkage;
    private readonly ReconcilerResult _result;
    private readonly DisclosureContext _context;
    private readonly DetailComparer _details;
    private readonly SortedDictionary<string, List<FeedbackRow>> _rows = new(StringComparer.Ordinal);

    private FeedbackBuilder(LinkageOutcome linkage, ReconcilerResult result, DisclosureContext context)
    {
        _linkage = linkage;
        _result = result;
        _context = context;
        _details = new DetailComparer(result.Names);
    }

    /// <summary>Feedback of each facility that has any, ordered by facility code.</summary>
    /// <param name="linkage">The births.</param>
    /// <param name="result">What reconciliation found about them.</param>
    /// <param name="setAside">What intake set aside of the facilities' rows.</param>
    /// <param name="context">Language, date and names.</param>
    public static IReadOnlyList<Feedback> Build(
        LinkageOutcome linkage, ReconcilerResult result, IReadOnlyList<SetAsideLine> setAside, DisclosureContext context)
    {
        ArgumentNullException.ThrowIfNull(linkage);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(setAside);
        ArgumentNullException.ThrowIfNull(context);
        var builder = new FeedbackBuilder(linkage, result, context);
        builder.AddSetAside(setAside);
        builder.AddMissing();
        builder.AddDiscrepancies();
        return builder.Finish();
    }

    private void AddSetAside(IReadOnlyList<SetAsideLine> lines)
    {
        var (origins, ids) = Closed();
        foreach (var line in lines.Where(line => !origins.Contains(line.Origin) && !(line.Detail.IsWholeRow && ids.Contains(line.RecordId))))
        {
            var issue = line.Detail.IsWholeRow ? FeedbackIssue.RowSetAside : FeedbackIssue.ValueSetAside;
            Add(line.FacilityCode, new FeedbackRow
            {
                Issue = issue,
                IssueText = IssueText(issue),
                Record = line.RecordId,
                Place = Place(line.Origin),
                Column = line.Detail.Column,
                Detail = line.Detail.Message,
                Action = _context.Text(TextId.ActionCorrectAndResend),
            });
        }
    }

    // A row that was set aside may be another version of a record of the birth: it is known by the id alone.
    private (HashSet<RecordOrigin> Origins, HashSet<string> Ids) Closed()
    {
        var origins = new HashSet<RecordOrigin>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var birth = 0; birth < _linkage.Births.Count; birth++)
        {
            if (!IsClosed(birth))
                continue;
            origins.UnionWith(_linkage.Births[birth].AllRecords.Select(record => record.Origin));
            ids.UnionWith(_linkage.Births[birth].AllRecords.Where(record => record.Key.Source == SourceKind.Facility).Select(record => record.Key.Id));
        }

        return (origins, ids);
    }

    private void AddMissing()
    {
        for (var birth = 0; birth < _linkage.Births.Count; birth++)
        {
            if (IsClosed(birth))
                continue;
            AddMissing(_linkage.Births[birth].Notification);
            foreach (var duplicate in _linkage.Births[birth].Duplicates)
                AddMissing(duplicate as BirthNotification);
        }
    }

    private void AddMissing(BirthNotification? record)
    {
        // Of a record that was set aside, the feedback asks for the right row.
        if (record?.FacilityCode is not { } facility || record.IsProvisional)
            return;
        var missing = new List<string>();
        if (record.MotherName.IsMissing)
            missing.Add(_context.Text(TextId.MissingMotherName));
        if (record.Sex == Sex.Unknown)
            missing.Add(_context.Text(TextId.MissingSex));
        if (record.Plurality >= 2 && record.BirthOrder is null)
            missing.Add(_context.Text(TextId.MissingBirthOrder));
        if (missing.Count > 0)
            Add(facility, OwnRecord(record, FeedbackIssue.Missing, string.Join(' ', missing)));
    }

    private void AddDiscrepancies()
    {
        foreach (var row in _result.Discrepancies.Where(row => row.Contact == ContactStanding.Clear))
        {
            if (row.Kind == DiscrepancyKind.ConflictingDetails)
                AddDisagreement(row);
            else if (row.Kind == DiscrepancyKind.RegistrationWithoutNotification)
                AddNotNotified(row.Births[0].Registration!);
        }
    }

    // The row lists the fields of all pairs; the facility is asked about those between it and the registration.
    private void AddDisagreement(Discrepancy row)
    {
        var birth = row.Births[0];
        if (birth.Notification is not { FacilityCode: { } facility } notification || birth.Registration is not { } registration)
            return;
        var fields = row.Fields.Where(field => _details.Disagree(field, notification, registration)).ToList();
        if (fields.Count == 0)
            return;
        var detail = string.Format(
            CultureInfo.InvariantCulture, _context.Text(TextId.FieldsDisagree), ReasonText.Fields(fields, _context.Language));
        Add(facility, OwnRecord(notification, FeedbackIssue.DisagreesWithRegistration, detail));
    }

    private void AddNotNotified(BirthRegistration registration)
    {
        if (registration.FacilityCode is not { } facility || registration.BirthPlace is BirthPlace.Home or BirthPlace.Other)
            return;
        Add(facility, new FeedbackRow
        {
            Issue = FeedbackIssue.RegisteredNotNotified,
            IssueText = IssueText(FeedbackIssue.RegisteredNotNotified),
            Record = "",
            BirthDate = registration.BirthDate,
            Detail = string.Format(CultureInfo.InvariantCulture, _context.Text(TextId.NotNotifiedDetail), registration.Key.Id),
            Action = _context.Text(TextId.ActionNotify),
        });
    }

    private FeedbackRow OwnRecord(BirthNotification record, FeedbackIssue issue, string detail) => new()
    {
        Issue = issue,
        IssueText = IssueText(issue),
        Record = record.Key.Id,
        BirthDate = record.BirthDate,
        Place = Place(record.Origin),
        Detail = detail,
        Action = _context.Text(issue == FeedbackIssue.Missing ? TextId.ActionComplete : TextId.ActionCheckBirthBook),
    };

    private bool IsClosed(int birth) =>
        _result.ContactStandings[birth] is ContactStanding.DeathEvidence or ContactStanding.Sealed;

    private string IssueText(FeedbackIssue issue) => _context.Text(issue switch
    {
        FeedbackIssue.RowSetAside => TextId.IssueRowSetAside,
        FeedbackIssue.ValueSetAside => TextId.IssueValueSetAside,
        FeedbackIssue.Missing => TextId.IssueMissing,
        FeedbackIssue.DisagreesWithRegistration => TextId.IssueDisagrees,
        _ => TextId.IssueNotNotified,
    });

    private static string Place(RecordOrigin origin) => origin.Sheet.Length == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{origin.File}, {origin.Row}")
        : string.Create(CultureInfo.InvariantCulture, $"{origin.File}, {origin.Sheet}, {origin.Row}");

    private void Add(string facility, FeedbackRow row)
    {
        if (!_rows.TryGetValue(facility, out var rows))
            _rows[facility] = rows = [];
        rows.Add(row);
    }

    private List<Feedback> Finish()
    {
        var asOf = _context.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return
        [
            .. _rows.Select(facility => new Feedback
            {
                FacilityCode = facility.Key,
                Title = string.Format(CultureInfo.InvariantCulture, _context.Text(TextId.FeedbackTitle), _context.Facility(facility.Key)),
                Notices =
                [
                    string.Format(CultureInfo.InvariantCulture, _context.Text(TextId.AsOf), asOf),
                    _context.Text(TextId.FeedbackPurpose),
                ],
                Rows =
                [
                    .. facility.Value.OrderBy(row => row.Issue)
                        .ThenBy(row => row.Record, StringComparer.Ordinal)
                        .ThenBy(row => row.BirthDate)
                        .ThenBy(row => row.Detail, StringComparer.Ordinal),
                ],
            }),
        ];
    }
}
