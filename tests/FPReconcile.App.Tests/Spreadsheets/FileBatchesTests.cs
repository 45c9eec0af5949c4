using System.Text;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Tests.Guards;
using FPReconcile.Core.Batches;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Tests.Spreadsheets;

/// <summary>
/// Files read one by one and combined give what their folder gives. Every quirk and every re-upload is held to it too, where it is
/// read: see <see cref="BatchedFolder"/>.
/// </summary>
[Collection(GuardCollection.Name)]
public sealed class FileBatchesTests(MessyDistrict district) : IDisposable
{
    private const string Header = "record_id,birth_date,mother_name,sex\n";

    private readonly TemporaryFolder _folder = new();

    static FileBatchesTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(SourceKind.Facility)]
    [InlineData(SourceKind.Registration)]
    [InlineData(SourceKind.Register)]
    public void The_messy_workbooks_of_a_district_give_the_same_in_batches(SourceKind source)
    {
        var folder = Path.Combine(district.Input, source.Name());
        var settings = new IntakeSettings(district.District.Options.AsOf, DateOrder.DayMonthYear, []);

        var intake = SourceReader.ReadSource(source, folder, settings);

        intake.Records.Count.ShouldBeGreaterThan(500);
        BatchedFolder.ShouldGive(intake, folder, settings);
    }

    [Fact]
    public void The_lists_of_deaths_of_a_district_give_the_same_in_batches()
    {
        var folder = Path.Combine(district.Input, "deaths");
        var settings = new IntakeSettings(district.District.Options.AsOf, DateOrder.DayMonthYear, []);

        var deaths = SourceReader.ReadDeaths(folder, settings);

        deaths.Records.ShouldNotBeEmpty();
        BatchedFolder.ShouldGive(deaths, folder, settings);
    }

    [Fact]
    public void Of_a_file_sent_twice_the_one_with_the_higher_vintage_counts_in_batches_too()
    {
        Write("old_1.csv", Header + "B1,2025-03-02,Grace Banda,F\n");
        Write("list_2.csv", Header + "B1,2025-03-02,Grace Banda,F\nB2,2025-03-03,Ruth Phiri,M\n");
        Write("z/list_9.csv", Header + "B1,2025-03-02,Grace Banda,F\n");
        VintageRule.TryParse("*_{vintage}.csv", out var rule).ShouldBeTrue();
        var settings = Settings(new ColumnMapping { Source = SourceKind.Facility, VintageFromName = rule, Extract = ExtractKind.Full });

        var intake = SourceReader.ReadSource(SourceKind.Facility, _folder.Path("in"), settings);

        intake.Records.ShouldHaveSingleItem().Origin.File.ShouldBe("facility/z/list_9.csv");
        BatchedFolder.ShouldGive(intake, _folder.Path("in"), settings);
    }

    [Fact]
    public void Senders_without_a_name_are_told_apart_by_their_files()
    {
        Write("north/list_1.csv", Header + "B1,2025-03-02,Grace Banda,F\nB2,2025-03-03,Ruth Phiri,M\n");
        Write("north/list_2.csv", Header + "B1,2025-03-02,Grace Banda,F\n");
        Write("south/list_1.csv", Header + "B3,2025-03-02,Eve Moyo,F\n");
        VintageRule.TryParse("list_{vintage}.csv", out var rule).ShouldBeTrue();
        var mapping = new ColumnMapping { Source = SourceKind.Facility, VintageFromName = rule, Extract = ExtractKind.Full, FileGlob = "north/*" };
        var settings = Settings(mapping, mapping with { FileGlob = "south/*" });

        var intake = SourceReader.ReadSource(SourceKind.Facility, _folder.Path("in"), settings);

        intake.Records.Select(static record => record.Key.Id).ShouldBe(["B1", "B3"]);
        BatchedFolder.ShouldGive(intake, _folder.Path("in"), settings);
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_a_problem_and_no_exception()
    {
        var batch = BatchReader.Read(BatchWriter.Write(FileBatches.Read(SourceKind.Facility, "north/a.csv", _folder.Path("nowhere.csv"), Settings())));

        batch.Input.ShouldBeNull();
        var problem = SourceIntakes.Combine(SourceKind.Facility, [batch]).Problems.ShouldHaveSingleItem();
        (problem.File, problem.Code).ShouldBe(("facility/north/a.csv", FileProblemCode.Unreadable));
    }

    [Fact]
    public void A_batch_tells_the_day_it_was_looked_at_from()
    {
        var path = _folder.Write("upload", Encoding.UTF8.GetBytes(Header + "B1,2025-03-02,Grace Banda,F\n"));

        var batch = FileBatches.Read(SourceKind.Facility, "a\nb.csv", path, Settings());

        batch.AsOf.ShouldBe(new DateOnly(2025, 6, 30));
        batch.File.ShouldBe("facility/a%0Ab.csv");
        BatchReader.ReadIndex(BatchWriter.Write(batch)).AsOf.ShouldBe(batch.AsOf);
    }

    private static IntakeSettings Settings(params ColumnMapping[] mappings) => new(new DateOnly(2025, 6, 30), DateOrder.DayMonthYear, mappings);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Path($"in/{name}"))!);
        _folder.Write($"in/{name}", Encoding.UTF8.GetBytes(text));
    }
}
