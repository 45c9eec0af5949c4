using System.Globalization;
using System.Text;
using FPReconcile.App.Tests.Commands;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Fuzz;

/// <summary>
/// The order in which files arrive, and what they are called, do not change what a run finds. Random months, corrections, lists
/// and additions of one district; the number in the message of a failure is the seed that makes the same files again.
/// </summary>
[Collection(FuzzCollection.Name)]
public sealed class ReuploadOrderTests : IDisposable
{
    private const int Cases = 12;
    private const int Births = 40;

    private static readonly string[] Sources = ["facility", "registration", "register"];

    // What tells of files by their name: reports of them, and the place of a row in the feedback.
    private static readonly string[] NamesFiles = ["intake.csv", "rejections.csv", "run.json", "feedback"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_in_any_order_of_arrival_give_the_same_bytes()
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var files = RandomFiles(random);
            var first = Reconcile(files);
            var other = Reconcile([.. files.OrderBy(_ => random.Next())]);

            ShouldBeTheSame(first, other, static _ => true, seed);
        }
    }

    [Fact]
    public void Files_under_any_names_give_the_same_findings()
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var files = RandomFiles(random);
            var first = Reconcile(files);
            var other = Reconcile([.. files.Select(file => file with { Letters = Letters(random) })]);

            ShouldBeTheSame(first, other, static name => !Array.Exists(NamesFiles, part => name.StartsWith(part, StringComparison.Ordinal)), seed);
        }
    }

    private static void ShouldBeTheSame(SortedDictionary<string, byte[]> first, SortedDictionary<string, byte[]> other, Func<string, bool> isMeant, int seed)
    {
        first.Keys.ShouldContain("discrepancies.csv");
        other.Keys.ShouldBe(first.Keys, $"seed {seed}");
        foreach (var (name, bytes) in first.Where(file => isMeant(file.Key)))
            Encoding.UTF8.GetString(other[name]).ShouldBe(Encoding.UTF8.GetString(bytes), $"seed {seed}: {name}");
    }

    /// <summary>A few files of each source; no two lists of one version hold the same record with other words.</summary>
    private static List<SentFile> RandomFiles(Random random)
    {
        var files = new List<SentFile>();
        foreach (var source in Sources)
        {
            files.Add(new SentFile(source, "delta", Letters(random), 1, [.. Enumerable.Range(0, Births).Where(_ => random.Next(10) > 0).Select(number => Row(source, number, ""))]));
            for (var i = random.Next(1, 5); i > 0; i--)
            {
                var kind = random.Next(3) == 0 ? "full" : "delta";
                var share = kind == "full" ? 9 : 2;
                var rows = Enumerable.Range(0, Births + 5).Where(_ => random.Next(10) < share).Select(number => Row(source, number, random.Next(5) == 0 ? "Corrected" : "")).ToList();
                files.Add(new SentFile(source, kind, Letters(random), random.Next(1, 5), rows));
            }
        }

        return files;
    }

    // Two files may have one name by chance: their letters are made long enough.
    private static string Letters(Random random) => string.Concat(Enumerable.Range(0, 12).Select(_ => (char)('a' + random.Next(26))));

    private static string Row(string source, int number, string word)
    {
        var birth = SmallDistrict.Person(number);
        return string.Create(CultureInfo.InvariantCulture,
            $"{source[..5]}-{number},{birth.Area},{birth.Date:yyyy-MM-dd},{birth.Sex},{birth.Surname},{birth.GivenName}{word},{birth.MotherBorn},{birth.NationalId},{birth.Date.AddDays(12):yyyy-MM-dd}");
    }

    private SortedDictionary<string, byte[]> Reconcile(IReadOnlyList<SentFile> files)
    {
        foreach (var folder in new[] { "in", "out" }.Select(_folder.Path).Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
        foreach (var source in Sources)
            Directory.CreateDirectory(_folder.Path($"in/{source}"));
        foreach (var file in files)
            File.WriteAllLines(_folder.Path($"in/{file.Source}/{file.Letters}_{file.Kind}_{file.Vintage}.csv"), ["record_id,area_code,birth_date,sex,mother_surname,mother_given_name,mother_birth_date,mother_national_id,registration_date", .. file.Rows]);
        _folder.Write("mapping.json", Encoding.UTF8.GetBytes($"[{string.Join(',', Sources.SelectMany(Entries))}]"));
        var run = InProcessRun.Start(
            "reconcile", "--facility", _folder.Path("in/facility"), "--registration", _folder.Path("in/registration"), "--register", _folder.Path("in/register"),
            "--mapping", _folder.Path("mapping.json"), "--as-of", SmallDistrict.AsOf, "--out", _folder.Path("out"), "--quiet");
        run.ExitCode.ShouldBe(0, run.Error);
        return new SortedDictionary<string, byte[]>(
            Directory.GetFiles(_folder.Path("out"), "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(_folder.Path("out"), path), File.ReadAllBytes),
            StringComparer.Ordinal);
    }

    private static IEnumerable<string> Entries(string source) => new[] { "full", "delta" }.Select(kind =>
        $$"""{ "source": "{{source}}", "fileGlob": "*_{{kind}}_*.csv", "sender": "{{source}}", "extract": "{{kind}}", "vintageFromName": "*_{{kind}}_{vintage}.csv" }""");

    private sealed record SentFile(string Source, string Kind, string Letters, int Vintage, IReadOnlyList<string> Rows);
}
