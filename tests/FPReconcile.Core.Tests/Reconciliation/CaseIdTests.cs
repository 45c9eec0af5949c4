using System.Security.Cryptography;
using System.Text;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;
using static FPReconcile.Core.Tests.Reconciliation.District;

namespace FPReconcile.Core.Tests.Reconciliation;

public sealed class CaseIdTests
{
    private static readonly RecordKey H1 = new(SourceKind.Facility, "H1");
    private static readonly RecordKey R1 = new(SourceKind.Registration, "R1");

    [Fact]
    public void The_id_is_the_hash_of_the_facility_record() =>
        CaseOf(new District().With(H("H1"), R("R1"))).ShouldBe(Hash("facility|H1"));

    [Fact]
    public void Without_a_facility_record_it_is_the_hash_of_the_registration_then_of_the_entry()
    {
        CaseOf(new District().With(R("R1"))).ShouldBe(Hash("registration|R1"));
        CaseOf(new District().With(P("P1"))).ShouldBe(Hash("register|P1"));
    }

    [Fact]
    public void A_birth_keeps_the_id_it_had_when_its_facility_record_arrives_later()
    {
        var district = new District().With(H("H1"), R("R1"));
        district.Previous = new PreviousCases([new CarriedCase(Hash("registration|R1"), [R1])]);

        CaseOf(district).ShouldBe(Hash("registration|R1"));
    }

    [Fact]
    public void An_id_survives_a_night_without_a_discrepancy()
    {
        var quiet = new District().With(H("H1"), R("R1"), P("P1"));
        quiet.Previous = new PreviousCases([new CarriedCase(Hash("registration|R1"), [R1])]);
        var carried = quiet.Reconcile().CarriedCases;

        var next = new District().With(H("H1"));
        next.Previous = new PreviousCases(carried);

        CaseOf(next).ShouldBe(Hash("registration|R1"));
    }

    [Fact]
    public void A_birth_that_falls_apart_leaves_the_id_with_the_record_whose_hash_it_is_and_no_id_is_used_twice()
    {
        var district = new District().WithoutRegister().With(H("H1")).With(R("R1"));
        district.Previous = new PreviousCases([new CarriedCase(Hash("registration|R1"), [H1, R1])]);

        var ids = district.Reconcile().Discrepancies.ToDictionary(row => row.Births[0].StandingRecords.First().Key, row => row.CaseId);

        ids[R1].ShouldBe(Hash("registration|R1"));
        ids[H1].ShouldBe(Hash("facility|H1"));
    }

    [Fact]
    public void Two_cases_that_become_one_birth_go_on_under_the_id_of_the_facility_record()
    {
        var district = new District().With(H("H1"), R("R1"));
        district.Previous = new PreviousCases([new CarriedCase(Hash("registration|R1"), [R1]), new CarriedCase(Hash("facility|H1"), [H1])]);

        CaseOf(district).ShouldBe(Hash("facility|H1"));
    }

    [Fact]
    public void A_new_birth_never_takes_an_id_that_another_birth_keeps()
    {
        var district = new District().With(H("H1")).With(R("R1"));
        district.Previous = new PreviousCases([new CarriedCase(Hash("registration|R1"), [H1])]);

        district.Reconcile().Discrepancies.Select(row => row.CaseId).ToHashSet(StringComparer.Ordinal).Count.ShouldBe(2);
    }

    [Fact]
    public void Every_record_is_in_at_most_one_row_of_each_kind_and_births_have_ids_of_their_own()
    {
        for (var seed = 1; seed <= 100; seed++)
        {
            var random = new Random(seed);
            var district = new District();
            for (var i = 0; i < 12; i++)
            {
                BirthRecord[] all = [H($"H{i}"), R($"R{i}"), P($"P{i}", new Facts { Sex = (Sex)random.Next(3) }), H($"H{i}b")];
                district.With([.. all.Where((_, place) => random.Next(3) > 0 && (place < 3 || random.Next(2) == 0)).DefaultIfEmpty(all[0])]);
            }

            var rows = district.Reconcile().Discrepancies;

            foreach (var kind in rows.GroupBy(row => row.Kind))
                kind.SelectMany(row => row.Records).ShouldBeUnique($"seed {seed}");
            rows.GroupBy(row => row.CaseId, StringComparer.Ordinal)
                .ShouldAllBe(group => group.Select(row => row.Births[0]).Distinct().Count() == 1);
        }
    }

    private static string CaseOf(District district) =>
        district.Reconcile().Discrepancies.Select(row => row.CaseId).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
