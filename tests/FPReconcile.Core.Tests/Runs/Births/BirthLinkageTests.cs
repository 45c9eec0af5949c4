using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs.Births;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Evaluation;

namespace FPReconcile.Core.Tests.Runs.Births;

public sealed class BirthLinkageTests
{
    private static readonly SyntheticDistrict District = Generate(ErrorProfile.Standard, 1500, seed: 41);

    [Theory]
    [InlineData(ErrorProfile.Standard, NameProfile.Latin, 0.997)]
    [InlineData(ErrorProfile.Standard, NameProfile.Chinese, 0.997)]
    [InlineData(ErrorProfile.Sparse, NameProfile.Latin, 0.985)]
    [InlineData(ErrorProfile.Sparse, NameProfile.Chinese, 0.985)]
    public void An_invented_district_is_linked_as_well_as_promised(ErrorProfile profile, NameProfile names, double atLeast)
    {
        var district = SyntheticDistrict.Generate(new DistrictOptions { Births = 3000, Seed = 77, Profile = profile, Names = names });

        var links = Links(BirthLinkage.Link(SyntheticBirths.Input(district)));

        new TruthEvaluation(district).Links(SyntheticSource.Facility, SyntheticSource.Registration, links).F1.ShouldBeGreaterThan(atLeast);
    }

    [Fact]
    public void Every_record_is_in_exactly_one_birth()
    {
        var input = SyntheticBirths.Input(District);

        var births = BirthLinkage.Link(input).Outcome.Births;

        births.SelectMany(b => b.StandingRecords.Concat(b.Duplicates)).Select(r => r.Key).Order().SequenceEqual(
            input.Facility.Concat(input.Registration).Concat(input.Register).Select(r => r.Key).Order()).ShouldBeTrue();
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var one = BirthLinkage.Link(SyntheticBirths.Input(District, threads: 1));
        var four = BirthLinkage.Link(SyntheticBirths.Input(District, threads: 4));

        four.ModelJson.ShouldBe(one.ModelJson);
        AllLinks(four).SequenceEqual(AllLinks(one)).ShouldBeTrue();
    }

    [Fact]
    public void The_order_of_rows_changes_no_link()
    {
        var input = SyntheticBirths.Input(District);
        var random = new Random(5);
        var shuffled = new BirthLinkageInput
        {
            Facility = [.. input.Facility.OrderBy(_ => random.Next())],
            Registration = [.. input.Registration.OrderBy(_ => random.Next())],
            Register = [.. input.Register.OrderBy(_ => random.Next())],
            Options = input.Options,
        };

        Pairs(BirthLinkage.Link(shuffled)).Except(Pairs(BirthLinkage.Link(input))).ShouldBeEmpty();
    }

    [Fact]
    public void A_confirmed_pair_is_linked_and_a_rejected_one_is_not_even_suggested()
    {
        var input = SyntheticBirths.Input(District);
        var before = BirthLinkage.Link(input);
        var wrong = before.Outcome.Births.First(b => b.Notification is not null && b.Registration is not null).Links[0];
        var lonely = before.Outcome.Births.First(b => b.Notification is not null && b.Registration is null && b.RegisterEntry is null).Notification!;
        var other = before.Outcome.Births.First(b => b.Notification is null && b.Registration is not null && b.RegisterEntry is null).Registration!;

        var after = BirthLinkage.Link(new BirthLinkageInput
        {
            Facility = input.Facility, Registration = input.Registration, Register = input.Register, Options = input.Options,
            Rejected = [(wrong.A, wrong.B)],
            Confirmed = [(other.Key, lonely.Key)],
        });

        Pairs(after).Contains((wrong.A, wrong.B)).ShouldBeFalse();
        after.Outcome.PossibleMatches.ShouldNotContain(m => m.A == wrong.A && m.B == wrong.B);
        Pairs(after).Contains((lonely.Key, other.Key)).ShouldBeTrue();
    }

    [Fact]
    public void Records_of_one_office_are_one_birth_or_two_as_decided()
    {
        var input = SyntheticBirths.Input(District);
        var before = BirthLinkage.Link(input).Outcome.Births;
        var merged = before.First(b => b.Duplicates.Count == 1 && b.DuplicateLinks[0].A.Source == SourceKind.Facility).DuplicateLinks[0];
        var single = before.Where(b => b.Notification is not null && b.Duplicates.Count == 0).Take(2).Select(b => b.Notification!.Key).ToArray();

        var after = BirthLinkage.Link(new BirthLinkageInput
        {
            Facility = input.Facility, Registration = input.Registration, Register = input.Register, Options = input.Options,
            Rejected = [(merged.A, merged.B)],
            Confirmed = [(single[0], single[1])],
        }).Outcome.Births;

        after.SelectMany(b => b.DuplicateLinks).ShouldNotContain(link => link.A == merged.A && link.B == merged.B);
        BirthOf(after, merged.A).ShouldNotBe(BirthOf(after, merged.B));
        BirthOf(after, single[0]).ShouldBe(BirthOf(after, single[1]));
    }

    [Fact]
    public void Twins_with_the_same_mother_and_date_stay_two_births()
    {
        var input = SyntheticBirths.Input(District);
        var twins = District.Births.Where(b => b.Plurality == 2).Select(b => b.Id).ToHashSet();
        var births = BirthLinkage.Link(input).Outcome.Births;

        var merged = births.Count(b => b.Duplicates.Any(d =>
            BirthId(d) != BirthId(b.StandingRecords.First(r => r.Key.Source == d.Key.Source)) && twins.Contains(BirthId(d))));

        twins.Count.ShouldBeGreaterThan(20);
        merged.ShouldBe(0);
    }

    [Fact]
    public void Each_duplicate_has_the_probability_of_its_pair_with_the_record_that_stands()
    {
        var births = BirthLinkage.Link(SyntheticBirths.Input(District)).Outcome.Births.Where(b => b.Duplicates.Count > 0).ToList();

        births.ShouldNotBeEmpty();
        births.ShouldAllBe(b => b.DuplicateLinks.Select(link => link.B).SequenceEqual(b.Duplicates.Select(record => record.Key)));
        births.SelectMany(b => b.DuplicateLinks).ShouldAllBe(link => link.A.Source == link.B.Source && link.MatchProbability > 0.5);
    }

    [Fact]
    public void Possible_matches_stay_under_one_percent_of_births()
    {
        var hard = Generate(ErrorProfile.Hard, 3000, seed: 43);

        var outcome = BirthLinkage.Link(SyntheticBirths.Input(hard)).Outcome;

        outcome.PossibleMatches.Count.ShouldBeLessThanOrEqualTo(outcome.Births.Count / 100);
        outcome.PossibleMatches.ShouldAllBe(m => m.MatchProbability < 1);
    }

    [Fact]
    public void A_candidate_of_several_versions_is_kept_below_the_limit_of_possible_matches()
    {
        // High, so that pairs of ordinary births lie below it.
        const double Limit = 0.999999;
        var input = SyntheticBirths.Input(Generate(ErrorProfile.Hard, 3000, seed: 43));
        var strict = With(input, input.Registration, Limit);
        var low = BirthLinkage.Link(With(input, input.Registration, 0.1)).Outcome.PossibleMatches
            .First(match => match.MatchProbability < Limit && (match.A.Source == SourceKind.Registration || match.B.Source == SourceKind.Registration));
        var provisional = With(input, [.. input.Registration.Select(record => record.Key == low.A || record.Key == low.B ? record.AsProvisional() : record)], Limit);

        BirthLinkage.Link(strict).Outcome.PossibleMatches.ShouldNotContain(match => match.A == low.A && match.B == low.B);
        BirthLinkage.Link(provisional).Outcome.PossibleMatches.ShouldContain(match => match.A == low.A && match.B == low.B);
    }

    [Fact]
    public void Sources_without_records_are_linked_to_nothing()
    {
        var input = SyntheticBirths.Input(District);

        var outcome = BirthLinkage.Link(new BirthLinkageInput
        {
            Facility = input.Facility, Registration = [], Register = [], Options = input.Options,
        }).Outcome;

        outcome.Births.ShouldAllBe(b => b.Registration == null && b.RegisterEntry == null);
        outcome.PossibleMatches.ShouldBeEmpty();
    }

    [Fact]
    public void A_handful_of_records_is_linked_without_data_to_learn_from()
    {
        var few = Generate(ErrorProfile.Standard, 12, seed: 3);

        var links = Links(BirthLinkage.Link(SyntheticBirths.Input(few)));

        var quality = new TruthEvaluation(few).Links(SyntheticSource.Facility, SyntheticSource.Registration, links);
        quality.Precision.ShouldBe(1);
        quality.Recall.ShouldBeGreaterThan(0.7);
    }

    private static BirthLinkageInput With(BirthLinkageInput input, IReadOnlyList<BirthRecord> registration, double possibleMatchFrom) => new()
    {
        Facility = input.Facility, Registration = registration, Register = input.Register, Options = input.Options with { LinkFrom = 0.9999999, PossibleMatchFrom = possibleMatchFrom },
    };

    private static SyntheticDistrict Generate(ErrorProfile profile, int births, long seed) =>
        SyntheticDistrict.Generate(new DistrictOptions { Births = births, Seed = seed, Profile = profile });

    private static LinkedBirth BirthOf(IReadOnlyList<LinkedBirth> births, RecordKey key) =>
        births.Single(b => b.StandingRecords.Concat(b.Duplicates).Any(record => record.Key == key));

    private static int BirthId(BirthRecord record) =>
        District.Records(Enum.Parse<SyntheticSource>(record.Key.Source.ToString()))
            .First(r => r.RecordId == record.Key.Id).BirthId;

    private static IEnumerable<RecordLink> AllLinks(BirthLinkageResult result) => result.Outcome.Births.SelectMany(b => b.Links);

    private static List<(RecordKey, RecordKey)> Pairs(BirthLinkageResult result) => [.. AllLinks(result).Select(l => (l.A, l.B)).Order()];

    private static List<PredictedLink> Links(BirthLinkageResult result) =>
        [.. AllLinks(result).Select(l => new PredictedLink(l.A.Source.Name(), l.A.Id, l.B.Source.Name(), l.B.Id))];
}
