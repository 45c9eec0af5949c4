using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Reconciliation.Cases;
using FPReconcile.Core.Records;
using static FPReconcile.Core.Tests.Reconciliation.District;

namespace FPReconcile.Core.Tests.Reconciliation.Cases;

/// <summary>A case whose child died closes without a word, on whichever night and in whichever file it becomes known.</summary>
public sealed class BereavedCaseTests
{
    private static readonly Facts Died = new() { Outcome = BirthOutcome.NeonatalDeath };

    private readonly CaseNights _nights = new();

    [Fact]
    public void The_report_says_not_for_contact_and_nothing_else()
    {
        _nights.Run("2025-04-10", new District().With(H("H1")));

        _nights.Night("2025-04-11", new District().With(H("H1", Died))).ShouldBe(["closed > not_for_contact"]);

        _nights.Case("H1").Kinds.ShouldBeEmpty();
        _nights.Case("H1").ClosedBecause.ShouldBe(CaseReason.NotForContact);
        _nights.Night("2025-04-12", new District().With(H("H1", Died))).ShouldBeEmpty();
    }

    [Fact]
    public void A_mistaken_entry_that_is_corrected_opens_the_case_again()
    {
        _nights.Run("2025-04-10", new District().With(H("H1")));
        _nights.Run("2025-04-11", new District().With(H("H1", Died)));

        _nights.Night("2025-04-12", new District().With(H("H1"))).ShouldBe(["reopened >unregistered_birth evidence_gone"]);
    }

    [Fact]
    public void No_reason_or_change_names_a_death() =>
        CaseReasons.All.Select(reason => reason.Name()).Concat(Enum.GetValues<CaseChangeKind>().Select(change => change.Name()))
            .ShouldAllBe(name => !name.Contains("death") && !name.Contains("die") && !name.Contains("bereave") && !name.Contains("still"));

    [Fact]
    public void In_whatever_order_the_news_arrives_no_case_asks_for_contact_afterwards()
    {
        foreach (var order in Orders([0, 1, 2, 3]))
        {
            var nights = new CaseNights();
            for (var arrived = 1; arrived <= order.Length; arrived++)
            {
                var known = order[..arrived];
                nights.Run($"2025-05-{arrived + 10}", DistrictOf(known));
                if (known.Contains(0))
                    nights.Ledger.Entries.SelectMany(entry => entry.Kinds).Where(kind => kind.IsClosedByDeath()).ShouldBeEmpty(string.Join(' ', order));
            }
        }
    }

    // 0: the death, 1: the notification, 2: the registration, 3: the register entry.
    private static District DistrictOf(int[] arrived)
    {
        var district = new District().With(H("H9"), R("R9"), P("P9"));
        BirthRecord[] records = [.. new BirthRecord[] { H("H1"), R("R1"), P("P1") }.Where((_, place) => arrived.Contains(place + 1))];
        if (records.Length > 0)
            district.With(records);
        if (arrived.Contains(0))
            district.Deaths.AddRange(records.Select(record => new DeathRecord
            {
                Origin = new RecordOrigin("deaths.csv", "", 2),
                RecordId = record.Key.Id,
                BirthDate = record.BirthDate,
                MotherName = Name("Banda, Amina"),
                FacilityCode = "F1",
            }));
        return district;
    }

    private static IEnumerable<int[]> Orders(int[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));
}
