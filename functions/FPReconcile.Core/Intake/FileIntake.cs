using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Intake.Rows;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake;

/// <summary>
/// Takes in the sheets of one file: finds their headers and reads their rows. Nothing is decided yet: the order of day and
/// month needs the whole file, record ids the whole source.
/// </summary>
public sealed class FileIntake
{
    private readonly SourceKind? _source;
    private readonly IntakeSettings _settings;
    private readonly ValueCaches _caches;
    private readonly Func<string, bool> _keepsRecord;
    private readonly string _relativePath;
    private readonly DateDecisions _dates;
    private readonly List<SheetIntake> _sheets = [];
    private readonly List<SheetTally> _passedOver = [];
    private int _sheetsWithRows;

    internal FileIntake(SourceKind? source, string file, IntakeSettings settings, ValueCaches caches, Func<string, bool> keepsRecord)
    {
        _source = source;
        _settings = settings;
        _caches = caches;
        _keepsRecord = keepsRecord;
        File = file;
        _dates = new DateDecisions(settings.AsOf);
        _relativePath = FileIntakes.RelativePath(file);
    }

    /// <summary>Path of the file, prefixed with the source name.</summary>
    public string File { get; }

    /// <summary>True when at least one sheet has a header of ours.</summary>
    public bool HasKnownHeading => _sheets.Count > 0;

    /// <summary>True when the mapping names one column of a sheet twice.</summary>
    public bool IsMappedTwice => _sheets.Exists(static sheet => sheet.Layout.IsMappedTwice);

    /// <summary>Letters of two columns with one heading that contradict each other; null when there are none.</summary>
    public string? ContradictingColumns => _sheets.Select(static sheet => sheet.ContradictingColumns).FirstOrDefault(static columns => columns is not null);

    /// <summary>True when the file is one that a check gave back.</summary>
    public bool IsReturned { get; private set; }

    /// <summary>True when no visible sheet holds anything.</summary>
    public bool IsEmpty => _sheetsWithRows == 0;

    /// <summary>True when a sheet states that a month had no births.</summary>
    public bool StatesNoBirths => _passedOver.Exists(static sheet => sheet.MonthWithoutBirths is not null);

    /// <summary>A sheet that is hidden is not read; its report says so.</summary>
    public void PassOverHidden(string sheet) => PassOver(sheet, "hidden sheet, not read");

    /// <summary>Reads one sheet. The rows are read once, from top to bottom.</summary>
    /// <param name="sheet">Its name; empty for CSV.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="mergedRanges">Its merged blocks.</param>
    public void ReadSheet(string sheet, IEnumerable<SheetRow> rows, IReadOnlyList<MergedRange> mergedRanges)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var reader = rows.GetEnumerator();
        var first = TakeFirstRows(reader);
        if (first.TrueForAll(static row => row.IsBlank))
            return;
        _sheetsWithRows++;
        var mapping = _settings.MappingFor(_source, _relativePath, sheet);
        var layout = new HeaderFinder(_source, mapping, mergedRanges).Find(first);
        // Without a mapping its headings are not known anyway.
        if ((layout is null || mapping is not null) && ReturnedSheet.IsOn(first))
        {
            IsReturned = true;
            return;
        }

        if (layout is null)
        {
            if (NoBirthsStatement.IsOn(first))
                AddStatement(sheet, NoBirthsStatement.MonthIn(first));
            else
                PassOver(sheet, "no known heading, not read");
            return;
        }

        var intake = new SheetIntake(_source, layout, NewTally(sheet, layout, new SheetOutline(layout, mapping, mergedRanges)), _dates, _keepsRecord)
        {
            Mapping = mapping,
            Vintage = mapping?.VintageOf(_relativePath),
        };
        var sheetReader = new SheetReader(intake, _caches, mergedRanges);
        foreach (var row in first)
        {
            if (row.Number > layout.LastHeaderRow)
                sheetReader.Read(row);
        }

        while (reader.MoveNext())
            sheetReader.Read(reader.Current);
        sheetReader.Finish();
        _sheets.Add(intake);
    }

    /// <summary>Adds what the reader of the file had to assume (encoding, delimiter) to the report of its first sheet.</summary>
    public void AddNotes(IEnumerable<string> notes) => _sheets[0].Tally.Notes.InsertRange(0, notes);

    /// <summary>Adds what the reader found remarkable about a sheet that was read.</summary>
    public void AddNotes(string sheet, IEnumerable<string> notes) =>
        _sheets.FindLast(intake => intake.Tally.Sheet == sheet)?.Tally.Notes.AddRange(notes);

    /// <summary>Decides the order of the dates, makes the rows that waited for it, and tells what came of the file.</summary>
    /// <param name="input">The file and the hash of its bytes; null where nobody asks for them.</param>
    /// <param name="problem">Why the file, read at least in part, is not taken in; null: it is. Its evidence of deaths counts all the same.</param>
    public FileBatch Finish(InputFile? input = null, FileProblem? problem = null)
    {
        Complete();
        problem ??= VintageProblem();
        var isRefused = problem is not null;
        return new FileBatch
        {
            Source = _source,
            File = File,
            AsOf = _settings.AsOf,
            Input = input,
            FileVintage = _settings.MappingFor(_source, _relativePath, null)?.VintageOf(File),
            Problem = problem ?? UsabilityProblem(),
            Sheets = isRefused ? [] : [.. _sheets.Select(static sheet => sheet.ToBatch())],
            PassedOver = isRefused ? [] : [.. _passedOver.Select(static tally => tally.ToReport())],
            DeathsOfRefusedFile = isRefused && _source is not null ? [.. _sheets.SelectMany(static sheet => sheet.AllDeaths)] : [],
        };
    }

    private void Complete()
    {
        _dates.Decide(_sheets.Select(static sheet => sheet.Layout.DeclaredDateOrder).FirstOrDefault(static order => order is not null), _settings.DateOrder);
        foreach (var sheet in _sheets)
            sheet.Complete();
    }

    private FileProblem? VintageProblem() => _sheets.Exists(static sheet => sheet.LacksVintage)
        ? new FileProblem(File, FileProblemCode.VintageMissing,
            "the mapping says that the file is a full extract, and nothing tells its vintage: name it in the mapping, or send one record_vintage in all rows")
        : null;

    // Asked before versions are resolved: a row that repeats or corrects another one is usable. So is one dated after the day of
    // the run, which counts later; and a file of totals only tells of a month without births. A row of a list of deaths needs little.
    private FileProblem? UsabilityProblem() =>
        _source is not null
        && _sheets.Exists(static sheet => sheet.Tally.SetAside > 0)
        && _sheets.TrueForAll(static sheet => sheet.Tally.Accepted == 0 && !sheet.Rejections.Exists(IsDatedAfterAsOf))
            ? new FileProblem(File, FileProblemCode.NoUsableRow,
                "no row of the file could be used: correct what the list of rejected rows says of it, or name its columns in the mapping")
            : null;

    private static bool IsDatedAfterAsOf(RowRejection rejection) =>
        rejection.Effect == RejectionEffect.Row && (rejection.Code is RejectionCode.BirthDateAfterAsOf or RejectionCode.RecordDateAfterAsOf);

    private SheetTally NewTally(string sheet, SheetLayout layout, SheetOutline outline)
    {
        var tally = new SheetTally(File, sheet) { ColumnsDropped = layout.Plan.DroppedCount, Mapping = layout.Plan.Description, Outline = outline };
        var scanned = layout.Plan.Columns.Where(static column => column.Meaning.Use != ColumnUse.Canonical).Select(static column => ColumnLetters.Of(column.Index)).ToList();
        if (scanned.Count > 0)
            tally.Notes.Add($"looked through for words of death, then dropped: {string.Join(' ', scanned)}");
        var missing = outline.Mapping?.Columns.Keys.Where(column => layout.Plan.IndexOf(column) < 0).Order().Select(static column => column.Name()).ToList() ?? [];
        if (missing.Count > 0)
            tally.Notes.Add($"the mapping names headings that the sheet does not have, for {string.Join(' ', missing)}");
        if (outline.Mapping is { VintageFromName: not null } mapping && mapping.VintageOf(_relativePath) is null)
            tally.Notes.Add("the name of the file does not fit vintageFromName of the mapping: rows without a vintage of their own have none");
        tally.Notes.AddRange(layout.Plan.Notes);
        if (layout.ForbiddenCount > 0)
            tally.Notes.Add($"{layout.ForbiddenCount} columns of a kind that must not be sent were dropped unread: leave them out of the file");
        if (layout.TitleFacility is not null)
            tally.Notes.Add("no column of the facility: the one named above the headings was taken");
        if (layout.Calendar == DateCalendar.Hijri)
            tally.Notes.Add("Hijri dates were converted by the rule of Umm al-Qura: they may be one day off");
        AddDifference(tally, layout.Plan);
        return tally;
    }

    // Sheets of one file are months of one list: a column that is missing in one of them is a slip.
    private void AddDifference(SheetTally tally, ColumnPlan plan)
    {
        if (_sheets.Count == 0)
            return;
        var (first, here) = (ColumnsOf(_sheets[0].Layout.Plan), ColumnsOf(plan));
        var missing = string.Join(' ', first.Except(here).Order().Select(static column => column.Name()));
        var added = string.Join(' ', here.Except(first).Order().Select(static column => column.Name()));
        if (missing.Length > 0)
            tally.Notes.Add($"columns that the first sheet has and this one has not: {missing}");
        if (added.Length > 0)
            tally.Notes.Add($"columns that the first sheet has not: {added}");
    }

    private static HashSet<CanonicalColumn> ColumnsOf(ColumnPlan plan) =>
        [.. plan.Columns.Where(static column => column.Meaning.Use == ColumnUse.Canonical).Select(static column => column.Meaning.Column)];

    // A sheet of a template: no complaint when it is blank, and no row either way.
    private void AddStatement(string sheet, string? month)
    {
        if (month is null)
            return;
        var tally = new SheetTally(File, sheet) { MonthWithoutBirths = month };
        tally.Notes.Add($"no births stated for {month}");
        _passedOver.Add(tally);
    }

    private void PassOver(string sheet, string note)
    {
        var tally = new SheetTally(File, sheet);
        tally.Notes.Add(note);
        _passedOver.Add(tally);
    }

    // The rows of the reader may share one buffer: they are kept beyond the next row, so they are copied.
    private static List<SheetRow> TakeFirstRows(IEnumerator<SheetRow> reader)
    {
        var rows = new List<SheetRow>(HeaderFinder.RowsLookedAt);
        while (rows.Count < HeaderFinder.RowsLookedAt && reader.MoveNext())
            rows.Add(reader.Current with { Cells = [.. reader.Current.Cells] });
        return rows;
    }
}
