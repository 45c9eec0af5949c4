using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Reconciliation.Cases;
using FPReconcile.Core.Records;
using static FPReconcile.Core.Tests.Reconciliation.District;

namespace FPReconcile.Core.Tests.Reconciliation.Cases;

/// <summary>What holds after every night, whatever the offices sent, could not send, sent in two versions or took back.</summary>
public sealed class CasePropertyTests
{
    private const int Seeds = 60;
    private const int NightsInARow = 6;
    private const int People = 7;

    [Fact]
    public void An_open_kind_was_found_tonight_or_was_not_assessed_and_never_both() => Each((nights, seed) =>
    {
        foreach (var entry in nights.Ledger.Entries)
        {
            var found = Found(nights, entry.CaseId);
            entry.Kinds.SequenceEqual(found.Union(entry.NotAssessed).Order()).ShouldBeTrue(seed);
            entry.NotAssessed.Intersect(found).ShouldBeEmpty(seed);
            entry.NotAssessedSince.HasValue.ShouldBe(entry.NotAssessed.Count > 0, seed);
        }
    });

    [Fact]
    public void Everything_found_has_an_open_case() => Each((nights, seed) =>
    {
        var open = nights.Ledger.Entries.ToDictionary(entry => entry.CaseId, entry => entry.Kinds, StringComparer.Ordinal);
        foreach (var row in nights.Found.Discrepancies)
            open[row.CaseId].ShouldContain(row.Kind, seed);
    });

    [Fact]
    public void Every_case_and_every_birth_is_there_once() => Each((nights, seed) =>
    {
        nights.Ledger.Entries.Select(entry => entry.CaseId).ShouldBeUnique(seed);
        nights.Ledger.Entries.Where(entry => entry.IsOpen && entry.NotAssessed.Count == 0).SelectMany(entry => entry.Records).ShouldBeUnique(seed);
        nights.Ledger.Entries.ShouldAllBe(entry => entry.IsOpen == (entry.ClosedOn == null) && entry.IsOpen == (entry.ClosedBecause == null));
    });

    [Fact]
    public void Nothing_closes_for_the_silence_of_a_source_that_could_not_answer()
    {
        Each((nights, seed) =>
        {
            foreach (var change in nights.Update.Changes.Where(change => change.Change == CaseChangeKind.Closed))
            {
                change.Because.IsHold().ShouldBeFalse(seed);
                if (nights.Found.Coverage.All(source => source.Basis is CoverageBasis.Incomplete or CoverageBasis.NotGiven))
                    change.Because.ShouldNotBe(CaseReason.RecordWithdrawn, seed);
            }
        });
    }

    [Fact]
    public void Who_lost_a_child_is_never_told_of_in_changes() => Each((nights, seed) =>
        nights.Update.Changes.Where(change => change.Because == CaseReason.NotForContact)
            .ShouldAllBe(change => change.KindsBefore.Count == 0 && change.KindsAfter.Count == 0, seed));

    [Fact]
    public void The_same_night_again_changes_nothing()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var (nights, random) = (new CaseNights(), new Random(seed));
            for (var night = 0; night < NightsInARow; night++)
            {
                var world = new RandomNight(random, night);
                DecideSomething(nights, random);
                nights.Run(Date(night), world.District(new Random(0)));
                var entries = nights.Ledger.Entries;

                nights.Run(Date(night), world.District(new Random(0)));

                nights.Update.Changes.ShouldBeEmpty($"seed {seed}, night {night}");
                nights.Ledger.Entries.ShouldBe(entries, $"seed {seed}, night {night}");
            }
        }
    }

    [Fact]
    public void The_order_of_births_and_records_does_not_matter()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var (nights, shuffled, random) = (new CaseNights(), new CaseNights(), new Random(seed));
            for (var night = 0; night < NightsInARow; night++)
            {
                var world = new RandomNight(random, night);
                nights.Run(Date(night), world.District(new Random(0)));
                shuffled.Run(Date(night), world.District(new Random(seed)));

                shuffled.Ledger.Entries.ShouldBe(nights.Ledger.Entries, $"seed {seed}, night {night}");
                shuffled.Update.Changes.Select(change => change.ToString()).ShouldBe(nights.Update.Changes.Select(change => change.ToString()));
            }
        }
    }

    [Fact]
    public void Random_nights_meet_every_change_and_most_reasons()
    {
        var changes = new List<CaseChange>();

        Each((nights, _) => changes.AddRange(nights.Update.Changes));

        changes.Select(change => change.Change).Distinct().Count().ShouldBeGreaterThanOrEqualTo(6);
        changes.Select(change => change.Because).Distinct().Count().ShouldBeGreaterThanOrEqualTo(15);
    }

    private static void Each(Action<CaseNights, string> check)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var (nights, random) = (new CaseNights(), new Random(seed));
            for (var night = 0; night < NightsInARow; night++)
            {
                nights.Run(Date(night), new RandomNight(random, night).District(new Random(0)));
                check(nights, $"seed {seed}, night {night}");
            }
        }
    }

    private static void DecideSomething(CaseNights nights, Random random)
    {
        var a = new RecordKey((SourceKind)random.Next(3), $"X{random.Next(People)}");
        var b = new RecordKey((SourceKind)random.Next(3), $"X{random.Next(People)}");
        nights.Decide(a, a == b || random.Next(2) == 0 ? null : b, (Disposition)random.Next(Dispositions.All.Count));
    }

    private static IEnumerable<DiscrepancyKind> Found(CaseNights nights, string caseId) =>
        nights.Found.Discrepancies.Where(row => row.CaseId == caseId).Select(row => row.Kind).Distinct();

    private static string Date(int night) => Day("2025-03-25").AddDays(night * 12).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What the offices sent one night: records come and go, links too, files break.</summary>
    private sealed class RandomNight
    {
        private readonly List<List<BirthRecord>> _births = [];
        private readonly List<(BirthRecord A, BirthRecord B)> _possible = [];
        private readonly List<SourceKind> _unreadable = [];
        private readonly bool _hasRegister;

        public RandomNight(Random random, int night)
        {
            _hasRegister = random.Next(6) > 0;
            _unreadable.AddRange(SourceKinds.All.Where(_ => random.Next(6) == 0));
            for (var person = 0; person < People; person++)
                AddPerson(random, person, night);
            JoinSome(random);
            MatchSome(random);
        }

        public District District(Random order)
        {
            var district = new District();
            if (!_hasRegister)
                district.WithoutRegister();
            foreach (var source in _unreadable.Where(source => _hasRegister || source != SourceKind.Register))
                district.Unreadable(source);
            foreach (var birth in _births.OrderBy(_ => order.Next()))
                district.With([.. birth]);
            foreach (var (a, b) in _possible)
                district.Possible(a, b);
            return district;
        }

        // The records of one birth: some missing, some linked, some again, some in two versions, some with a death.
        private void AddPerson(Random random, int person, int night)
        {
            var facts = () => new Facts
            {
                Sex = random.Next(5) == 0 ? Sex.Male : Sex.Female,
                Area = random.Next(12) == 0 ? null : "K01",
                Outcome = random.Next(30) switch { 0 => BirthOutcome.NeonatalDeath, 1 => BirthOutcome.NotUnderstood, _ => BirthOutcome.Live },
                Arrived = random.Next(10) == 0 ? null : "2025-04-02",
            };
            var records = new List<BirthRecord>();
            if (random.Next(4) > 0)
                records.Add(H($"X{person}", facts()));
            if (random.Next(5) == 0)
                records.Add(H($"Y{person}", facts()));
            if (random.Next(6) < 1 + night)
                records.Add(R($"X{person}", facts()));
            if (_hasRegister && random.Next(6) < night)
                records.Add(P($"X{person}", facts()));
            var read = records.Where(record => !_unreadable.Contains(record.Key.Source) || random.Next(2) == 0)
                .Select(record => random.Next(25) == 0 ? record.AsProvisional() : record).ToList();
            _births.AddRange(random.Next(3) == 0 ? read.Select(record => new List<BirthRecord> { record }) : read.Count == 0 ? [] : [read]);
        }

        // Records of two people are taken for one birth now and then.
        private void JoinSome(Random random)
        {
            if (_births.Count < 3 || random.Next(3) > 0)
                return;
            var taken = _births[random.Next(_births.Count)];
            _births.Remove(taken);
            _births[random.Next(_births.Count)].AddRange(taken);
        }

        private void MatchSome(Random random)
        {
            var free = _births.Where(birth => birth.Count == 1).Select(birth => birth[0]).OrderBy(_ => random.Next()).ToList();
            for (var i = 0; i + 1 < free.Count; i += 2)
            {
                var (a, b) = free[i].Key < free[i + 1].Key ? (free[i], free[i + 1]) : (free[i + 1], free[i]);
                if (a.Key.Source != b.Key.Source && random.Next(2) == 0)
                    _possible.Add((a, b));
            }
        }
    }
}
