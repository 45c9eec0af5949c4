using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;
using FPReconcile.Core.Tests.Reconciliation;
using static FPReconcile.Core.Tests.Disclosure.Review.BundleMaker;
using static FPReconcile.Core.Tests.Reconciliation.District;

namespace FPReconcile.Core.Tests.Disclosure.Review;

public sealed class BirthNeighborsTests
{
    // More than are weighed on one day.
    private const int BusyDay = 40;

    private static readonly Facts Own = new() { Mother = "Banda, Amina", NationalId = "NID1", Phone = "099111", Weight = 3100, MotherBorn = "1994-05-06" };

    [Fact]
    public void The_best_of_a_busy_day_is_the_first_candidate_wherever_it_stands()
    {
        foreach (var place in new[] { 0, BusyDay / 2, BusyDay - 1 })
        {
            var district = new District().With(H("H1", Own));
            for (var i = 0; i < BusyDay; i++)
                district.With(R($"R{i:00}", i == place ? Own with { NationalId = "NID2" } : Stranger(i)));

            var candidates = BundleOf(district, "H1").Candidates;

            (candidates[0].Id, candidates[0].Source).ShouldBe(($"R{place:00}", SourceKind.Registration));
            candidates.Count.ShouldBeLessThanOrEqualTo(3);
            candidates.Select(candidate => candidate.MatchWeight).ShouldBe(candidates.Select(candidate => candidate.MatchWeight).OrderDescending());
        }
    }

    [Fact]
    public void A_name_that_is_written_another_way_does_not_hide_the_best_of_a_busy_day()
    {
        var district = new District().With(H("H1", Own));
        for (var i = 0; i < BusyDay; i++)
            district.With(R($"R{i:00}", i == BusyDay - 1 ? Own with { Mother = "Bandah, Aminah" } : Stranger(i)));

        BundleOf(district, "H1").Candidates[0].Id.ShouldBe($"R{BusyDay - 1:00}");
    }

    [Fact]
    public void Nothing_is_a_candidate_that_agrees_in_nothing()
    {
        var district = new District().With(H("H1", Own)).With(R("R1", new Facts { Mother = "Zulu, Ruth", Facility = "F9", Sex = Sex.Male }));

        BundleOf(district, "H1").Candidates.ShouldBeEmpty();
    }

    [Fact]
    public void Candidates_are_of_the_day_the_area_and_the_source_that_misses()
    {
        var district = new District().With(H("H1", Own))
            .With(R("R1", Own with { Date = "2025-03-05" }), P("P1"))
            .With(R("R2", Own with { Area = "K02" }), P("P2"))
            .With(R("R3", Own with { Area = null }))
            .With(P("P4", Own));

        BundleOf(district, "H1").Candidates.ShouldBeEmpty();
    }

    [Fact]
    public void Who_misses_a_register_entry_is_shown_entries()
    {
        var district = new District().With(H("H1", Own), R("R1", Own)).With(H("H2", Own with { NationalId = "NID2" }), R("R2", Own with { NationalId = "NID2" }), P("P2", Own with { NationalId = "NID2", MotherBorn = "1980-01-01" }));

        BundleOf(district, "H1").Candidates.Select(candidate => (candidate.Source, candidate.Id)).ShouldBe([(SourceKind.Register, "P2")]);
    }

    [Fact]
    public void Each_reason_why_a_record_was_not_taken_is_told()
    {
        var others = Own with { NationalId = null, MotherBorn = "1980-01-01", Weight = null };
        var district = new District().With(H("H1", Own)).With(R("R1", others with { Phone = null }));
        Why(district).ShouldBe(WhyNot.TooLittleAgrees);

        district = new District().With(H("H1", Own)).With(H("H2", others), R("R1", others));
        Why(district).ShouldBe(WhyNot.LinkedElsewhere);

        district = new District().With(H("H1", Own)).With(R("R1", Own));
        Why(district).ShouldBe(WhyNot.Sibling);

        district = new District().With(H("H1", Own)).With(R("R1", Own));
        district.Decisions = new OfficerDecisions([new OfficerDecision("c", new RecordKey(SourceKind.Facility, "H1"), new RecordKey(SourceKind.Registration, "R1"), Disposition.NotSame, "different_child")]);
        Why(district).ShouldBe(WhyNot.RejectedByOfficer);

        static WhyNot Why(District district) => BundleOf(district, "H1").Candidates.ShouldHaveSingleItem().WhyNot;
    }

    [Fact]
    public void Siblings_are_the_other_children_of_the_mother_that_day_and_tell_whether_they_are_registered()
    {
        var district = new District()
            .With(H("H1", Own with { Order = 1, Plurality = 3 }))
            .With(H("H2", Own with { Order = 2, Plurality = 3, Sex = Sex.Male }), R("R2", Own with { Order = 2, Sex = Sex.Male }))
            .With(H("H3", Own with { Order = 3, Plurality = 3, NationalId = null, Mother = "Bandah, Amina" }))
            .With(H("H4", new Facts { Mother = "Zulu, Ruth" }))
            .With(H("H5", Own with { Date = "2025-03-09" }))
            .With(H("H6", Own with { Area = "K02" }));

        var siblings = BundleOf(district, "H1").Siblings;

        siblings.Select(sibling => (sibling.Id, sibling.Sex, sibling.BirthOrder, sibling.IsRegistered)).ShouldBe([("H2", Sex.Male, 2, true), ("H3", Sex.Female, 3, false)]);
    }

    [Fact]
    public void A_mother_of_the_same_name_who_was_born_on_another_day_is_another_mother()
    {
        var district = new District().With(H("H1", Own)).With(H("H2", Own with { NationalId = null, MotherBorn = "1980-01-01" }));

        BundleOf(district, "H1").Siblings.ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_model_nothing_is_a_candidate() =>
        BundleOf(new District().With(H("H1", Own)).With(R("R1", Own)), "H1", explains: false).Candidates.ShouldBeEmpty();

    // Of the same facility and sex, as many are on one day.
    private static Facts Stranger(int number) => new() { Mother = $"Zulu{number}, Ruth{number}", NationalId = $"OTHER{number}", Phone = $"0{number}", MotherBorn = "1980-01-01" };
}
