using System.Text;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.App.Tests.Fuzz;

/// <summary>
/// Damaged files of offices are read: never an exception, never an endless loop, and every row is accounted for. The number in
/// the message of a failure is the seed that makes the same file again.
/// </summary>
public sealed class ReaderFuzzTests : IDisposable
{
    private const int ShortCases = 1_000;
    private const int LongCases = 20_000;

    // A file of this size is read in milliseconds; a loop without end takes longer than any pause of a busy machine.
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();
    private readonly List<(string Name, byte[] Content)> _messy;
    private readonly List<(string Name, byte[] Content)> _clean;
    private readonly List<string> _personal;

    public ReaderFuzzTests()
    {
        var district = SyntheticDistrict.Generate(new DistrictOptions { Births = 60, Seed = 31 });
        var files = MessyDistrictWriter.Write(district, _folder.Path("messy"));
        _personal = [.. district.Facility.Concat(district.Registration).Concat(district.Register).SelectMany(PersonalTexts).Distinct(StringComparer.Ordinal)];
        // One file of each layout: .xlsx, .xls, GB18030, semicolons, two-row headings ...
        _messy = [.. files.DistinctBy(file => file.Layout).Select(file => (file.Path, File.ReadAllBytes(_folder.Path($"messy/{file.Path}"))))];
        CleanDistrictWriter.Write(district, _folder.Path("clean"));
        string[] names = ["facility.csv", "registration.csv", "register.csv", "deaths.csv"];
        _clean = [.. names.Select(name => (name, File.ReadAllBytes(_folder.Path($"clean/{name}"))))];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Damaged_files_are_read_or_named_as_a_problem_and_rows_are_accounted_for()
    {
        for (var seed = 0; seed < ShortCases; seed++)
            ReadDamaged(seed);
    }

    [Fact]
    public void Hostile_cells_lose_no_row()
    {
        for (var seed = 0; seed < ShortCases; seed++)
            ReadHostileCells(seed);
    }

    [Fact]
    [Trait("slow", "yes")]
    public async Task A_long_run_of_damaged_files_and_hostile_cells_finds_nothing()
    {
        for (var seed = ShortCases; seed < LongCases; seed++)
        {
            var one = seed;
            await Task.Run(() => ReadDamaged(one)).WaitAsync(Hang);
            await Task.Run(() => ReadHostileCells(one)).WaitAsync(Hang);
        }
    }

    private void ReadDamaged(int seed)
    {
        var random = new Random(seed);
        var (name, content) = random.Pick(_messy);
        var path = _folder.Write("damaged" + Path.GetExtension(name), Mutations.Mutate(name, content, random));
        Judged(seed, () =>
        {
            if (name.StartsWith("deaths", StringComparison.Ordinal))
                SourceReader.ReadDeaths(path, Settings(random));
            else
                Check(SourceReader.ReadSource(SourceOf(name), path, Settings(random)));
        });
        File.Delete(path);
    }

    private void ReadHostileCells(int seed)
    {
        var random = new Random(seed);
        var (name, content) = random.Pick(_clean);
        var rows = Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;
        var path = _folder.Write("hostile.csv", Mutations.MutateCells(content, random));
        Judged(seed, () =>
        {
            if (name == "deaths.csv")
            {
                SourceReader.ReadDeaths(path, Settings(random));
                return;
            }

            var intake = SourceReader.ReadSource(SourceOf(name), path, Settings(random));
            Check(intake);
            if (intake.Problems.Count == 0)
                intake.Sheets.Sum(sheet => sheet.RowsRead).ShouldBe(rows);
        });
    }

    // Numbers, and names too long to be a word of a message.
    private static IEnumerable<string> PersonalTexts(SyntheticRecord record) =>
        new[] { record.MotherNationalId, record.Phone, record.MotherSurname, record.MotherGivenName, record.ChildGivenName }
            .OfType<string>().Where(static text => text.Length >= 5 || text.Any(static character => character > 127));

    /// <summary>Messages have no place for a value: those of rows are fixed words, those of files and sheets hold nobody's name or number.</summary>
    private void CheckMessages(SourceIntake intake)
    {
        intake.Rejections.ShouldAllBe(static line => line.Message == RejectionMessages.For(line.Code, "en"));
        foreach (var told in intake.Problems.Select(static problem => problem.Message).Concat(intake.Sheets.Select(static sheet => sheet.Note)))
        {
            told.ShouldNotContain(Canary.Prefix);
            _personal.ShouldAllBe(text => !told.Contains(text, StringComparison.Ordinal));
        }
    }

    private void Check(SourceIntake intake)
    {
        CheckMessages(intake);
        foreach (var sheet in intake.Sheets)
            sheet.RowsRead.ShouldBe(sheet.RowsAccepted + sheet.RowsSetAside + sheet.RowsSkipped);
        intake.AcceptedCount.ShouldBe(intake.Sheets.Sum(sheet => sheet.RowsAccepted));
        intake.Rejections.Where(line => line.Effect == RejectionEffect.Row).DistinctBy(line => (line.File, line.Sheet, line.Row)).Count()
            .ShouldBe(intake.Sheets.Sum(sheet => sheet.RowsSetAside));
        intake.Rejections.Count(line => line.Effect == RejectionEffect.Value).ShouldBe(intake.Sheets.Sum(sheet => sheet.ValuesSetAside));
        intake.Records.DistinctBy(record => record.Key).Count().ShouldBe(intake.Records.Count);
    }

    private static void Judged(int seed, Action read)
    {
        try
        {
            read();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"seed {seed}", exception);
        }
    }

    // The day of the run and the mapping are typed by people, too.
    private static IntakeSettings Settings(Random random)
    {
        var asOf = random.Next(10) switch { 0 => DateOnly.MinValue, 1 => DateOnly.MaxValue, 2 => new DateOnly(1989, 12, 31), _ => new DateOnly(2025, 12, 31) };
        ColumnMapping[] mappings = random.Next(4) == 0 ? [Mapping(random)] : [];
        return new IntakeSettings(asOf, (DateOrder)random.Next(3), mappings);
    }

    private static ColumnMapping Mapping(Random random) => new()
    {
        Source = random.Pick(SourceKinds.All),
        HeaderRow = random.Next(3) == 0 ? random.Pick([1, 2, 5, 1000, int.MaxValue]) : null,
        Encoding = random.Next(3) == 0 ? random.Pick(["utf-8", "utf-16", "gb18030", "windows-1252", "us-ascii", "utf-32"]) : null,
        Delimiter = random.Next(3) == 0 ? random.Pick([',', ';', '\t', '|', '#', '-', '/', ' ']) : null,
        Calendar = (DateCalendar)random.Next(5),
        Columns = Enumerable.Range(0, random.Next(4)).Select(_ => random.Pick(CanonicalColumns.All)).Distinct()
            .ToDictionary(column => column, _ => random.Pick(["A", "B", "XFD", "birth_date", "sex", "?", "出生日期"])),
    };

    private static SourceKind SourceOf(string name) => SourceKinds.All.First(source => name.StartsWith(source.Name(), StringComparison.Ordinal));
}
