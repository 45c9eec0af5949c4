using System.Globalization;
using System.Text;
using FPReconcile.App.Tests.Fuzz;

namespace FPReconcile.App.Tests.Quirks;

/// <summary>The quirks of real spreadsheets, one test each; the page that tells offices about them is made here. Some run the whole program.</summary>
[Collection(FuzzCollection.Name)]
public sealed class QuirkTests
{
    public static TheoryData<int> Numbers => [.. AllQuirks.Proved.Select(static quirk => quirk.Number)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Intake_survives_quirk_and_tells_it_in_every_language(int number)
    {
        using var bench = new QuirkBench();
        AllQuirks.Proved.Single(quirk => quirk.Number == number).Prove(bench);
        bench.WithoutWords().ShouldBeEmpty("add them to the sections notes and fileProblemDetails of every language");
    }

    [Fact]
    public void Every_number_is_proved_once_or_named_as_not_yet()
    {
        AllQuirks.Proved.Select(static quirk => quirk.Number).Concat(AllQuirks.NotYet.Keys).Order()
            .ShouldBe(Enumerable.Range(1, AllQuirks.Count));
    }

    [Fact]
    public void The_page_of_quirks_tells_what_the_tests_found() => Approved.CheckPage("docs/spreadsheet-quirks.md", Page());

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append("# Spreadsheets as offices send them\n\n");
        page.Append("This page is written by the tests: each line is a test that makes such a file and reads it. Codes are explained in [findings](findings.md), ");
        page.Append("mapping files in [settings](settings.md#mapping-file).\n\n");
        page.Append("| | what offices send | what FPReconcile does | |\n|---:|---|---|:---:|\n");
        for (var number = 1; number <= AllQuirks.Count; number++)
            page.Append(CultureInfo.InvariantCulture, $"| {number} | {Line(number)} |\n");
        return page.ToString();
    }

    private static string Line(int number)
    {
        if (AllQuirks.NotYet.TryGetValue(number, out var sent))
            return $"{sent} | | not yet";
        var quirk = AllQuirks.Proved.Single(quirk => quirk.Number == number);
        return $"{quirk.Sent} | {quirk.Done} | {(Passes(quirk) ? "✔" : "**fails**")}";
    }

    private static bool Passes(Quirk quirk)
    {
        try
        {
            using var bench = new QuirkBench();
            quirk.Prove(bench);
            return true;
        }
#pragma warning disable CA1031 // whatever it throws, the page says that it fails; the test of the quirk says why
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
