using System.Text.Json;

namespace FPReconcile.App.Tests.Commands.Statistics;

/// <summary><c>reconcile --vintage</c>: what is written, and that it is written once.</summary>
public sealed class VintageTests : ReconcileTestBase
{
    private static readonly string[] Files = ["statistics.html", "statistics.json", "statistics.xlsx"];

    [Fact]
    public void A_vintage_adds_its_three_files_and_changes_no_other()
    {
        Reconcile(All()).ExitCode.ShouldBe(0);
        var before = Snapshot();

        Reconcile([.. All(), "--vintage", "2025-A"]).ExitCode.ShouldBe(0);

        var after = Snapshot();
        after.Keys.Except(before.Keys).ShouldBe(Files);
        before.Keys.ShouldAllBe(name => after[name].SequenceEqual(before[name]));
    }

    [Fact]
    public void Statistics_of_a_name_are_made_once_and_taken_over_byte_for_byte()
    {
        Reconcile([.. All(), "--vintage", "2025-A"]).ExitCode.ShouldBe(0);
        var frozen = Statistics();
        new SmallDistrict().Write(Folder.Path("in"));

        var again = Reconcile([.. All(), "--vintage", "2025-A", "--previous", Out]);

        again.ExitCode.ShouldBe(0);
        again.Error.ShouldContain("taken over");
        Statistics().ShouldBe(frozen);
        Directory.Delete(Out, recursive: true);
        Reconcile([.. All(), "--vintage", "2025-B"]).ExitCode.ShouldBe(0);
        Statistics().ShouldNotBe(frozen);
    }

    [Fact]
    public void Another_vintage_of_other_months_follows_and_tells_of_the_earlier_one()
    {
        Reconcile([.. All(), "--settings", Months("2025-01", "2025-02"), "--vintage", "2025-A"]).ExitCode.ShouldBe(0);

        Reconcile([.. All(), "--settings", Months("2025-03", "2025-04"), "--vintage", "2025-B", "--previous", Out]).ExitCode.ShouldBe(0);

        using var json = JsonDocument.Parse(Read("statistics.json"));
        json.RootElement.GetProperty("metadata").GetProperty("earlier_vintage").GetString().ShouldBe("2025-A");
        json.RootElement.GetProperty("metadata").GetProperty("first_month").GetString().ShouldBe("2025-03");
    }

    [Theory]
    [InlineData("--previous")]
    [InlineData("--out")]
    public void Months_that_another_vintage_has_told_are_refused_in_one_line(string option)
    {
        Reconcile([.. All(), "--settings", Months("2025-01", "2025-03"), "--vintage", "2025-A"]).ExitCode.ShouldBe(0);
        var before = Statistics();
        if (option == "--previous")
            Directory.Move(Out, Folder.Path("first"));

        var run = Reconcile([.. All(), "--settings", Months("2025-03", "2025-04"), "--vintage", "2025-B", .. option == "--previous" ? new[] { option, Folder.Path("first") } : []]);

        run.ExitCode.ShouldBe(2);
        run.Error.Trim().Split('\n').Length.ShouldBe(1);
        run.Error.ShouldContain($"the months 2025-03 to 2025-04 overlap with 2025-01 to 2025-03 of the vintage 2025-A in {option}");
        Directory.Exists(Out).ShouldBe(option == "--out");
        if (option == "--out")
            Statistics().ShouldBe(before);
    }

    [Fact]
    public void Quarters_of_outcomes_that_another_vintage_has_told_are_refused()
    {
        File.WriteAllText(Folder.Path("counts.csv"), "facility_code,quarter,registrations,outcomes_recorded\nF1,2024-Q4,900,500\nF2,2024-Q4,800,400\n");
        Reconcile([.. All(), "--settings", Months("2025-01", "2025-02"), "--vintage", "2025-A", "--antenatal", Folder.Path("counts.csv")]).ExitCode.ShouldBe(0);

        var run = Reconcile([.. All(), "--settings", Months("2025-03", "2025-04"), "--vintage", "2025-B", "--antenatal", Folder.Path("counts.csv"), "--previous", Out]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("outcomes of 2024-Q4 were told there too");
    }

    [Theory]
    [InlineData("{ \"vintage\": \"2025-A\"")]
    [InlineData("{ \"vintage\": \"2025-A\" }")]
    [InlineData("{ \"vintage\": \"2025-A\", \"metadata\": { \"first_month\": \"spring\", \"last_month\": null }, \"recorded_outcomes\": null }")]
    [InlineData("[]")]
    public void Earlier_statistics_that_cannot_be_understood_are_told_and_block_nobody(string earlier)
    {
        Reconcile(All()).ExitCode.ShouldBe(0);
        File.WriteAllText(Path.Combine(Out, "statistics.json"), earlier);

        var run = Reconcile([.. All(), "--vintage", "2025-B", "--previous", Out]);

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldContain("--previous holds a statistics.json whose months cannot be read");
    }

    [Fact]
    public void A_vintage_that_tells_of_no_births_blocks_nobody()
    {
        Reconcile([.. All(), "--settings", Months("2019-01", "2019-02"), "--vintage", "2025-A"]).ExitCode.ShouldBe(0);

        Reconcile([.. All(), "--vintage", "2025-B", "--previous", Out]).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("en", "lang=\"en\"")]
    [InlineData("zh", "lang=\"zh-Hans\"")]
    public void The_page_is_in_the_language_of_the_settings_and_needs_no_network(string language, string expected)
    {
        File.WriteAllText(Folder.Path("s.json"), $"{{ \"language\": \"{language}\" }}");

        Reconcile([.. All(), "--settings", Folder.Path("s.json"), "--vintage", "2025-A"]).ExitCode.ShouldBe(0);

        var page = Read("statistics.html");
        page.ShouldContain(expected);
        page.ShouldContain("default-src &#39;none&#39;");
        page.ShouldNotContain("http://");
        page.ShouldNotContain("<script");
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData("a b")]
    [InlineData("CON")]
    public void A_name_that_is_not_safe_in_files_is_refused(string name)
    {
        var run = Reconcile([.. All(), "--vintage", name]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--vintage must be");
        Directory.Exists(Out).ShouldBeFalse();
    }

    [Theory]
    [InlineData("facility_code,quarter,registrations,outcomes_recorded,name\nF1,2025-Q1,10,9,x\n", "column 5 is not known")]
    [InlineData("facility_code,quarter,registrations,outcomes_recorded\nF1,2025-Q1,10,11\n", "row 2: outcomes_recorded is larger")]
    [InlineData("facility_code,quarter,registrations,outcomes_recorded\nF1,2025-01,10,9\n", "row 2: quarter must be")]
    [InlineData("facility_code,quarter,registrations,outcomes_recorded\nF1,2025-Q1,10,9\nf1,2025-Q1,10,9\n", "two rows for one quarter")]
    public void Counts_of_outcomes_have_four_columns_and_nothing_that_names_a_person(string csv, string problem)
    {
        File.WriteAllText(Folder.Path("s.json"), csv);
        File.Move(Folder.Path("s.json"), Folder.Path("counts.csv"));

        var run = Reconcile([.. All(), "--vintage", "2025-A", "--antenatal", Folder.Path("counts.csv")]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(problem);
    }

    [Theory]
    [InlineData("{ \"sensitiveThreshold\": 2 }", "sensitiveThreshold must be a whole number from 5 to 1000")]
    [InlineData("{ \"from\": \"2025-13\" }", "from must be a month")]
    [InlineData("{ \"from\": \"2025-05\", \"to\": \"2025-04\" }", "from is after to")]
    [InlineData("{ \"delayDays\": [] }", "delayDays must be a list")]
    [InlineData("{ \"vintages\": \"month\" }", "vintages must be \"quarter\", \"year\" or \"none\"")]
    [InlineData("{ \"rank\": true }", "unknown key")]
    public void Settings_of_statistics_that_are_not_safe_are_refused(string settings, string problem)
    {
        File.WriteAllText(Folder.Path("s.json"), $"{{ \"statistics\": {settings} }}");

        var run = Reconcile([.. All(), "--settings", Folder.Path("s.json"), "--vintage", "2025-A"]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(problem);
    }

    private string Months(string from, string to)
    {
        File.WriteAllText(Folder.Path("months.json"), $"{{ \"statistics\": {{ \"from\": \"{from}\", \"to\": \"{to}\" }} }}");
        return Folder.Path("months.json");
    }

    private Dictionary<string, string> Statistics() => Files.ToDictionary(static name => name, name => Convert.ToHexString(File.ReadAllBytes(Path.Combine(Out, name))));
}
