using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake;

/// <summary>Everything that came out of the lists of deaths (<c>--deaths</c>). A problem here holds all contact items: the list is not complete.</summary>
public sealed class DeathIntake
{
    /// <summary>What stands for the source name in front of the paths of these files.</summary>
    public const string Name = "deaths";

    public required IReadOnlyList<DeathRecord> Records { get; init; }

    public required IReadOnlyList<SheetReport> Sheets { get; init; }

    public required IReadOnlyList<RowRejection> Rejections { get; init; }

    public required IReadOnlyList<FileProblem> Problems { get; init; }

    public required IReadOnlyList<InputFile> Files { get; init; }
}

/// <summary>Collects lists of deaths. Every row counts as death evidence; it needs no birth date, only something to know it by.</summary>
public sealed class DeathIntakeBuilder
{
    private readonly List<DeathRecord> _records = [];
    private readonly List<SheetReport> _sheets = [];
    private readonly List<RowRejection> _rejections = [];
    private readonly List<FileProblem> _problems = [];
    private readonly List<InputFile> _files = [];

    public void Add(FileProblem problem) => _problems.Add(problem);

    public void Add(FileBatch file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Source is not null)
            throw new ArgumentException("the file is no list of deaths", nameof(file));
        if (file.Input is not null)
            _files.Add(file.Input);
        if (file.Problem is not null)
            _problems.Add(file.Problem);
        foreach (var sheet in file.Sheets)
        {
            _records.AddRange(sheet.Deaths);
            _rejections.AddRange(sheet.Rejections);
            _sheets.Add(sheet.Report);
        }

        _sheets.AddRange(file.PassedOver);
    }

    public DeathIntake Build() => new() { Records = _records, Sheets = _sheets, Rejections = _rejections, Problems = _problems, Files = _files };
}
