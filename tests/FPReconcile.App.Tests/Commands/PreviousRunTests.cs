namespace FPReconcile.App.Tests.Commands;

/// <summary>What a run takes over from an earlier one: case ids, and what officers decided.</summary>
public sealed class PreviousRunTests : ReconcileTestBase
{
    [Fact]
    public void Case_ids_are_kept_from_the_previous_run()
    {
        // The registration of birth 103 comes first, its facility record a night later.
        Reconcile(All()).ExitCode.ShouldBe(0);
        var before = CaseOf("R103");
        new SmallDistrict().WithTroubles().Facility(SmallDistrict.Person(103) with { IsFemale = !SmallDistrict.Person(103).IsFemale }).Write(Folder.Path("in"));

        Reconcile([.. All(), "--previous", Out]).ExitCode.ShouldBe(0);

        CaseOf("R103").ShouldBe(before);
        Read("discrepancies.csv").ShouldContain("conflicting_details");
    }

    [Fact]
    public void Decisions_of_officers_bind_the_next_run_and_are_carried_on()
    {
        Reconcile(All());
        Read("links.csv").ShouldContain("facility,H108,registration,R108");
        File.WriteAllText(
            Path.Combine(Out, "decisions.csv"),
            "case_id,source_a,record_a,source_b,record_b,decision,reason\r\n,facility,H108,registration,R108,not_same,another child\r\n");

        Reconcile([.. All(), "--previous", Out]).ExitCode.ShouldBe(0);

        Read("links.csv").ShouldNotContain("facility,H108,registration,R108");
        Read("decisions.csv").ShouldContain("facility,H108,registration,R108,not_same,another child");
    }

    [Fact]
    public void Decisions_about_two_records_of_one_office_bind_the_next_run()
    {
        Reconcile(All());
        Read("discrepancies.csv").ShouldContain("H109 H109B");
        Read("discrepancies.csv").ShouldContain("not_in_register");
        File.WriteAllText(
            Path.Combine(Out, "decisions.csv"),
            "source_a,record_a,source_b,record_b,decision\r\nfacility,H109,facility,H109B,sibling\r\nfacility,H112,facility,H112B,duplicate_of\r\n");

        Reconcile([.. All(), "--previous", Out]).ExitCode.ShouldBe(0);

        Read("discrepancies.csv").ShouldNotContain("H109 H109B");
        Read("discrepancies.csv").ShouldContain("H112 H112B");
    }

    [Fact]
    public void A_decision_that_a_later_one_contradicts_is_told()
    {
        Reconcile(All());
        File.WriteAllText(
            Path.Combine(Out, "decisions.csv"),
            "source_a,record_a,source_b,record_b,decision\r\nfacility,H108,registration,R108,same_birth\r\nfacility,H108,registration,R109,same_birth\r\n");

        var run = Reconcile([.. All(), "--previous", Out]);

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBe("fpreconcile: decisions.csv: decision 1 contradicts a later one and does not count: correct one of them\n");
        Manifest().GetProperty("notes")[0].GetString().ShouldStartWith("decisions.csv: decision 1");
        Read("links.csv").ShouldContain("facility,H108,registration,R109");
    }

    [Fact]
    public void A_decision_that_is_not_understood_is_refused()
    {
        Reconcile(All());
        File.WriteAllText(Path.Combine(Out, "decisions.csv"), "source_a,record_a,decision\r\nfacility,H1,perhaps\r\n");

        var run = Reconcile([.. All(), "--previous", Out]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("decisions.csv: row 2: unknown decision");
    }
}
