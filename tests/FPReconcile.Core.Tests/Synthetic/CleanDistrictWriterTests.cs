using System.Globalization;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.Core.Tests.Synthetic;

public sealed class CleanDistrictWriterTests
{
    private static readonly SyntheticDistrict _district = SyntheticDistrict.Generate(new DistrictOptions { Seed = 3, Births = 400 });

    [Theory]
    [InlineData(SyntheticSource.Facility, "record_id", "notified_date")]
    [InlineData(SyntheticSource.Registration, "registration_number", "registration_date")]
    [InlineData(SyntheticSource.Register, "entry_number", "entry_date")]
    public void A_file_gives_back_the_records_it_was_made_from(SyntheticSource source, string idColumn, string dateColumn)
    {
        using var folder = new TestDistricts.Folder();
        CleanDistrictWriter.Write(_district, folder.Path);

        var rows = Parse(File.ReadAllText(folder.File(source.Name() + ".csv")));

        rows.Count.ShouldBe(_district.Records(source).Count);
        foreach (var (row, record) in rows.Zip(_district.Records(source)))
        {
            row[idColumn].ShouldBe(record.RecordId);
            row[dateColumn].ShouldBe(record.RecordedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            row["mother_surname"].ShouldBe(record.MotherSurname ?? "");
            row["mother_national_id"].ShouldBe(record.MotherNationalId ?? "");
            row["birth_order"].ShouldBe(record.BirthOrder?.ToString(CultureInfo.InvariantCulture) ?? "");
            row["sex"].ShouldBe(record.Sex switch { ChildSex.Male => "M", ChildSex.Female => "F", _ => "" });
            row["area_code"].ShouldBe(record.AreaCode ?? "");
        }
    }

    [Fact]
    public void Cells_with_separators_quotes_and_line_ends_are_quoted()
    {
        using var text = new StringWriter();
        var line = new CsvLine();

        line.Add("a,b");
        line.Add("say \"no\"");
        line.Add("two\nlines");
        line.Add((string?)null);
        line.Add("plain");
        line.WriteTo(text);

        text.ToString().ShouldBe("\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",,plain\r\n");
    }

    [Fact]
    public void The_offices_files_do_not_tell_the_truth()
    {
        using var folder = new TestDistricts.Folder();
        CleanDistrictWriter.Write(_district, folder.Path);

        foreach (var source in Enum.GetValues<SyntheticSource>())
            File.ReadLines(folder.File(source.Name() + ".csv")).First().ShouldNotContain("birth_id");
    }

    /// <summary>The data of these files hold no quotes, so splitting at commas is a full parser for them.</summary>
    private static List<Dictionary<string, string>> Parse(string text)
    {
        text.ShouldNotContain("\"");
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal))];
    }
}
