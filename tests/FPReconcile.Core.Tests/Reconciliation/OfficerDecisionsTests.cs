using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Reconciliation;

public sealed class OfficerDecisionsTests
{
    private static readonly RecordKey H1 = new(SourceKind.Facility, "H1");
    private static readonly RecordKey H2 = new(SourceKind.Facility, "H2");
    private static readonly RecordKey H3 = new(SourceKind.Facility, "H3");
    private static readonly RecordKey R1 = new(SourceKind.Registration, "R1");
    private static readonly RecordKey R2 = new(SourceKind.Registration, "R2");
    private static readonly RecordKey P1 = new(SourceKind.Register, "P1");

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
        decisions.Overruled.ShouldBe([1]);
    }

    [Fact]
    public void The_same_decision_twice_is_no_contradiction() =>
        new OfficerDecisions([Same(H1, R1), Same(R1, H1), Different(H1, R2), Different(H1, R2)]).Overruled.ShouldBeEmpty();

    [Fact]
    public void One_record_is_not_the_birth_of_two_records_of_another_office()
    {
        var decisions = new OfficerDecisions([Same(H1, R1), Same(H1, R2)]);

        decisions.Confirmed.ShouldBe([(H1, R2)]);
        decisions.Overruled.ShouldBe([1]);
    }

    [Fact]
    public void Unless_an_officer_called_those_two_duplicates_before_or_after()
    {
        new OfficerDecisions([Same(H1, R1), Duplicate(R1, R2), Same(H1, R2)]).Overruled.ShouldBeEmpty();
        new OfficerDecisions([Same(H1, R1), Same(H1, R2), Duplicate(R2, R1)]).Confirmed.ShouldBe([(H1, R1), (H1, R2), (R1, R2)]);
    }

    [Fact]
    public void A_contradiction_over_a_third_office_is_found()
    {
        var decisions = new OfficerDecisions([Same(H1, R1), Same(R1, P1), Same(P1, H2)]);

        decisions.Confirmed.ShouldBe([(H2, P1), (R1, P1)]);
        decisions.Overruled.ShouldBe([1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_pair_that_is_not_the_same_is_not_made_so_by_a_third_record(bool isRejectionFirst)
    {
        var rejection = Different(H1, P1);
        OfficerDecision[] taken = [Same(H1, R1), Same(R1, P1)];

        var decisions = new OfficerDecisions(isRejectionFirst ? [rejection, .. taken] : [.. taken, rejection]);

        decisions.Overruled.ShouldBe([1]);
    }

    [Fact]
    public void Of_duplicates_one_of_which_is_a_sibling_the_later_decisions_stand()
    {
        var decisions = new OfficerDecisions([Duplicate(H1, H2), Different(H1, H3), Duplicate(H2, H3)]);

        decisions.Confirmed.ShouldBe([(H2, H3)]);
        decisions.Rejected.ShouldBe([(H1, H3)]);
        decisions.Overruled.ShouldBe([1]);
    }

    [Theory]
    [MemberData(nameof(AllDispositions))]
    public void Every_disposition_reads_back_from_its_name(Disposition disposition)
    {
        Dispositions.TryParse(disposition.Name(), out var read).ShouldBeTrue();
        read.ShouldBe(disposition);
    }

    public static TheoryData<Disposition> AllDispositions() => new(Dispositions.All);

    private static OfficerDecision Same(RecordKey a, RecordKey b) => new("c", a, b, Disposition.SameBirth, "");

    private static OfficerDecision Different(RecordKey a, RecordKey b) => new("c", a, b, Disposition.Sibling, "");

    private static OfficerDecision Duplicate(RecordKey a, RecordKey b) => new("c", a, b, Disposition.DuplicateOf, "");
}
