using System.Text;
using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Tests.Spreadsheets;

/// <summary>Files that an office sends again: as they were, corrected, late, or as a whole list.</summary>
public sealed class ReuploadTests : IDisposable
{
    private const string Header = "record_id,birth_date,mother_name,sex\n";
    private const string Grace = "B1,2025-03-02,Grace Banda,F\n";
    private const string Ruth = "B2,2025-03-03,Ruth Phiri,F\n";
    private const string RuthCorrected = "B2,2025-03-03,Ruth Phiri,M\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_bytes_under_other_names_are_read_once()
    {
        Write("march.csv", Header + Grace);
        Write("march (1).csv", Header + Grace);
        Write("late/march.csv", Header + Grace);

        var intake = Read(null);

        intake.Records.ShouldHaveSingleItem();
        intake.Sheets.Select(static sheet => (sheet.File, sheet.RowsRead)).ShouldBe([("facility/late/march.csv", 1), ("facility/march (1).csv", 0), ("facility/march.csv", 0)]);
        intake.Sheets.Skip(1).ShouldAllBe(static sheet => sheet.Note == "the same bytes as facility/late/march.csv, not read again");
    }

    [Fact]
    public void The_same_file_with_one_row_changed_sets_only_this_row_aside_when_no_version_tells()
    {
        Write("march.csv", Header + Grace + Ruth);
        Write("march (1).csv", Header + Grace + RuthCorrected);

        var intake = Read(null);

        intake.AcceptedCount.ShouldBe(1);
        intake.Rejections.Select(static line => (line.Code, line.RecordId)).ShouldBe([(RejectionCode.ConflictingVersion, "B2"), (RejectionCode.ConflictingVersion, "B2")]);
    }

    [Theory]
    [InlineData("a_2.csv", "b_1.csv")]
    [InlineData("b_2.csv", "a_1.csv")]
    public void A_corrected_file_of_a_higher_version_stands_whichever_is_read_first(string corrected, string older)
    {
        Write(corrected, Header + Grace + RuthCorrected);
        Write(older, Header + Grace + Ruth);

        var intake = Read("*_{vintage}.csv");

        intake.Records.Select(static record => record.Sex).ShouldBe([Sex.Female, Sex.Male]);
        intake.Rejections.ShouldBeEmpty();
        intake.Sheets.Single(sheet => sheet.File.EndsWith(older, StringComparison.Ordinal)).RowsSkipped.ShouldBe(2);
    }

    [Fact]
    public void An_older_month_that_comes_late_adds_its_rows_and_changes_none()
    {
        Write("births_2025-04.csv", Header + RuthCorrected);
        Write("late/births_2025-03.csv", Header + Grace + Ruth);

        var intake = Read("births_{vintage}.csv");

        intake.Records.Select(static record => (record.Key.Id, record.Sex)).Order().ShouldBe([("B1", Sex.Female), ("B2", Sex.Male)]);
        intake.Rejections.ShouldBeEmpty();
    }

    [Fact]
    public void Of_the_same_bytes_the_name_with_the_highest_version_counts()
    {
        Write("births_1.csv", Header + Ruth);
        Write("births_2.csv", Header + RuthCorrected);
        Write("births_3.csv", Header + Ruth);

        var intake = Read("births_{vintage}.csv");

        intake.Records.ShouldHaveSingleItem().RecordVintage.ShouldBe("3");
        intake.Records[0].Sex.ShouldBe(Sex.Female);
        intake.Sheets[0].Note.ShouldBe("the same bytes as facility/births_3.csv, not read again");
    }

    [Fact]
    public void A_list_that_did_not_change_takes_away_what_came_between()
    {
        Write("list_1.csv", Header + Grace);
        Write("list_3.csv", Header + Grace);
        Write("list_2.csv", Header + Grace + Ruth);

        Read("list_{vintage}.csv", ExtractKind.Full).Records.ShouldHaveSingleItem().Key.Id.ShouldBe("B1");
    }

    [Fact]
    public void A_list_without_a_version_is_a_file_problem()
    {
        Write("list.csv", Header + Grace);
        Write("list_3.csv", Header + Grace + Ruth);

        var intake = Read("list_{vintage}.csv", ExtractKind.Full);

        intake.Records.Count.ShouldBe(2);
        var problem = intake.Problems.ShouldHaveSingleItem();
        (problem.File, problem.Code.ToCode()).ShouldBe(("facility/list.csv", "VINTAGE_MISSING"));
        problem.Message.ShouldContain("name it in the mapping");
    }

    private SourceIntake Read(string? rule, ExtractKind extract = ExtractKind.Delta)
    {
        var mapping = new ColumnMapping { Source = SourceKind.Facility, Extract = extract };
        if (rule is not null && VintageRule.TryParse(rule, out var parsed))
            mapping = mapping with { VintageFromName = parsed };
        var settings = new IntakeSettings(new DateOnly(2025, 6, 30), DateOrder.DayMonthYear, [mapping]);
        var intake = SourceReader.ReadSource(SourceKind.Facility, _folder.Path("in"), settings);
        BatchedFolder.ShouldGive(intake, _folder.Path("in"), settings);
        return intake;
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Path($"in/{name}"))!);
        _folder.Write($"in/{name}", Encoding.UTF8.GetBytes(text));
    }
}
