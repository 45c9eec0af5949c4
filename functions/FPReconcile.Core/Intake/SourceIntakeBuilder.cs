using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Intake.Rows;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Intake.Versions;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake;

/// <summary>
/// Collects the files of one source and makes its records. The result does not depend on the order in which files arrive: they are
/// added in ordinal order of their path, and rows of one record id are judged together.
/// </summary>
/// <param name="source">The office.</param>
public sealed class SourceIntakeBuilder(SourceKind source)
{
    private readonly List<BirthRecord> _records = [];
    private readonly List<(SheetBatch Sheet, SheetTally Tally)> _declared = [];
    private readonly List<SheetTally> _tallies = [];
    private readonly List<RowRejection> _rejections = [];
    private readonly List<DeathRecord> _deaths = [];
    private readonly List<FileProblem> _problems = [];
    private readonly List<InputFile> _files = [];
    private readonly WrongFiles _wrongFiles = new();
    private readonly RecordCounts _counts = new();

    public void Add(FileProblem problem) => _problems.Add(problem);

    /// <summary>A file with the bytes of another one counts once; its report says so.</summary>
    public void AddRepeated(InputFile file, string same)
    {
        ArgumentNullException.ThrowIfNull(file);
        _files.Add(file);
        var tally = new SheetTally(file.File, "");
        tally.Notes.Add($"the same bytes as {same}, not read again");
        _tallies.Add(tally);
    }

    /// <summary>Adds a file. It may be added to several builders, for nothing in it changes.</summary>
    public void Add(FileBatch file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Source != source)
            throw new ArgumentException("the file is of another source", nameof(file));
        if (file.Input is not null)
            _files.Add(file.Input);
        if (file.Problem is not null)
            _problems.Add(file.Problem);
        _deaths.AddRange(file.DeathsOfRefusedFile);
        AddSheets(file);
        _tallies.AddRange(file.PassedOver.Select(static report => new SheetTally(report)));
    }

    /// <summary>Makes the records; the builder is used up.</summary>
    public SourceIntake Build()
    {
        _wrongFiles.Tell();
        var noLongerListed = new FullExtracts(_declared).Supersede(_records);
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

    private void AddSheets(FileBatch file)
    {
        if (file.Sheets.Count == 0)
            return;
        var counts = new RecordCounts();
        var first = _tallies.Count;
        foreach (var sheet in file.Sheets)
        {
            var tally = new SheetTally(sheet.Report);
            if (sheet.Declared is not null)
                _declared.Add((sheet, tally));
            _tallies.Add(tally);
            _records.AddRange(sheet.Records);
            _deaths.AddRange(sheet.Deaths);
            _rejections.AddRange(sheet.Rejections);
            counts.Add(sheet.Counts);
        }

        _wrongFiles.Add(file.File, _tallies[first], counts);
        _counts.Add(counts);
    }
}
