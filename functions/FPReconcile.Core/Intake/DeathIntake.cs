using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Intake.Rows;
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
        return new FileIntake(null, file, settings, _caches, static _ => true);
    }

    public void Add(FileProblem problem) => _problems.Add(problem);

    public void Add(InputFile file) => _files.Add(file);

    public void Add(FileIntake file)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Complete();
        foreach (var sheet in file.Sheets)
        {
            _records.AddRange(sheet.Deaths);
            _rejections.AddRange(sheet.Rejections);
            _sheets.Add(sheet.Tally.ToReport());
        }

        _sheets.AddRange(file.PassedOver.Select(static tally => tally.ToReport()));
    }

    public DeathIntake Build() => new() { Records = _records, Sheets = _sheets, Rejections = _rejections, Problems = _problems, Files = _files };
}
