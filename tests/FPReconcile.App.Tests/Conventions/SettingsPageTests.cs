using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FPReconcile.App.Input;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Tests.Conventions;

/// <summary>The page of settings names every key, and its examples are read by the program.</summary>
public sealed partial class SettingsPageTests : IDisposable
{
    private const string Page = "docs/settings.md";
    private static readonly DateOnly AsOf = new(2025, 6, 30);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_key_of_the_settings_has_its_row()
    {
        var path = _folder.Write("unknown.json", """{"?":0}"""u8.ToArray());

        Rows("Settings").ShouldBe(KnownKeys(() => SettingsFile.Read(path, AsOf)));
    }

    [Fact]
    public void Every_key_of_a_mapping_has_its_row() =>
        Rows("Mapping file").ShouldBe(KnownKeys(() => MappingFile.Parse("""{"?":0}"""u8.ToArray())));

    [Fact]
    public void Every_column_of_the_allow_list_is_named()
    {
        var section = Section("Mapping file");

        foreach (var column in CanonicalColumns.All)
            section.ShouldContain($"`{column.Name()}`");
    }

    [Fact]
    public void Every_decision_has_its_row() =>
        Section("Decisions").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Code().Matches(line.Split('|')[1]).Select(match => match.Groups[1].Value))
            .ShouldBe(Dispositions.All.Select(decision => decision.Name()), ignoreOrder: true);

    [Fact]
    public void The_settings_of_the_page_are_read()
    {
        var lists = Pages.Blocks(Page, "csv");
        _folder.Write("facilities.csv", Encoding.UTF8.GetBytes(lists[0]));
        _folder.Write("areas.csv", Encoding.UTF8.GetBytes(lists[1]));
        var path = _folder.Write("settings.json", Encoding.UTF8.GetBytes(Example("registrationDays")));

        var options = SettingsFile.Read(path, AsOf).Options;

        options.RegistrationDays.ShouldBe(60);
        options.Coverage.Count.ShouldBe(3);
        options.Coverage[2].Areas.ShouldBe(["A03"]);
        options.Facilities.Select(facility => facility.Code).ShouldBe(["F01", "F02"]);
        options.Areas.Select(area => area.Name).ShouldBe(["Riverside", "Old Town"]);
    }

    [Fact]
    public void The_mappings_of_the_page_are_read()
    {
        var clinic = Mapping("Geburtsnummer").ShouldHaveSingleItem();
        clinic.Source.ShouldBe(SourceKind.Facility);
        clinic.HeaderRow.ShouldBe(4);
        clinic.Columns[CanonicalColumn.BirthWeightG].ShouldBe("H");
        clinic.Matches(SourceKind.Facility, "north/klinik_2025.xlsx", null).ShouldBeTrue();

        var (register, deaths) = (Mapping("roc")[0], Mapping("roc")[1]);
        register.Calendar.ShouldBe(DateCalendar.Roc);
        register.Columns[CanonicalColumn.RecordId].ShouldBe("序號");
        deaths.Source.ShouldBeNull();
        deaths.Delimiter.ShouldBe('\t');
        deaths.DateOrder.ShouldBe(DateOrder.MonthDayYear);

        var (list, changes) = (Mapping("changes_")[0], Mapping("changes_")[1]);
        (list.Extract, changes.Extract).ShouldBe((ExtractKind.Full, ExtractKind.Delta));
        list.Sender.ShouldBe(changes.Sender);
        changes.VintageOf("changes_2025-04.csv").ShouldBe("2025-04");
    }

    [Fact]
    public void The_decisions_of_the_page_are_read()
    {
        _folder.Write("run.json", """{"program":"fpreconcile","cases":[]}"""u8.ToArray());
        _folder.Write("discrepancies.csv", Encoding.UTF8.GetBytes(string.Join(',', App.Output.DiscrepanciesFile.Header) + "\r\n"));
        _folder.Write("decisions.csv", Encoding.UTF8.GetBytes(Pages.Blocks(Page, "csv")[2]));

        var decisions = PreviousRunFolder.Read(_folder.Path("")).Decisions;

        decisions.All.Select(decision => decision.Disposition).ShouldBe([Disposition.SameBirth, Disposition.NotSame, Disposition.Deceased]);
        decisions.Confirmed.ShouldHaveSingleItem();
        decisions.Rejected.ShouldHaveSingleItem();
    }

    [Fact]
    public void Every_json_example_is_tested()
    {
        var examples = Pages.Blocks(Page, "json");

        examples.Count.ShouldBe(4);
        examples.ShouldAllBe(example => JsonDocument.Parse(example, default).RootElement.ValueKind != JsonValueKind.Undefined);
    }

    private static string Example(string holds) => Pages.Blocks(Page, "json").Single(block => block.Contains(holds, StringComparison.Ordinal));

    private static IReadOnlyList<ColumnMapping> Mapping(string holds) => MappingFile.Parse(Encoding.UTF8.GetBytes(Example(holds)));

    /// <summary>The program tells the known keys when it refuses another one.</summary>
    private static IEnumerable<string> KnownKeys(Action read) =>
        Should.Throw<UsageException>(read).Message.Split("known are ")[1].Split(", ");

    private static IEnumerable<string> Rows(string heading) =>
        Section(heading).Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);

    private static string Section(string heading) => Pages.Read(Page).Split($"\n## {heading}\n")[1].Split("\n## ")[0];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
