using System.Buffers;
using System.Globalization;
using System.Text;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Tests.Commands;
using FPReconcile.App.Tests.Commands.Check;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.App.Tests.Guards;

/// <summary>Every workbook of a messy district goes through <c>check</c>: all its rows come back, and nobody's data.</summary>
[Collection(GuardCollection.Name)]
public sealed class CheckGuardTests(MessyDistrict district)
{
    private const string Skipped = "no record, skipped";

    [Fact]
    public void Every_record_comes_back_under_its_own_row_number()
    {
        foreach (var file in BirthFiles())
        {
            var path = Check(file);
            using var original = TabularFiles.Open(Original(file), new TabularFileOptions { IsKnownHeader = HeadingDictionary.IsHeader });
            using var back = TabularFiles.Open(path, new TabularFileOptions());

            var records = 0;
            foreach (var sheet in back.Sheets.Skip(1))
            {
                var numbers = original.Sheets.First(candidate => candidate.Name == sheet.Name || candidate.Name.Length == 0)
                    .ReadRows().Where(static row => !row.IsBlank).Select(static row => row.Number).ToList();
                var rows = sheet.ReadRows().SkipWhile(static row => row.Show().Split('|')[0] != "Problem").Skip(1).ToList();
                rows.Select(static row => row.Number).ShouldBe(numbers.Where(number => number >= rows[0].Number), file.Path);
                records += rows.Count(static row => !row.Show().Contains(Skipped, StringComparison.Ordinal));
            }

            records.ShouldBe(file.DataRows, file.Path);
        }
    }

    [Fact]
    public void Nothing_that_is_dropped_or_masked_is_in_any_file_back()
    {
        var secrets = district.Records.SelectMany(static record => new[]
            {
                record.MotherNationalId, record.Phone, record.CertificateNumber, Whole(record.MotherSurname, record.MotherGivenName), Whole(record.ChildSurname, record.ChildGivenName),
                record.MotherBirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            })
            .OfType<string>().Append(Canary.Prefix).ToHashSet(StringComparer.Ordinal);
        secrets.Count.ShouldBeGreaterThan(1000);
        var search = SearchValues.Create([.. secrets], StringComparison.Ordinal);

        foreach (var file in BirthFiles())
            CheckFolder.TextOf(Check(file)).Normalize(NormalizationForm.FormKC).AsSpan().ContainsAny(search).ShouldBeFalse(file.Path);
    }

    [Fact]
    public void Codes_and_counts_of_every_file_back_are_those_of_the_run()
    {
        var (rejections, intake) = (district.Default.Read("rejections.csv"), district.Default.Read("intake.csv"));
        foreach (var file in BirthFiles())
            ReturnedCounts.ShouldAgree(Check(file), file.Path, rejections, intake);
    }

    [Fact]
    public void A_file_back_of_every_layout_is_valid_for_office()
    {
        foreach (var file in BirthFiles().DistinctBy(static file => file.Layout))
            CheckFolder.MistakesIn(Check(file)).ShouldBeEmpty(file.Path);
    }

    private IEnumerable<MessyFile> BirthFiles() => district.Files.Where(static file => file.Source != SyntheticSource.Deaths);

    private string Original(MessyFile file) => Path.Combine(district.Input, file.Path);

    private string Check(MessyFile file)
    {
        var output = district.Path("checked/" + file.Source.Name());
        var path = Path.Combine(output, Path.GetFileNameWithoutExtension(file.Path) + "-checked.xlsx");
        if (File.Exists(path))
            return path;
        var run = InProcessRun.Start(
            "check", Original(file), "--source", file.Source.Name(), "--out", output, "--as-of", district.District.Options.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldNotContain(Canary.Prefix);
        return path;
    }

    // A name that is one short word may be a word of the program.
    private static string? Whole(string? surname, string? givenName) => surname is { Length: > 1 } && givenName is { Length: > 1 } ? $"{givenName} {surname}" : null;
}
