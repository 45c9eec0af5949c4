using FPReconcile.Core.Batches;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Batches;

public sealed class BatchErasureTests
{
    private const string File = "facility/F1/march.csv";

    [Fact]
    public void Rows_of_an_erased_birth_go_and_others_keep_their_row_numbers()
    {
        var left = Without("2");

        left.Rows.ShouldBe(1);
        left.Batch.Sheets[0].Records.Select(record => (record.Key.Id, record.Origin.Row)).ShouldBe([("1", 2), ("3", 4)]);
    }

    [Fact]
    public void The_counts_still_add_up_and_a_note_says_why()
    {
        var report = Without("2").Batch.Sheets[0].Report;

        (report.RowsAccepted, report.RowsSetAside, report.RowsSkipped).ShouldBe((2, 2, 2));
        report.Notes.ShouldBe(["delimiter guessed", "1 rows belong to births that were erased and were left out"]);
    }

    [Fact]
    public void A_row_that_was_set_aside_goes_with_its_death_evidence_and_all_its_lines()
    {
        var left = Without("9").Batch.Sheets[0];

        left.Rejections.Select(line => line.RecordId).ShouldBe([null, "1"]);
        left.Deaths.Select(death => death.RecordId).ShouldBe([null]);
        (left.Report.RowsAccepted, left.Report.RowsSetAside, left.Report.RowsSkipped).ShouldBe((3, 1, 2));
    }

    [Fact]
    public void A_value_that_was_set_aside_is_no_longer_counted()
    {
        var left = Without("1").Batch.Sheets[0];

        left.Report.ValuesSetAside.ShouldBe(0);
        left.Rejections.ShouldNotContain(line => line.RecordId == "1");
    }

    [Fact]
    public void What_is_left_can_be_kept_and_read_again()
    {
        var left = Without("2").Batch;

        var read = BatchReader.Read(BatchWriter.Write(left));

        read.Sheets[0].Records.Select(record => record.Key).ShouldBe(left.Sheets[0].Records.Select(record => record.Key));
        read.Sheets[0].Report.Notes.ShouldBe(left.Sheets[0].Report.Notes);
        read.Input.ShouldBe(left.Input);
    }

    [Fact]
    public void A_batch_without_such_rows_is_the_same_batch()
    {
        var batch = Batch(SourceKind.Facility);

        BatchErasure.Without(batch, Erased("4")).ShouldBe(new ErasedBatch(batch, 0));
    }

    [Fact]
    public void The_same_number_of_another_office_stays() =>
        BatchErasure.Without(Batch(SourceKind.Registration), Erased("2")).Rows.ShouldBe(0);

    [Fact]
    public void Lists_of_deaths_stay_as_they_are()
    {
        var list = new FileBatch { Source = null, File = "deaths/office/a.csv", AsOf = new DateOnly(2025, 4, 1), DeathsOfRefusedFile = [Death("2")] };

        BatchErasure.Without(list, Erased("2")).Batch.ShouldBeSameAs(list);
    }

    [Fact]
    public void Evidence_of_a_file_that_was_refused_goes_too()
    {
        var refused = new FileBatch { Source = SourceKind.Facility, File = File, AsOf = new DateOnly(2025, 4, 1), DeathsOfRefusedFile = [Death("2"), Death("3")] };

        BatchErasure.Without(refused, Erased("2")).Batch.DeathsOfRefusedFile.ShouldHaveSingleItem().RecordId.ShouldBe("3");
    }

    private static ErasedBatch Without(string id) => BatchErasure.Without(Batch(SourceKind.Facility), Erased(id));

    private static ErasedRows Erased(string id)
    {
        var key = new RecordKey(SourceKind.Facility, id);
        return new ErasedRows(record => record.Key == key, number => number == key);
    }

    // Rows 2 to 4 were accepted, rows 5 and 6 set aside, row 7 was blank.
    private static FileBatch Batch(SourceKind source)
    {
        var records = Enumerable.Range(1, 3).Select(number => Record(source, number)).ToList();
        var sheet = new SheetBatch
        {
            Report = new SheetReport
            {
                File = File, Sheet = "", RowsRead = 6, RowsAccepted = 3, RowsSetAside = 2, RowsSkipped = 1, ValuesSetAside = 1, Notes = ["delimiter guessed"],
            },
            Records = records,
            Deaths = [Death("9"), Death(null)],
            Rejections = [Line(5, null, RejectionEffect.Row), Line(6, "9", RejectionEffect.Row), Line(2, "1", RejectionEffect.Value)],
        };
        return new FileBatch { Source = source, File = File, AsOf = new DateOnly(2025, 4, 1), Input = new InputFile(File, 10, new string('a', 64)), Sheets = [sheet] };
    }

    private static BirthRecord Record(SourceKind source, int number)
    {
        var key = new RecordKey(source, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var origin = new RecordOrigin(File, "", number + 1);
        var day = new DateOnly(2025, 3, number);
        return source == SourceKind.Facility
            ? new BirthNotification { Key = key, Origin = origin, BirthDate = day }
            : new BirthRegistration { Key = key, Origin = origin, BirthDate = day };
    }

    private static DeathRecord Death(string? id) => new() { Origin = new RecordOrigin(File, "", 6), RecordId = id };

    private static RowRejection Line(int row, string? id, RejectionEffect effect) =>
        new(File, "", row, "", RejectionCode.BirthDateUnreadable, effect, "x") { RecordId = id };
}
