using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake;

/// <summary>
/// Collects the files of one source and makes its records. The result does not depend on the order of the files: they are
/// added in ordinal order of their path, and rows of one record id are judged together.
/// </summary>
public sealed class SourceIntakeBuilder(SourceKind source, IntakeSettings settings)
{
    private readonly ValueCaches _caches = new();
    private readonly List<RowDraft> _rows = [];
    private readonly List<SheetTally> _tallies = [];
    private readonly List<RowRejection> _rejections = [];
    private readonly List<DeathRecord> _deaths = [];
    private readonly List<FileProblem> _problems = [];
    private readonly List<InputFile> _files = [];
    private readonly WrongFiles _wrongFiles = new();

    /// <summary>Begins a file; add it with <see cref="Add(FileIntake)"/> once its sheets were read.</summary>
    /// <param name="file">Its path, prefixed with the source name.</param>
    public FileIntake Open(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new FileIntake(source, file, settings, _caches);
    }

    public void Add(FileProblem problem) => _problems.Add(problem);

    public void Add(InputFile file) => _files.Add(file);

    /// <summary>A file with the bytes of another one is read once; its report says so.</summary>
    public void AddRepeatedFile(string file, string same)
    {
        var tally = new SheetTally(file, "");
        tally.Notes.Add($"the same bytes as {same}, not read again");
        _tallies.Add(tally);
    }

    /// <summary>Finishes a file: decides the order of its dates and makes its rows.</summary>
    public void Add(FileIntake file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var dates = new DateDecisions(file.Sheets, settings.DateOrder);
        var firstRow = _rows.Count;
        foreach (var sheet in file.Sheets)
            AddSheet(sheet, dates);
        if (file.Sheets.Count > 0)
            _wrongFiles.Add(file.File, file.Sheets[0].Tally, _rows.GetRange(firstRow, _rows.Count - firstRow));
        _tallies.AddRange(file.PassedOver);
        if (HasNoUsableRow(file))
        {
            _problems.Add(new FileProblem(file.File, FileProblemCode.NoUsableRow,
                "no row of the file could be used: correct what the list of rejected rows says of it, or name its columns in the mapping"));
        }
    }

    /// <summary>Makes the records; the builder is used up.</summary>
    public SourceIntake Build()
    {
        _wrongFiles.Tell();
        foreach (var conflict in VersionResolver.Resolve(_rows))
            AddConflict(conflict);
        var records = new List<BirthRecord>(_rows.Count);
        for (var i = 0; i < _rows.Count; i++)
        {
            var row = _rows[i];
            if (row.Stands)
                records.Add(RecordFactory.Create(source, row));
            else
                AddDeath(row);
            // The draft is garbage from here on: half the memory of a large source.
            _rows[i] = null!;
        }

        return new SourceIntake
        {
            Source = source,
            Records = records,
            Sheets = [.. _tallies.Select(static tally => tally.ToReport())],
            Rejections = [.. _rejections.OrderBy(static rejection => rejection.File, StringComparer.Ordinal)
                .ThenBy(static rejection => rejection.Sheet, StringComparer.Ordinal).ThenBy(static rejection => rejection.Row)],
            Problems = _problems,
            Files = _files,
            DeathsSetAside = _deaths,
        };
    }

    // Asked before versions are resolved: a row that repeats or corrects another one is usable. So is one dated after the day of
    // the run, which counts later; and a file of totals only tells of a month without births.
    private bool HasNoUsableRow(FileIntake file) =>
        file.Sheets.Any(static sheet => sheet.Tally.SetAside > 0)
        && file.Sheets.All(static sheet => sheet.Tally.Accepted == 0)
        && !_rejections.Exists(rejection => rejection.File == file.File && rejection.Effect == RejectionEffect.Row
            && (rejection.Code is RejectionCode.BirthDateAfterAsOf or RejectionCode.RecordDateAfterAsOf));

    private void AddSheet(SheetDraft sheet, DateDecisions dates)
    {
        var tally = sheet.Tally;
        _tallies.Add(tally);
        tally.Notes.AddRange(dates.NotesFor(sheet));
        if (BirthOrderGuard.Apply(sheet))
            tally.Notes.Add($"{ColumnLetters.Of(sheet.IndexOf(CanonicalColumn.BirthOrder))}: not the order within the delivery, dropped");
        var resolver = new RowResolver(source, sheet, dates, settings.AsOf);
        var next = 0;
        var origins = new int[4];
        _rows.EnsureCapacity(_rows.Count + sheet.Rows.Count);
        foreach (var draft in sheet.Rows)
        {
            var isUsable = resolver.Resolve(draft);
            var (id, idOrigin) = RecordIdRule.Choose(draft, tally.File, tally.Sheet);
            while (next < sheet.Rejections.Count && sheet.Rejections[next].Row <= draft.Row)
                AddRejection(tally, sheet.Rejections[next++], draft, id);
            foreach (var found in resolver.Found)
                AddRejection(tally, found, draft, id);
            if (!isUsable)
            {
                tally.SetAside++;
                AddDeath(draft);
                continue;
            }

            tally.Accepted++;
            origins[(int)idOrigin]++;
            draft.Id = id;
            _rows.Add(draft);
        }

        // The drafts now belong to this list alone, so that each can go when its record is made.
        sheet.Rows.Clear();

        tally.AddCount(origins[(int)RecordIdOrigin.Certificate], "have no record number: the certificate number stands for it");
        tally.AddCount(origins[(int)RecordIdOrigin.Row], "have no record number: file and row stand for it");
        tally.AddCount(origins[(int)RecordIdOrigin.Replaced], "have a record number that looks like a national id: file and row stand for it");
    }

    private void AddRejection(SheetTally tally, PendingRejection pending, RowDraft draft, string? recordId)
    {
        if (pending.Effect == RejectionEffect.Value)
            tally.ValuesSetAside++;
        _rejections.Add(new RowRejection(
            tally.File, tally.Sheet, pending.Row, ColumnLetters.Of(pending.Column), pending.Code, pending.Effect, RejectionMessages.For(pending.Code, "en"))
        {
            FacilityCode = draft.FacilityCode,
            RecordId = recordId,
        });
    }

    private void AddConflict(RowDraft row) =>
        AddRejection(row.Tally, new PendingRejection(row.Row, -1, RejectionCode.ConflictingVersion, RejectionEffect.Row), row, row.Id);

    // A row that does not count keeps its evidence of death: a family is not approached because a date was unreadable.
    private void AddDeath(RowDraft draft)
    {
        if (draft.HasDeathEvidence && (draft.IsIdentified || draft.BirthDate != default))
            _deaths.Add(RecordFactory.CreateDeath(draft));
    }
}
