using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Reconciliation;

public sealed class OfficerDecisionsTests
{
    private static readonly RecordKey H1 = new(SourceKind.Facility, "H1");
    private static readonly RecordKey R1 = new(SourceKind.Registration, "R1");

    [Theory]
    [InlineData(Disposition.SameBirth, 1, 0)]
    [InlineData(Disposition.DuplicateOf, 1, 0)]
    [InlineData(Disposition.NotSame, 0, 1)]
    [InlineData(Disposition.Sibling, 0, 1)]
    [InlineData(Disposition.Unsure, 0, 0)]
    [InlineData(Disposition.Forwarded, 0, 0)]
    public void Only_decisions_about_sameness_bind_the_linkage(Disposition disposition, int confirmed, int rejected)
    {
        var decisions = new OfficerDecisions([new OfficerDecision("c", R1, H1, disposition, "")]);

        decisions.Confirmed.Count.ShouldBe(confirmed);
        decisions.Rejected.Count.ShouldBe(rejected);
    }

    [Fact]
    public void The_later_decision_about_a_pair_stands_in_whichever_order_the_pair_is_written()
    {
        var decisions = new OfficerDecisions(
        [
            new OfficerDecision("c", H1, R1, Disposition.SameBirth, ""), new OfficerDecision("c", R1, H1, Disposition.NotSame, ""),
        ]);

        decisions.Confirmed.ShouldBeEmpty();
        decisions.Rejected.ShouldBe([(H1, R1)]);
    }

    [Theory]
    [MemberData(nameof(AllDispositions))]
    public void Every_disposition_reads_back_from_its_name(Disposition disposition)
    {
        Dispositions.TryParse(disposition.Name(), out var read).ShouldBeTrue();
        read.ShouldBe(disposition);
    }

    public static TheoryData<Disposition> AllDispositions() => new(Dispositions.All);
}
