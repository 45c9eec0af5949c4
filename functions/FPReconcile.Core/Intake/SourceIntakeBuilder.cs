using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Intake.Rows;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Intake.Versions;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake;

/// <summary>
/// Collects the files of one source and makes its records. The result does not depend on the order of the files: they are
/// added in ordinal order of their path, and rows of one record id are judged together.
/// </summary>
/// <param name="source">The office.</param>
/// <param name="settings">What intake has to know beside the files.</param>
/// <param name="keepsRecord">Says by its id whether a record is kept; null: all are. A check of a long file needs few of them.</param>
public sealed class SourceIntakeBuilder(SourceKind source, IntakeSettings settings, Func<string, bool>? keepsRecord = null)
{
    private readonly ValueCaches _caches = new();
    private readonly List<BirthRecord> _records = [];
    private readonly List<SheetIntake> _mapped = [];
    private readonly List<SheetTally> _tallies = [];
    private readonly List<RowRejection> _rejections = [];
    private readonly List<DeathRecord> _deaths = [];
    private readonly List<FileProblem> _problems = [];
    private readonly List<InputFile> _files = [];
    private readonly WrongFiles _wrongFiles = new();
    private readonly RecordCounts _counts = new();

    /// <summary>Begins a file; add it with <see cref="Add(FileIntake)"/> once its sheets were read.</summary>
    /// <param name="file">Its path, prefixed with the source name.</param>
    public FileIntake Open(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new FileIntake(source, file, settings, _caches, keepsRecord ?? (static _ => true));
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

    /// <summary>A file that was read, at least in part, and is not taken in. Its evidence of deaths counts all the same.</summary>
    public void Refuse(FileIntake file, FileProblem problem)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Complete();
        AddDeathsOf(file);
        _problems.Add(problem);
    }

    /// <summary>Finishes a file: decides the order of its dates and makes its rows.</summary>
    public void Add(FileIntake file)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Complete();
        if (file.Sheets.Any(static sheet => sheet.LacksVintage))
        {
            AddDeathsOf(file);
            _problems.Add(new FileProblem(file.File, FileProblemCode.VintageMissing,
                "the mapping says that the file is a full extract, and nothing tells its vintage: name it in the mapping, or send one record_vintage in all rows"));
            return;
        }

        var counts = new RecordCounts();
        foreach (var sheet in file.Sheets)
        {
            if (sheet.Mapping is not null)
                _mapped.Add(sheet);
            _tallies.Add(sheet.Tally);
            _records.AddRange(sheet.Records);
            _deaths.AddRange(sheet.Deaths);
            _rejections.AddRange(sheet.Rejections);
            counts.Add(sheet.Counts);
        }

        if (file.Sheets.Count > 0)
            _wrongFiles.Add(file.File, file.Sheets[0].Tally, counts);
        _counts.Add(counts);
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
        var noLongerListed = new FullExtracts(_mapped).Supersede(_records);
        var versions = new VersionResolver(_tallies);
        versions.Resolve(_records);
        _rejections.AddRange(versions.Conflicts);
        _deaths.AddRange(noLongerListed.Concat(versions.Removed).Where(static record => record.HasDeathEvidence).Select(RecordFactory.CreateDeath));
        return new SourceIntake
        {
            Source = source,
            Records = _records,
            Sheets = [.. _tallies.Select(static tally => tally.ToReport())],
            Rejections = [.. _rejections.OrderBy(static rejection => rejection.File, StringComparer.Ordinal)
                .ThenBy(static rejection => rejection.Sheet, StringComparer.Ordinal).ThenBy(static rejection => rejection.Row)],
            Problems = _problems,
            Files = _files,
            DeathsSetAside = _deaths,
            SupersededRows = [.. noLongerListed.Concat(versions.Removed).Select(static record => record.Origin)],
            Counts = _counts,
        };
    }

    private void AddDeathsOf(FileIntake file)
    {
        foreach (var sheet in file.Sheets)
        {
            _deaths.AddRange(sheet.Deaths);
            _deaths.AddRange(sheet.Records.Where(static record => record.HasDeathEvidence).Select(RecordFactory.CreateDeath));
        }
    }

    // Asked before versions are resolved: a row that repeats or corrects another one is usable. So is one dated after the day of
    // the run, which counts later; and a file of totals only tells of a month without births.
    private bool HasNoUsableRow(FileIntake file) =>
        file.Sheets.Any(static sheet => sheet.Tally.SetAside > 0)
        && file.Sheets.All(static sheet => sheet.Tally.Accepted == 0)
        && !_rejections.Exists(rejection => rejection.File == file.File && rejection.Effect == RejectionEffect.Row
            && (rejection.Code is RejectionCode.BirthDateAfterAsOf or RejectionCode.RecordDateAfterAsOf));
}
