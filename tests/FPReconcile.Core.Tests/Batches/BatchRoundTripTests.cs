using FPReconcile.Core.Batches;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Records;
using FPReconcile.Core.Tests.Intake;

namespace FPReconcile.Core.Tests.Batches;

/// <summary>What is written is read again, to the last field.</summary>
public sealed class BatchRoundTripTests
{
    private const int Seeds = 100;

    // More than two sections, so that days and places cross them.
    private const int ManyRecords = 6_000;

    [Fact]
    public void Any_batch_is_read_back_as_it_was()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var batch = InventedBatch.Of(seed);

            DeepText.Of(BatchReader.Read(BatchWriter.Write(batch))).ShouldBe(DeepText.Of(batch), $"seed {seed}");
        }
    }

    [Fact]
    public void Records_lie_by_birth_day_and_come_back_in_the_order_of_the_file()
    {
        var batch = InventedBatch.OfRecords(1, ManyRecords);

        var bytes = BatchWriter.Write(batch);

        DeepText.Of(BatchReader.Read(bytes)).ShouldBe(DeepText.Of(batch));
        var index = BatchReader.ReadIndex(bytes);
        index.RecordCount.ShouldBe(ManyRecords + (ManyRecords / 2));
        index.Length.ShouldBe(bytes.Length);
        index.Days.Select(static day => (day.Day, day.FirstRow, day.Rows)).ShouldBe(DaysOf(batch));
    }

    [Fact]
    public void Equal_batches_are_equal_bytes()
    {
        for (var seed = 0; seed < Seeds / 10; seed++)
            BatchWriter.Write(InventedBatch.Of(seed)).ShouldBe(BatchWriter.Write(InventedBatch.Of(seed)));
    }

    [Fact]
    public void Some_days_are_read_from_their_bytes_alone()
    {
        var batch = InventedBatch.OfRecords(2, ManyRecords);
        var bytes = BatchWriter.Write(batch);
        var index = BatchReader.ReadIndex(bytes.AsSpan(0, BatchReader.HeaderLengthOf(bytes.AsSpan(0, BatchReader.PreambleLength))));
        (DateOnly From, DateOnly To)[] ranges =
        [
            (DateOnly.MinValue, DateOnly.MaxValue), (DateOnly.MinValue, DateOnly.MinValue), (new(2025, 3, 1), new(2025, 3, 31)), (new(2025, 7, 5), new(2025, 7, 5)),
            (new(2024, 1, 1), new(2024, 12, 31)), (new(2025, 3, 2), new(2025, 3, 1)),
        ];

        foreach (var (from, to) in ranges)
        {
            var (offset, length) = index.RangeOf(from, to);
            var expected = Records(batch).Where(record => record.BirthDate >= from && record.BirthDate <= to);

            DeepText.Of(BatchReader.ReadDays(index, bytes.AsSpan((int)offset, length), from, to)).ShouldBe(DeepText.Of(expected.ToList()), $"{from} {to}");
        }

        index.RangeOf(new(2025, 3, 1), new(2025, 3, 31)).Length.ShouldBeLessThan(bytes.Length / 2);
    }

    [Fact]
    public void Nothing_that_intake_dropped_is_in_a_batch()
    {
        var file = new FileIntakes(SourceKind.Facility, SheetOf.Settings()).Open("facility/a.csv");
        file.ReadSheet("", SheetOf.Text(
            "record_id|birth_date|mother_name|Favourite colour|remarks",
            "H1|2025-03-02|Grace Banda|turquoise|grandmother came along",
            "H2|3000-03-02|Ruth Phiri|vermilion|no words of it"), []);

        var batch = BatchReader.Read(BatchWriter.Write(file.Finish()));

        batch.Sheets[0].Report.Outline.ShouldBeNull();
        batch.Sheets[0].Report.ColumnsDropped.ShouldBeGreaterThan(0);
        var text = DeepText.Of(batch);
        text.ShouldContain("Grace Banda");
        foreach (var dropped in new[] { "Favourite", "turquoise", "grandmother", "Ruth", "vermilion", "3000" })
            text.ShouldNotContain(dropped);
    }

    [Fact]
    public void A_refused_file_keeps_its_evidence_of_deaths_only()
    {
        var file = new FileIntakes(SourceKind.Facility, SheetOf.Settings()).Open("facility/a.csv");
        file.ReadSheet("", SheetOf.Text("record_id|birth_date|mother_name|outcome", "H1|2025-03-02|Grace Banda|live", "H2|2025-03-02|Ruth Phiri|stillbirth"), []);

        var batch = BatchReader.Read(BatchWriter.Write(file.Finish(problem: new FileProblem("facility/a.csv", FileProblemCode.Corrupt, "damaged"))));

        batch.Problem!.Code.ShouldBe(FileProblemCode.Corrupt);
        batch.DeathsOfRefusedFile.ShouldHaveSingleItem().RecordId.ShouldBe("H2");
        DeepText.Of(batch).ShouldNotContain("Grace");
    }

    [Fact]
    public void Records_of_files_that_were_combined_are_no_batch()
    {
        var record = new BirthNotification { Key = new RecordKey(SourceKind.Facility, "H1"), Origin = new RecordOrigin("facility/a.csv", "", 2), BirthDate = new DateOnly(2025, 3, 2) };
        var batch = new FileBatch
        {
            Source = SourceKind.Facility,
            File = "facility/a.csv",
            AsOf = new DateOnly(2025, 6, 30),
            Sheets = [new SheetBatch { Report = new SheetReport { File = "facility/a.csv", Sheet = "" }, Records = [record.AsProvisional()] }],
        };

        Should.Throw<ArgumentException>(() => BatchWriter.Write(batch));
    }

    private static IEnumerable<BirthRecord> Records(FileBatch batch) => batch.Sheets.SelectMany(static sheet => sheet.Records);

    private static IEnumerable<(DateOnly, int, int)> DaysOf(FileBatch batch)
    {
        var rows = 0;
        foreach (var day in Records(batch).GroupBy(static record => record.BirthDate).OrderBy(static day => day.Key))
        {
            yield return (day.Key, rows, day.Count());
            rows += day.Count();
        }
    }
}
