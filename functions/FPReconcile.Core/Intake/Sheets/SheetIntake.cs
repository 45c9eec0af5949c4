using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Intake.Rows;
using FPReconcile.Core.Intake.Versions;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake.Sheets;

/// <summary>
/// Takes in the rows of one sheet. A row becomes a record at once unless it needs to know something of the whole file: the order of
/// day and month, or whether the letter M means mujer. Such rows wait; in most files none does, so that little is held.
/// </summary>
internal sealed class SheetIntake
{
    private readonly SourceKind? _source;
    private readonly Func<string, bool> _keepsRecord;
    private readonly DateDecisions _dates;
    private readonly RowResolver _resolver;
    private readonly SexLetters _letters = new();
    private readonly BirthOrderGuard _birthOrders = new();
    private readonly List<RowDraft> _waiting = [];
    private readonly int[] _idOrigins = new int[4];
    private string? _firstVintage;
    private bool _vintagesDiffer;

    /// <param name="source">Null for a list of deaths.</param>
    /// <param name="layout">Header and columns.</param>
    /// <param name="tally">Counts of the sheet.</param>
    /// <param name="dates">Dates of the file.</param>
    /// <param name="keepsRecord">Says by its id whether a record is kept.</param>
    public SheetIntake(SourceKind? source, SheetLayout layout, SheetTally tally, DateDecisions dates, Func<string, bool> keepsRecord)
    {
        _source = source;
        _keepsRecord = keepsRecord;
        _dates = dates;
        Layout = layout;
        Tally = tally;
        _resolver = new RowResolver(source, layout.Plan, dates);
    }

    public SheetTally Tally { get; }

    public SheetLayout Layout { get; }

    /// <summary>Letters of two columns with one heading that contradict each other; null when there are none.</summary>
    public string? ContradictingColumns { get; set; }

    /// <summary>Counts of the rows that can be used.</summary>
    public RecordCounts Counts { get; } = new();

    /// <summary>How the sheet was declared; null when nothing was.</summary>
    public ColumnMapping? Mapping { get; init; }

    /// <summary>The vintage that the mapping declares for the rows without one of their own; null: none.</summary>
    public string? Vintage { get; init; }

    /// <summary>True for a full extract whose vintage neither the mapping nor one value in all its rows tells. To be asked when all rows are settled.</summary>
    public bool LacksVintage => Mapping is { Extract: ExtractKind.Full } && Vintage is null && !Counts.IsEmpty && (_firstVintage is null || _vintagesDiffer);

    /// <summary>In order of row; empty for a list of deaths.</summary>
    public List<BirthRecord> Records { get; } = [];

    /// <summary>Rows of a list of deaths, or evidence of rows that were set aside; in order of row.</summary>
    public List<DeathRecord> Deaths { get; } = [];

    /// <summary>In order of row; of one row in order of its columns.</summary>
    public List<RowRejection> Rejections { get; } = [];

    /// <summary>Evidence of deaths in all rows, whether they could be used or not.</summary>
    public IEnumerable<DeathRecord> AllDeaths => Deaths.Concat(Records.Where(static record => record.HasDeathEvidence).Select(RecordFactory.CreateDeath));

    public void Take(ref RowDraft row)
    {
        _dates.Add(row);
        _letters.Add(row.SexReading);
        _birthOrders.Add(row);
        if (_resolver.NeedsDateOrder(row) || _letters.IsUndecided(row.SexReading))
            _waiting.Add(row);
        else
            Settle(ref row);
    }

    /// <summary>Settles the rows that waited. The dates of the file are decided.</summary>
    public void Complete()
    {
        Tally.Notes.AddRange(_dates.NotesFor(Layout.Plan));
        SettleWaiting();
        if (Layout.Plan.IndexOf(CanonicalColumn.BirthOrder) is >= 0 and var column && _birthOrders.IsNoOrderWithinDelivery)
        {
            Tally.Notes.Add($"{ColumnLetters.Of(column)}: not the order within the delivery, dropped");
            _birthOrders.Clear(Records);
            _birthOrders.Clear(Deaths);
        }

        Tally.AddCount(_idOrigins[(int)RecordIdOrigin.Certificate], "have no record number: the certificate number stands for it");
        Tally.AddCount(_idOrigins[(int)RecordIdOrigin.Row], "have no record number: file and row stand for it");
        Tally.AddCount(_idOrigins[(int)RecordIdOrigin.Replaced], "have a record number that looks like a national id: file and row stand for it");
    }

    /// <summary>What came of the sheet, once it is complete.</summary>
    public SheetBatch ToBatch() => new()
    {
        Report = Tally.ToReport(),
        Declared = Mapping is null ? null : new ExtractDeclaration(SenderKey.Of(Mapping), Mapping.Extract, Vintage),
        Records = Records,
        Deaths = Deaths,
        Rejections = Rejections,
        Counts = Counts,
    };

    private void SettleWaiting()
    {
        if (_waiting.Count == 0)
            return;
        for (var i = 0; i < _waiting.Count; i++)
        {
            var row = _waiting[i];
            Settle(ref row);
        }

        _waiting.Clear();
        SortByRow(Records, static record => record.Origin.Row);
        SortByRow(Deaths, static death => death.Origin.Row);
        SortByRow(Rejections, static rejection => rejection.Row);
    }

    private static void SortByRow<T>(List<T> items, Func<T, int> row)
    {
        // Stable: the rejections of a row keep their order.
        var sorted = items.OrderBy(row).ToList();
        items.Clear();
        items.AddRange(sorted);
    }

    private void Settle(ref RowDraft row)
    {
        var isUsable = _resolver.Resolve(ref row, _letters);
        var (id, idOrigin) = _source is null ? (null, default) : RecordIdRule.Choose(row, Tally.File, Tally.Sheet);
        if (row.Rejections is { } rejections)
            Reject(rejections, row, id);
        if (!isUsable)
        {
            SetAside(row);
            return;
        }

        row.Vintage ??= Vintage;
        Tally.Accepted++;
        var origin = new RecordOrigin(Tally.File, Tally.Sheet, row.Row);
        if (_source is not { } source)
        {
            Deaths.Add(RecordFactory.CreateDeath(origin, row));
            return;
        }

        _idOrigins[(int)idOrigin]++;
        NoteVintage(row.Vintage);
        Counts.Add(row);
        if (_keepsRecord(id!))
            Records.Add(RecordFactory.Create(new RecordKey(source, id!), origin, row));
    }

    private void NoteVintage(string? vintage)
    {
        if (Counts.IsEmpty)
            _firstVintage = vintage;
        else if (!string.Equals(vintage, _firstVintage, StringComparison.Ordinal))
            _vintagesDiffer |= VintageComparer.Instance.Compare(vintage, _firstVintage) != 0;
    }

    // A row that does not count keeps its evidence of death: a family is not approached because a date was unreadable.
    private void SetAside(in RowDraft row)
    {
        Tally.SetAside++;
        if (_source is not null && row.HasDeathEvidence && (row.IsIdentified || row.BirthDate != default))
            Deaths.Add(RecordFactory.CreateDeath(new RecordOrigin(Tally.File, Tally.Sheet, row.Row), row));
    }

    private void Reject(List<PendingRejection> rejections, in RowDraft row, string? id)
    {
        foreach (var rejection in rejections)
            Rejections.Add(Tally.Reject(row.Row, rejection, _source is null ? null : row.FacilityCode, id));
    }
}
