using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Intake.Versions;

/// <summary>Lists that replace each other. A file is written as its name and its records; every order of arrival is tried.</summary>
public sealed class FullExtractTests
{
    private static readonly ColumnMapping[] OneSender = [Entry("full_", ExtractKind.Full, "north"), Entry("delta_", ExtractKind.Delta, "north")];

    [Fact]
    public void What_the_newest_list_no_longer_has_is_skipped_and_counted()
    {
        var intake = Read(OneSender, ("full_2025-03.csv", ["A", "B"]), ("full_2025-04.csv", ["A", "C"]));

        Ids(intake).ShouldBe(["A", "C"]);
        var older = intake.Sheets.Single(static sheet => sheet.File.EndsWith("03.csv", StringComparison.Ordinal));
        (older.RowsRead, older.RowsAccepted, older.RowsSkipped).ShouldBe((2, 0, 2));
        older.Note.ShouldContain("1 rows are not in the newest full extract");
        older.Note.ShouldContain("1 rows were superseded");
    }

    [Fact]
    public void A_record_that_comes_back_stands() =>
        Ids(Read(OneSender, ("full_1.csv", ["A", "B"]), ("full_2.csv", ["A"]), ("full_3.csv", ["A", "B"]))).ShouldBe(["A", "B"]);

    [Fact]
    public void Files_of_one_vintage_are_one_list() =>
        Ids(Read(OneSender, ("full_1.csv", ["A", "B", "C"]), ("full_2.csv", ["A"]), ("sub/full_2.csv", ["B"]))).ShouldBe(["A", "B"]);

    [Fact]
    public void A_newer_delta_adds_to_the_list_and_what_an_older_one_added_is_gone_unless_the_list_has_it() =>
        Ids(Read(OneSender, ("delta_1.csv", ["A", "X"]), ("full_2.csv", ["A", "B"]), ("delta_3.csv", ["Y"]))).ShouldBe(["A", "B", "Y"]);

    [Fact]
    public void A_delta_alone_takes_nothing_away() =>
        Ids(Read(OneSender, ("delta_1.csv", ["A"]), ("delta_2.csv", ["B"]))).ShouldBe(["A", "B"]);

    [Fact]
    public void A_list_of_another_sender_takes_nothing_away() =>
        Ids(Read([Entry("full_", ExtractKind.Full, null), Entry("delta_", ExtractKind.Delta, null)], ("delta_1.csv", ["X"]), ("full_2.csv", ["A"]))).ShouldBe(["A", "X"]);

    [Fact]
    public void A_row_that_was_set_aside_is_in_the_list_all_the_same() =>
        Ids(Read(OneSender, ("full_1.csv", ["A", "B"]), ("full_2.csv", ["A", "B:nonsense"]))).ShouldBe(["A", "B"]);

    [Fact]
    public void A_row_without_a_vintage_stays() =>
        Ids(Read(OneSender, ("delta_x.csv", ["X"]), ("full_2.csv", ["A"]))).ShouldBe(["A", "X"]);

    [Fact]
    public void A_list_without_rows_replaces_nothing() =>
        Ids(Read(OneSender, ("full_1.csv", ["A"]), ("full_2.csv", []))).ShouldBe(["A"]);

    [Fact]
    public void Evidence_of_death_in_a_row_that_the_list_no_longer_has_is_kept() =>
        Read(OneSender, ("full_1.csv", ["A", "B:2025-03-02:died"]), ("full_2.csv", ["A"])).DeathsSetAside.ShouldHaveSingleItem().RecordId.ShouldBe("B");

    [Fact]
    public void A_list_whose_vintage_nothing_tells_is_a_file_problem_and_takes_no_part()
    {
        var intake = Read(OneSender, ("full_new.csv", ["A"]), ("full_1.csv", ["A", "B"]));

        var problem = intake.Problems.ShouldHaveSingleItem();
        (problem.File, problem.Code).ShouldBe(("facility/full_new.csv", FileProblemCode.VintageMissing));
        Ids(intake).ShouldBe(["A", "B"]);
    }

    [Fact]
    public void Evidence_of_death_in_a_list_that_is_refused_is_kept() =>
        Read(OneSender, ("full_new.csv", ["A", "B:2025-03-02:died"])).DeathsSetAside.ShouldHaveSingleItem().RecordId.ShouldBe("B");

    [Theory]
    [InlineData("2", "2", 0)]
    [InlineData("2", "3", 1)]
    [InlineData("2", "", 1)]
    public void A_column_tells_the_vintage_of_a_list_only_if_all_rows_agree(string one, string other, int problems)
    {
        var settings = SheetOf.Settings(new ColumnMapping { Source = SourceKind.Facility, Extract = ExtractKind.Full });
        var first = SheetOf.Text("record_id|birth_date|mother_name|record_vintage", "A|2025-03-02|Grace Banda|1", "B|2025-03-02|Ruth Phiri|1", "C|2025-03-02|Eve Moyo|1");
        var second = SheetOf.Text("record_id|birth_date|mother_name|record_vintage", $"A|2025-03-02|Grace Banda|{one}", $"B|2025-03-02|Ruth Phiri|{other}");

        var intake = SheetOf.Read(SourceKind.Facility, settings, first, second);

        intake.Problems.Count.ShouldBe(problems);
        Ids(intake).ShouldBe(problems == 0 ? ["A", "B"] : ["A", "B", "C"]);
    }

    private static ColumnMapping Entry(string prefix, ExtractKind kind, string? sender)
    {
        VintageRule.TryParse($"{prefix}{VintageRule.Place}.csv", out var rule).ShouldBeTrue();
        return new ColumnMapping { Source = SourceKind.Facility, FileGlob = $"{prefix}*.csv", Extract = kind, Sender = sender, VintageFromName = rule };
    }

    /// <summary>A record is its id, then its birth date and a remark if they matter.</summary>
    private static SourceIntake Read(ColumnMapping[] mappings, params (string Name, string[] Records)[] files)
    {
        var orders = Orders([.. files]).Select(order => ReadInOrder(mappings, order)).ToList();
        foreach (var other in orders)
        {
            Ids(other).ShouldBe(Ids(orders[0]));
            Reports(other).ShouldBe(Reports(orders[0]));
        }

        return orders[0];
    }

    private static SourceIntake ReadInOrder(ColumnMapping[] mappings, IEnumerable<(string Name, string[] Records)> files)
    {
        var intakes = new FileIntakes(SourceKind.Facility, SheetOf.Settings(mappings));
        var builder = new SourceIntakeBuilder(SourceKind.Facility);
        foreach (var (name, records) in files)
        {
            var file = intakes.Open($"facility/{name}");
            file.ReadSheet("", SheetOf.Text(["record_id|birth_date|mother_name|remarks", .. records.Select(Line)]), []);
            builder.Add(file.Finish());
        }

        return builder.Build();
    }

    private static string Line(string record)
    {
        var parts = record.Split(':');
        return $"{parts[0]}|{(parts.Length > 1 ? parts[1] : "2025-03-02")}|Grace {parts[0]}|{(parts.Length > 2 ? parts[2] : "")}";
    }

    private static IEnumerable<List<T>> Orders<T>(List<T> items) => items.Count < 2
        ? [items]
        : items.SelectMany((item, index) => Orders([.. items[..index], .. items[(index + 1)..]]).Select(rest => new List<T> { item }.Concat(rest).ToList()));

    private static IEnumerable<SheetReport> Reports(SourceIntake intake) => intake.Sheets.OrderBy(static sheet => sheet.File, StringComparer.Ordinal).Select(static sheet => sheet with { Outline = null, Notes = [] });

    private static string[] Ids(SourceIntake intake) => [.. intake.Records.Select(static birth => birth.Key.Id).Order(StringComparer.Ordinal)];
}
