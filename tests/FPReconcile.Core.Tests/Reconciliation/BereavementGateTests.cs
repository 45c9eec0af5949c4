using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;
using static FPReconcile.Core.Tests.Reconciliation.District;

namespace FPReconcile.Core.Tests.Reconciliation;

/// <summary>No birth with any evidence of death becomes a contact item. These tests guard the gate; never weaken one.</summary>
public sealed class BereavementGateTests
{
    private static readonly Facts Died = new() { Outcome = BirthOutcome.NeonatalDeath };
    private static readonly Facts Stillborn = new() { Outcome = BirthOutcome.Stillbirth };

    [Fact]
    public void An_unregistered_birth_with_a_death_is_counted_and_never_listed()
    {
        var result = new District().With(H("H1", Died)).With(H("H2", Stillborn)).Reconcile();

        result.Discrepancies.ShouldBeEmpty();
        result.Bereavement.Births.ShouldBe(2);
        result.Bereavement.RowsNotMade.ShouldBe([(DiscrepancyKind.UnregisteredBirth, 2)]);
    }

    [Fact]
    public void A_death_known_to_a_duplicate_alone_closes_the_gate() =>
        new District().With(H("H1"), H("H2", Died)).Reconcile().ContactItems.ShouldBeEmpty();

    [Fact]
    public void A_death_known_to_another_source_alone_closes_the_gate()
    {
        var result = new District().With(H("H1"), P("P1", Died)).Reconcile();

        result.ContactItems.ShouldBeEmpty();
        result.Count(DiscrepancyKind.UnregisteredBirth).ShouldBe(0);
    }

    [Fact]
    public void A_death_known_to_a_possible_match_closes_the_gate_of_both()
    {
        var (h, r, p) = (H("H1"), R("R1"), P("P1", Died));
        var result = new District().With(h).With(r).With(p).Possible(h, r).Possible(r, p).Reconcile();

        result.ContactItems.ShouldBeEmpty();
        result.Count(DiscrepancyKind.PossibleMatch).ShouldBe(0);
        result.Bereavement.Births.ShouldBe(3);
    }

    [Fact]
    public void Rows_about_records_stay_in_the_file_and_say_that_no_contact_is_to_be_made()
    {
        var result = new District()
            .With(H("H1", Died), H("H2"), R("R1", new Facts { Sex = Sex.Male }), P("P1"))
            .With(R("R3", Died), P("P3"))
            .With(P("P4", Died))
            .Reconcile();

        result.ContactItems.ShouldBeEmpty();
        result.Discrepancies.Select(row => row.Kind).ShouldBe(
        [
            DiscrepancyKind.RegistrationWithoutNotification, DiscrepancyKind.RegisterEntryWithoutRegistration,
            DiscrepancyKind.ConflictingDetails, DiscrepancyKind.PossibleDuplicate,
        ]);
        result.Discrepancies.ShouldAllBe(row => ReasonText.Write(row.Reason, DisplayLanguage.English).EndsWith(
            "A death or stillbirth is recorded: no contact with the family is to be made.", StringComparison.Ordinal));
    }

    [Fact]
    public void An_outcome_that_is_not_understood_holds_contact_too()
    {
        var result = new District().With(H("H1", new Facts { Outcome = BirthOutcome.NotUnderstood })).Reconcile();

        result.Discrepancies.ShouldBeEmpty();
        result.Holds.ShouldBe([new HoldCount(DiscrepancyKind.UnregisteredBirth, HoldReason.OutcomeNotUnderstood, 1)]);
        result.Bereavement.Births.ShouldBe(0);
    }

    [Theory]
    [InlineData(Disposition.Deceased)]
    [InlineData(Disposition.Sealed)]
    public void An_officers_decision_closes_the_gate(Disposition disposition)
    {
        var district = new District().With(H("H1"));
        district.Decisions = new OfficerDecisions(
            [new OfficerDecision("", new RecordKey(SourceKind.Facility, "H1"), null, disposition, "told by the ward")]);

        district.Reconcile().Discrepancies.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(HoldReason.DeathListTooOld)]
    [InlineData(HoldReason.DeathListUnreadable)]
    public void A_list_of_deaths_that_cannot_be_relied_on_holds_all_contact_items_and_counts_them(HoldReason hold)
    {
        var district = new District().With(H("H1")).With(P("P2"));
        district.ContactHold = hold;

        var result = district.Reconcile();

        result.ContactItems.ShouldBeEmpty();
        result.Discrepancies.Count.ShouldBe(2);
        result.Holds.Select(held => (held.Reason, held.Count)).ShouldBe([(hold, 1), (hold, 1)]);
    }

    [Fact]
    public void No_contact_item_has_death_evidence_in_whatever_order_the_births_come()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            var births = Enumerable.Range(0, 6).Select(i => RandomBirth(random, i)).ToArray();
            var possible = RandomPairs(random, births);
            for (var order = 0; order < 3; order++)
            {
                random.Shuffle(births);
                var district = births.Aggregate(new District(), (all, birth) => all.With(birth));
                foreach (var (a, b) in possible)
                    district.Possible(a, b);
                var result = district.Reconcile();

                var dead = DeadAfterSpreading(births, possible);
                result.ContactItems.SelectMany(item => item.Births).SelectMany(birth => birth.AllRecords)
                    .Where(record => dead.Contains(record.Key))
                    .ShouldBeEmpty($"seed {seed}");
            }
        }
    }

    private static BirthRecord[] RandomBirth(Random random, int i)
    {
        var outcomes = new[] { BirthOutcome.Live, BirthOutcome.Unknown, BirthOutcome.Unknown, BirthOutcome.Live, BirthOutcome.Stillbirth, BirthOutcome.NeonatalDeath };
        Facts Any() => new() { Outcome = outcomes[random.Next(outcomes.Length)], Sex = (Sex)random.Next(3) };
        var records = new List<BirthRecord>();
        if (random.Next(4) > 0)
            records.Add(H($"H{i}", Any()));
        if (random.Next(2) == 0)
            records.Add(R($"R{i}", Any()));
        if (random.Next(2) == 0 || records.Count == 0)
            records.Add(P($"P{i}", Any()));
        if (random.Next(4) == 0 && records[0] is BirthNotification)
            records.Add(H($"H{i}b", Any()));
        return [.. records];
    }

    private static List<(RecordKey A, RecordKey B)> RandomPairs(Random random, BirthRecord[][] births)
    {
        var pairs = new List<(RecordKey A, RecordKey B)>();
        for (var i = 0; i + 1 < births.Length; i++)
        {
            var (a, b) = (births[i][0].Key, births[i + 1][0].Key);
            if (random.Next(3) == 0 && a.Source != b.Source)
                pairs.Add(a < b ? (a, b) : (b, a));
        }

        return pairs;
    }

    // Said again in the plainest way: walk from every record with evidence over births and pairs until nothing is new.
    private static HashSet<RecordKey> DeadAfterSpreading(BirthRecord[][] births, List<(RecordKey A, RecordKey B)> pairs)
    {
        var dead = births.SelectMany(birth => birth).Where(record => record.HasDeathEvidence).Select(record => record.Key).ToHashSet();
        for (var before = -1; before != dead.Count;)
        {
            before = dead.Count;
            foreach (var birth in births.Where(birth => birth.Any(record => dead.Contains(record.Key))))
                dead.UnionWith(birth.Select(record => record.Key));
            foreach (var (a, b) in pairs.Where(pair => dead.Contains(pair.A) || dead.Contains(pair.B)))
                dead.UnionWith([a, b]);
        }

        return dead;
    }
}
