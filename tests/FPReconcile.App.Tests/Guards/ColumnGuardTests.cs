using FPReconcile.Synthetic.Files;

namespace FPReconcile.App.Tests.Guards;

/// <summary>Columns outside the allow-list are dropped; only their number is reported.</summary>
[Collection(GuardCollection.Name)]
public sealed class ColumnGuardTests(MessyDistrict district)
{
    /// <summary>Headings that the messy layouts give to columns that are forbidden or not known.</summary>
    private static readonly string[] Headings =
        ["政策属性", "家庭住址", "Parents married", "parents_married", "Religion", "Estado civil", "household_number", "Cause of death", "Death number"];

    [Fact]
    public void The_district_has_what_the_tests_look_for()
    {
        var text = string.Concat(district.Files.Where(file => file.Path.EndsWith(".csv", StringComparison.Ordinal)).Select(Read));

        text.ShouldContain(Canary.Prefix);
        Headings.Count(heading => text.Contains(heading, StringComparison.Ordinal)).ShouldBeGreaterThan(2);
        district.Files.Count(file => file.DroppedColumns > 0).ShouldBeGreaterThan(20);
    }

    [Fact]
    public void No_value_of_a_dropped_column_hidden_sheet_title_or_signature_is_in_any_output()
    {
        foreach (var (place, text) in district.Default.Texts())
            text.Contains(Canary.Prefix.TrimEnd('-'), StringComparison.OrdinalIgnoreCase).ShouldBeFalse(place);
    }

    [Fact]
    public void No_heading_of_a_dropped_column_is_in_any_output()
    {
        foreach (var (place, text) in district.Default.Texts())
        {
            foreach (var heading in Headings)
                text.Contains(heading, StringComparison.OrdinalIgnoreCase).ShouldBeFalse(place);
        }
    }

    [Fact]
    public void Only_the_number_of_dropped_columns_is_reported()
    {
        var lines = district.Default.Read("intake.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];

        foreach (var file in district.Files)
        {
            var sheets = lines.Where(line => line.StartsWith($"{file.Path},", StringComparison.Ordinal) && !line.Contains("hidden", StringComparison.Ordinal)).ToList();
            sheets.ShouldNotBeEmpty(file.Path);
            sheets.ShouldAllBe(line => line.Split(',', StringSplitOptions.None)[7] == Text(file.DroppedColumns), file.Path);
        }
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string Read(MessyFile file) => File.ReadAllText(Path.Combine(district.Input, file.Path));
}
