using FPReconcile.Core.Blocking;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs;
using FPReconcile.Core.Runs.Births;

namespace FPReconcile.Core.Tests.Runs.Births;

public sealed class DecidedPairsTests
{
    private static readonly BirthRecord[] Records = [.. Enumerable.Range(0, 4).Select(Record)];

    [Fact]
    public void Pairs_that_are_alike_are_joined_when_nothing_was_decided() =>
        Groups(confirmed: [], rejected: [], (0, 1, 9), (1, 2, 12)).ShouldBe([0, 0, 0, 3]);

    [Fact]
    public void A_third_record_goes_to_the_likelier_of_two_that_are_different()
    {
        Groups(confirmed: [], rejected: [(0, 1)], (0, 2, 9), (1, 2, 12)).ShouldBe([0, 1, 1, 3]);
        Groups(confirmed: [], rejected: [(0, 1)], (0, 2, 12), (1, 2, 9)).ShouldBe([0, 1, 0, 3]);
        Groups(confirmed: [], rejected: [(0, 1)], (1, 2, 9), (0, 2, 12), (0, 1, 20)).ShouldBe([0, 1, 0, 3]);
    }

    [Fact]
    public void What_was_decided_comes_before_what_is_alike() =>
        Groups(confirmed: [(2, 3)], rejected: [(0, 3)], (0, 2, 50)).ShouldBe([0, 1, 2, 2]);

    [Fact]
    public void Decisions_about_other_offices_and_records_that_are_gone_mean_nothing()
    {
        var input = Input(
            [(new RecordKey(SourceKind.Facility, "H0"), new RecordKey(SourceKind.Facility, "gone"))],
            [(new RecordKey(SourceKind.Facility, "H0"), new RecordKey(SourceKind.Registration, "H1"))]);

        new DecidedPairs(Table(), input).Duplicates(Records.Length, [(0, 1, 9)]).ToArray().ShouldBe([0, 0, 2, 3]);
    }

    private static int[] Groups((int A, int B)[] confirmed, (int A, int B)[] rejected, params (int A, int B, double Bits)[] alike) =>
        new DecidedPairs(Table(), Input([.. confirmed.Select(Keys)], [.. rejected.Select(Keys)])).Duplicates(Records.Length, [.. alike]).ToArray();

    private static SourceTable Table() => new(SourceKind.Facility, Records, (new BirthEncoder(new FoldedNames()), new RowOrdering(new ParallelOptions())), threads: 1);

    private static (RecordKey A, RecordKey B) Keys((int A, int B) rows) => (Records[rows.A].Key, Records[rows.B].Key);

    private static BirthLinkageInput Input((RecordKey A, RecordKey B)[] confirmed, (RecordKey A, RecordKey B)[] rejected) => new()
    {
        Facility = Records, Registration = [], Register = [],
        Options = new ReconciliationOptions { AsOf = new DateOnly(2025, 6, 30) },
        Confirmed = confirmed, Rejected = rejected,
    };

    private static BirthNotification Record(int row) => new()
    {
        Key = new RecordKey(SourceKind.Facility, $"H{row}"), Origin = new RecordOrigin("facility/a.csv", "", row + 2), BirthDate = new DateOnly(2025, 3, 2),
    };
}
