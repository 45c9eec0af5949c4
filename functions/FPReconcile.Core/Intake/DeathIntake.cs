using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake;

/// <summary>Everything that came out of the lists of deaths (<c>--deaths</c>). A problem here holds all contact items: the list is not complete.</summary>
public sealed class DeathIntake
{
    public required IReadOnlyList<DeathRecord> Records { get; init; }

    public required IReadOnlyList<SheetReport> Sheets { get; init; }

    public required IReadOnlyList<RowRejection> Rejections { get; init; }

    public required IReadOnlyList<FileProblem> Problems { get; init; }

    public required IReadOnlyList<InputFile> Files { get; init; }
}

/// <summary>Collects lists of deaths. Every row counts as death evidence; it needs no birth date, only something to know it by.</summary>
public sealed class DeathIntakeBuilder(IntakeSettings settings)
{
    private readonly ValueCaches _caches = new();
    private readonly List<DeathRecord> _records = [];
    private readonly List<SheetReport> _sheets = [];
    private readonly List<RowRejection> _rejections = [];
    private readonly List<FileProblem> _problems = [];
    private readonly List<InputFile> _files = [];

    /// <summary>Begins a file; add it with <see cref="Add(FileIntake)"/> once its sheets were read.</summary>
    public FileIntake Open(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new FileIntake(null, file, settings, _caches);
    }

    public void Add(FileProblem problem) => _problems.Add(problem);

    public void Add(InputFile file) => _files.Add(file);

    public void Add(FileIntake file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var dates = new DateDecisions(file.Sheets, settings.DateOrder);
        foreach (var sheet in file.Sheets)
            AddSheet(sheet, dates);
        _sheets.AddRange(file.PassedOver.Select(static tally => tally.ToReport()));
    }

    public DeathIntake Build() => new() { Records = _records, Sheets = _sheets, Rejections = _rejections, Problems = _problems, Files = _files };

    private void AddSheet(SheetDraft sheet, DateDecisions dates)
    {
        var tally = sheet.Tally;
        tally.Notes.AddRange(dates.NotesFor(sheet));
        var resolver = new RowResolver(null, sheet, dates, settings.AsOf);
        var next = 0;
        foreach (var draft in sheet.Rows)
        {
            var isUsable = resolver.Resolve(draft);
            while (next < sheet.Rejections.Count && sheet.Rejections[next].Row <= draft.Row)
                Add(tally, sheet.Rejections[next++]);
            foreach (var found in resolver.Found)
                Add(tally, found);
            if (isUsable)
            {
                tally.Accepted++;
                _records.Add(RecordFactory.CreateDeath(draft));
            }
            else
            {
                tally.SetAside++;
            }
        }

        _sheets.Add(tally.ToReport());
    }

    private void Add(SheetTally tally, PendingRejection pending)
    {
        if (pending.Effect == RejectionEffect.Value)
            tally.ValuesSetAside++;
        _rejections.Add(new RowRejection(
            tally.File, tally.Sheet, pending.Row, ColumnLetters.Of(pending.Column), pending.Code, pending.Effect, RejectionMessages.For(pending.Code, "en")));
    }
}
