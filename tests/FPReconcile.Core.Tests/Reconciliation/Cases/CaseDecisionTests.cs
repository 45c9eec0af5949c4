using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Reconciliation.Cases;
using FPReconcile.Core.Records;
using static FPReconcile.Core.Tests.Reconciliation.District;

namespace FPReconcile.Core.Tests.Reconciliation.Cases;

/// <summary>Decisions of officers settle cases, are never changed by a night, and are told of when evidence contradicts them.</summary>
public sealed class CaseDecisionTests
{
    private static readonly BirthNotification Notification = H("H1");
    private static readonly BirthRegistration Registration = R("R1");

    private readonly CaseNights _nights = new();

    [Fact]
    public void A_possible_match_decided_to_be_the_same_birth_is_settled_and_both_cases_go_on_as_one()
    {
        _nights.Night("2025-04-09", new District().With(Registration)).ShouldBe(["opened >registration_without_notification found"]);
        _nights.Night("2025-04-10", Possible()).ShouldBe(
            [
                "opened >possible_match found",
                "kept_not_assessed registration_without_notification>registration_without_notification awaiting_decision",
            ], ignoreOrder: true);
        var (first, second) = (_nights.Case("H1").CaseId, _nights.Case("R1").CaseId);
        _nights.Decide(Notification.Key, Registration.Key, Disposition.SameBirth);

        _nights.Night("2025-04-11", new District().With(Notification, Registration)).ShouldBe(
            ["closed possible_match> decided", "closed registration_without_notification> merged"], ignoreOrder: true);

        _nights.Update.Changes.Single(change => change.CaseId == second).MergedInto.ShouldBe(first);
        _nights.Ledger.Entries.Single(entry => entry.CaseId == second).MergedInto.ShouldBe(first);

        _nights.Decide(Notification.Key, Registration.Key, Disposition.NotSame);
        _nights.Night("2025-04-12", new District().With(Notification).With(Registration)).ShouldBe(
            ["reopened >unregistered_birth evidence_gone", "reopened >registration_without_notification evidence_gone"], ignoreOrder: true);
        (_nights.Case("H1").CaseId, _nights.Case("R1").CaseId).ShouldBe((first, second));
    }

    [Fact]
    public void A_possible_match_decided_to_be_two_births_leaves_what_each_of_them_lacks()
    {
        _nights.Run("2025-04-09", new District().With(Registration));
        _nights.Run("2025-04-10", Possible());
        _nights.Decide(Notification.Key, Registration.Key, Disposition.NotSame);

        _nights.Night("2025-04-11", new District().With(Notification).With(Registration)).ShouldBe(["kind_changed possible_match>unregistered_birth decided"]);

        _nights.Case("R1").Kinds.ShouldBe([DiscrepancyKind.RegistrationWithoutNotification]);
        _nights.Case("R1").NotAssessed.ShouldBeEmpty();
    }

    [Fact]
    public void A_candidate_that_turns_out_to_be_another_birth_is_gone_without_a_decision()
    {
        _nights.Run("2025-04-10", Possible());

        _nights.Night("2025-04-11", new District().With(Notification).With(H("H2"), Registration)).ShouldBe(["kind_changed possible_match>unregistered_birth candidate_gone"]);
        _nights.Night("2025-04-12", Possible()).ShouldBe(["kind_changed unregistered_birth>possible_match candidate_found"]);
    }

    [Fact]
    public void A_corrected_record_that_links_by_itself_settles_a_possible_match()
    {
        _nights.Run("2025-04-10", Possible());

        _nights.Night("2025-04-11", new District().With(Notification, Registration)).ShouldBe(["closed possible_match> registration_arrived"]);
    }

    [Fact]
    public void Two_records_decided_to_be_twins_are_no_duplicate()
    {
        _nights.Run("2025-04-10", new District().With(Notification, H("H1b"), Registration));
        _nights.Decide(Notification.Key, H("H1b").Key, Disposition.Sibling);

        _nights.Night("2025-04-11", new District().With(Notification, Registration).With(H("H1b")))
            .ShouldBe(["closed possible_duplicate> decided", "opened >unregistered_birth found"], ignoreOrder: true);
    }

    [Fact]
    public void A_duplicate_that_an_officer_confirmed_leaves_nothing_to_decide()
    {
        var district = () => new District().With(Notification, H("H1b"), H("H1c"), Registration);
        _nights.Run("2025-04-10", district());
        _nights.Decide(H("H1b").Key, Notification.Key, Disposition.DuplicateOf);
        _nights.Night("2025-04-11", district()).ShouldBeEmpty();
        _nights.Decide(H("H1c").Key, H("H1b").Key, Disposition.DuplicateOf);

        _nights.Night("2025-04-12", district()).ShouldBe(["closed possible_duplicate> decided"]);
        _nights.Found.Count(DiscrepancyKind.PossibleDuplicate).ShouldBe(1);
    }

    [Theory]
    [InlineData(Disposition.RegisteredElsewhere, true)]
    [InlineData(Disposition.CannotTrace, true)]
    [InlineData(Disposition.Sealed, true)]
    [InlineData(Disposition.Unsure, false)]
    [InlineData(Disposition.Forwarded, false)]
    [InlineData(Disposition.DataError, false)]
    [InlineData(Disposition.NotDue, false)]
    public void Only_some_decisions_about_an_unregistered_birth_settle_it(Disposition disposition, bool isSettled)
    {
        _nights.Run("2025-04-10", new District().With(Notification));
        _nights.Decide(Notification.Key, null, disposition);

        _nights.Night("2025-04-11", new District().With(Notification)).ShouldBe(isSettled ? ["closed unregistered_birth> decided"] : []);
        _nights.Night("2025-04-12", new District().With(Notification)).ShouldBeEmpty();
    }

    [Fact]
    public void An_officer_who_has_second_thoughts_opens_the_case_again()
    {
        _nights.Run("2025-04-10", new District().With(Notification));
        _nights.Decide(Notification.Key, null, Disposition.CannotTrace);
        _nights.Run("2025-04-11", new District().With(Notification));
        _nights.Decide(Notification.Key, null, Disposition.Unsure);

        _nights.Night("2025-04-12", new District().With(Notification)).ShouldBe(["reopened >unregistered_birth evidence_gone"]);
    }

    [Fact]
    public void A_decision_does_not_hide_what_is_found_later()
    {
        _nights.Run("2025-04-10", new District().With(Notification));
        _nights.Decide(Notification.Key, null, Disposition.RegisteredElsewhere);
        _nights.Run("2025-04-11", new District().With(Notification));

        _nights.Night("2025-04-12", new District().With(Notification, P("P1", new Facts { Sex = Sex.Male }))).ShouldBe(["reopened >conflicting_details found"]);
    }

    [Fact]
    public void A_registration_of_a_birth_that_could_not_be_traced_is_told_once()
    {
        _nights.Run("2025-04-10", new District().With(Notification));
        _nights.Decide(Notification.Key, null, Disposition.CannotTrace);
        _nights.Run("2025-04-11", new District().With(Notification));

        _nights.Night("2025-04-12", new District().With(Notification, Registration)).ShouldBe(["decision_contradicted > registration_arrived"]);
        _nights.Case("H1").IsDecisionContradicted.ShouldBeTrue();
        _nights.Night("2025-04-13", new District().With(Notification, Registration)).ShouldBeEmpty();
    }

    [Fact]
    public void Records_called_one_birth_that_begin_to_disagree_are_told_once()
    {
        var boy = R("R1", new Facts { Sex = Sex.Male });
        _nights.Run("2025-04-10", Possible());
        _nights.Decide(Notification.Key, Registration.Key, Disposition.SameBirth);
        _nights.Run("2025-04-11", new District().With(Notification, Registration));

        _nights.Night("2025-04-12", new District().With(Notification, boy)).ShouldBe(
            ["reopened >conflicting_details found", "decision_contradicted >conflicting_details details_differ"]);
        _nights.Night("2025-04-13", new District().With(Notification, boy)).ShouldBeEmpty();
        _nights.Night("2025-04-14", new District().With(Notification, Registration)).ShouldBe(["closed conflicting_details> details_agree"]);
        _nights.Case("H1").IsDecisionContradicted.ShouldBeFalse();
    }

    [Fact]
    public void A_conflict_that_the_officer_saw_is_no_contradiction()
    {
        var boy = R("R1", new Facts { Sex = Sex.Male });
        _nights.Run("2025-04-10", new District().With(Notification).With(boy).Possible(Notification, boy));
        _nights.Decide(Notification.Key, boy.Key, Disposition.SameBirth);

        _nights.Night("2025-04-11", new District().With(Notification, boy)).ShouldBe(["kind_changed possible_match>conflicting_details decided"]);
        _nights.Night("2025-04-12", new District().With(Notification, boy)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Disposition.NotSame, true)]
    [InlineData(Disposition.SameBirth, false)]
    public void Links_against_a_decision_are_told(Disposition decided, bool areLinked)
    {
        _nights.Run("2025-04-10", Possible());
        _nights.Decide(Notification.Key, Registration.Key, decided);

        _nights.Run("2025-04-11", areLinked ? new District().With(Notification, Registration) : new District().With(Notification).With(Registration));

        _nights.Update.Changes.ShouldContain(change => change.Change == CaseChangeKind.DecisionContradicted && change.Because == CaseReason.LinkedOtherwise);
        _nights.Run("2025-04-11", areLinked ? new District().With(Notification, Registration) : new District().With(Notification).With(Registration));
        _nights.Update.Changes.ShouldBeEmpty();
    }

    private static District Possible() => new District().With(Notification).With(Registration).Possible(Notification, Registration);
}
