using FPReconcile.App.Audit;
using FPReconcile.App.Identity;
using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Review;

/// <summary>
/// Answers queries over the worklists. Filters, counts and order need no row of the table: they come from the indexes of the night and from
/// what officers have touched. Only the rows of the page are read.
/// </summary>
internal sealed class WorklistService(Store store, ReviewNights nights, AuditLog audit)
{
    private const int MostReadOneByOne = WorklistQuery.MostPageSize;

    private readonly CaseStates _states = new(store.Tables);

    public async Task<ReviewAnswer<WorklistPage>> QueryAsync(AskingUser user, WorklistQuery query, CancellationToken cancellation)
    {
        if (!AccessRules.May(user, Operation.ReadWorklist))
            return ReviewAnswer<WorklistPage>.Refuse(ReviewOutcome.NotAllowed);
        if (query.PageSize is < 1 or > WorklistQuery.MostPageSize || !WorklistPlace.TryRead(query.Continuation, out var after))
            return ReviewAnswer<WorklistPage>.Refuse(ReviewOutcome.Invalid, "page");
        if (await nights.CurrentAsync(cancellation) is not { } night)
            return ReviewAnswer<WorklistPage>.Refuse(ReviewOutcome.NoNight);
        if (query.Area is { } area && !night.AreasOf(user).Contains(area, StringComparer.Ordinal))
            return ReviewAnswer<WorklistPage>.Refuse(ReviewOutcome.NotFound);
        await audit.WriteAsync(new AuditEvent(AuditActions.Search, user.Id), cancellation);
        var filter = new WorklistFilter(query, (night.AsOf, user), after);
        foreach (var open in await OpenAsync(user, query.Area, night, cancellation))
            filter.Add(open);
        var (page, continuation) = filter.Page();
        return ReviewAnswer<WorklistPage>.Of(new WorklistPage(await ItemsAsync(night, page, cancellation), continuation, filter.Counts(), night.AsOf));
    }

    /// <summary>Every open row that a user may see, of one area with those below it or of all; without those that are withheld.</summary>
    public async Task<IEnumerable<OpenRow>> OpenAsync(AskingUser user, string? area, ReviewNight night, CancellationToken cancellation)
    {
        var areas = night.AreasOf(user).Where(code => area is null || night.Areas.IsWithin(code, [area]));
        var open = await Task.WhenAll(areas.Select(code => OpenOfAreaAsync(code, night, cancellation)));
        return open.SelectMany(static rows => rows);
    }

    /// <summary>What rows show, in their order; without those that are not there any more: another night was shown meanwhile.</summary>
    public async Task<IReadOnlyList<WorklistItem>> ItemsAsync(ReviewNight night, IReadOnlyList<OpenRow> open, CancellationToken cancellation)
    {
        var shown = open.Count <= MostReadOneByOne
            ? await Task.WhenAll(open.Select(row => store.Tables.GetAsync(StorageNames.WorklistsTable, KeyOf(night, row), cancellation)))
            : await AllOfAsync(night, open, cancellation);
        return [.. open.Zip(shown).Where(row => row.Second is not null).Select(row => ItemOf(night, row.First, row.Second!))];
    }

    private static TableKey KeyOf(ReviewNight night, OpenRow open) =>
        new(WorklistTables.PartitionOf(night.Run.Slot, open.Index.AreaCode), WorklistTables.RowOf(open.Row.CaseId, open.Row.Kind, open.Row.Records));

    // A workbook has most rows of its areas: they are read area by area.
    private async Task<IReadOnlyList<TableRow?>> AllOfAsync(ReviewNight night, IReadOnlyList<OpenRow> open, CancellationToken cancellation)
    {
        var keys = open.Select(row => KeyOf(night, row)).ToList();
        var rows = keys.ToDictionary(key => key, _ => (TableRow?)null);
        foreach (var partition in keys.Select(key => key.Partition).Distinct(StringComparer.Ordinal))
        {
            await foreach (var row in store.Tables.QueryAsync(StorageNames.WorklistsTable, partition, cancellation))
            {
                if (rows.ContainsKey(row.Key))
                    rows[row.Key] = row;
            }
        }

        return [.. keys.Select(key => rows[key])];
    }

    private static WorklistItem ItemOf(ReviewNight night, OpenRow open, TableRow row) =>
        new()
        {
            CaseId = open.Row.CaseId, Kind = open.Row.Kind, AreaCode = open.AreaCode, AreaName = night.Areas.NameOf(open.AreaCode),
            Due = open.Row.DueDay == IndexRow.NoDay ? null : DateOnly.FromDayNumber(open.Row.DueDay), DaysOverdue = WorklistFilter.DaysOverdue(open.Row, night.AsOf),
            BirthDate = DateOnly.FromDayNumber(open.Row.BirthDay), Sex = row.Text("sex") ?? "", Facility = open.Index.Facilities[open.Row.Facility],
            FacilityRecord = row.Text("facility_record") ?? "", RegistrationRecord = row.Text("registration_record") ?? "", RegisterRecord = row.Text("register_record") ?? "",
            MaskedMother = row.Text("mother") ?? "", MaskedChild = row.Text("child") ?? "", State = open.State,
        };

    private async Task<IEnumerable<OpenRow>> OpenOfAreaAsync(string area, ReviewNight night, CancellationToken cancellation)
    {
        var index = await night.IndexAsync(area, cancellation);
        var (states, arrivals) = await _states.OfAreaAsync(area, cancellation);
        var arrived = await Task.WhenAll(arrivals.Where(arrival => arrival.From != area).Select(arrival => ArrivedAsync((arrival.CaseId, arrival.From, area), night, cancellation)));
        return OwnOf(index, states, night).Concat(arrived.SelectMany(static rows => rows));
    }

    private static IEnumerable<OpenRow> OwnOf(AreaIndex index, IReadOnlyDictionary<string, CaseState> states, ReviewNight night)
    {
        foreach (var row in index.Rows)
        {
            var state = states.TryGetValue(row.CaseId, out var known) ? night.After(known, row.Content) : CaseState.Untouched;
            if (!state.IsWithheld && (state.ForwardedTo is null || state.ForwardedTo == index.AreaCode))
                yield return new OpenRow(index, row, index.AreaCode, state);
        }
    }

    private async Task<IEnumerable<OpenRow>> ArrivedAsync((string CaseId, string From, string To) arrival, ReviewNight night, CancellationToken cancellation)
    {
        var state = await _states.GetAsync(arrival.From, arrival.CaseId, cancellation);
        if (state.IsWithheld || state.ForwardedTo != arrival.To)
            return [];
        var index = await night.IndexAsync(arrival.From, cancellation);
        return [.. index.RowsOf(arrival.CaseId).Select(row => new OpenRow(index, row, arrival.To, night.After(state, row.Content)))];
    }
}

/// <summary>One open row and where it is worked on.</summary>
internal readonly record struct OpenRow(AreaIndex Index, IndexRow Row, string AreaCode, CaseState State);
