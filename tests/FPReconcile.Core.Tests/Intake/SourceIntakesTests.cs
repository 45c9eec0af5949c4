using FPReconcile.Core.Intake;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Intake;

public sealed class SourceIntakesTests
{
    [Fact]
    public void A_source_without_a_file_says_so()
    {
        SourceIntakes.Combine(SourceKind.Register, []).Problems.ShouldHaveSingleItem().Code.ShouldBe(FileProblemCode.NotFound);
        SourceIntakes.CombineDeaths([]).Problems.ShouldHaveSingleItem().Code.ShouldBe(FileProblemCode.NotFound);
    }

    [Fact]
    public void Files_of_another_source_or_twice_the_same_one_are_a_slip_of_the_caller()
    {
        var facility = Batch(SourceKind.Facility);

        Should.Throw<ArgumentException>(() => SourceIntakes.Combine(SourceKind.Register, [facility]));
        Should.Throw<ArgumentException>(() => SourceIntakes.CombineDeaths([facility]));
        Should.Throw<ArgumentException>(() => SourceIntakes.Combine(SourceKind.Facility, [facility, Batch(SourceKind.Facility)])).Message.ShouldNotContain("march");
    }

    [Fact]
    public void A_batch_is_not_changed_by_combining_it()
    {
        var batch = Batch(SourceKind.Facility);

        var first = SourceIntakes.Combine(SourceKind.Facility, [batch]);
        var second = SourceIntakes.Combine(SourceKind.Facility, [batch]);

        first.Sheets[0].Note.ShouldContain("1 rows repeat another row");
        second.Sheets[0].Note.ShouldBe(first.Sheets[0].Note);
        second.Sheets[0].RowsAccepted.ShouldBe(1);
    }

    private static FileBatch Batch(SourceKind source)
    {
        var file = new FileIntakes(source, SheetOf.Settings()).Open($"{source.Name()}/march.csv");
        file.ReadSheet("", SheetOf.Text("record_id|birth_date|mother_name", "H1|2025-03-02|Grace Banda", "H1|2025-03-02|Grace Banda"), []);
        return file.Finish();
    }
}
