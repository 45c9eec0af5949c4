using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Evaluation;

namespace FPReconcile.Core.Tests.Synthetic;

public sealed class TruthEvaluationTests
{
    private static readonly SyntheticDistrict _district = TestDistricts.Mixed;
    private static readonly TruthEvaluation _evaluation = new(TestDistricts.Mixed);
    private static readonly KindRules _rules = new(TestDistricts.Mixed.Options.AsOf);

    [Fact]
    public void True_links_score_one()
    {
        var quality = LinkQuality(TrueLinks());

        quality.ShouldBe(new Quality(InBoth().Count, 0, 0));
        quality.F1.ShouldBe(1);
    }

    [Fact]
    public void A_missing_link_lowers_recall_and_a_wrong_one_precision()
    {
        var links = TrueLinks();
        var wrong = Link(InBoth()[0].Facility[0], InBoth()[1].Registration[0]);

        LinkQuality([.. links.Skip(1), wrong]).ShouldBe(new Quality(links.Count - 1, 1, 1));
    }

    [Fact]
    public void A_birth_counts_once_whichever_of_its_duplicates_was_linked()
    {
        var birth = InBoth().First(birth => birth.Facility.Count > 1);

        LinkQuality([Link(birth.Facility[1], birth.Registration[0])]).Right.ShouldBe(1);
        LinkQuality([Link(birth.Facility[1], birth.Registration[0]), Link(birth.Facility[0], birth.Registration[0])]).Right.ShouldBe(1);
    }

    [Fact]
    public void Links_between_other_sources_do_not_count_and_the_order_of_the_sources_does_not_matter()
    {
        var turned = TrueLinks().Select(link => new PredictedLink(link.SourceB, link.RecordB, link.SourceA, link.RecordA));

        LinkQuality(turned).Right.ShouldBe(InBoth().Count);
        _evaluation.Links(SyntheticSource.Facility, SyntheticSource.Register, TrueLinks()).Right.ShouldBe(0);
    }

    [Fact]
    public void A_link_to_an_unknown_record_is_wrong() =>
        LinkQuality([new PredictedLink("facility", "no such record", "registration", "nor this")]).Wrong.ShouldBe(1);

    [Fact]
    public void Nothing_found_where_nothing_is_to_be_found_is_perfect() => default(Quality).F1.ShouldBe(1);

    [Theory]
    [InlineData(KindNames.UnregisteredBirth)]
    [InlineData(KindNames.RegistrationWithoutNotification)]
    [InlineData(KindNames.NotInRegister)]
    [InlineData(KindNames.RegisterEntryWithoutRegistration)]
    [InlineData(KindNames.PossibleDuplicate)]
    public void True_rows_of_a_kind_score_one(string kind)
    {
        var births = Expected(kind);

        _evaluation.Kind(kind, [.. births.Select(birth => Row(kind, birth))]).ShouldBe(new KindQuality(kind, new Quality(births.Count, 0, 0), 0));
    }

    [Fact]
    public void A_row_about_a_registered_birth_is_wrong()
    {
        var quality = _evaluation.Kind(KindNames.UnregisteredBirth, [Row(KindNames.UnregisteredBirth, InBoth()[0])]).Quality;

        quality.Wrong.ShouldBe(1);
        quality.Missed.ShouldBe(Expected(KindNames.UnregisteredBirth).Count);
    }

    [Fact]
    public void Two_records_of_different_births_are_no_duplicate()
    {
        var duplicated = InBoth().First(birth => birth.Facility.Count > 1);
        var another = InBoth().First(birth => birth != duplicated);
        var row = new ReportedRow(KindNames.PossibleDuplicate, $"{duplicated.Facility[0].RecordId} {another.Facility[0].RecordId}", "", "");

        var quality = _evaluation.Kind(KindNames.PossibleDuplicate, [row]).Quality;

        (quality.Right, quality.Wrong).ShouldBe((0, 1));
    }

    [Fact]
    public void Births_reported_as_possible_matches_are_set_apart()
    {
        var births = Expected(KindNames.UnregisteredBirth);
        var rows = births.Select((birth, i) => Row(i == 0 ? KindNames.PossibleMatch : KindNames.UnregisteredBirth, birth)).ToList();

        _evaluation.Kind(KindNames.UnregisteredBirth, rows)
            .ShouldBe(new KindQuality(KindNames.UnregisteredBirth, new Quality(births.Count - 1, 0, 0), SetApart: 1));
        _evaluation.PossibleMatchShare(rows).ShouldBe(1.0 / _district.Births.Count);
    }

    [Fact]
    public void Siblings_linked_crosswise_are_counted_as_the_wrong_sibling()
    {
        var twins = TwinsToldApart();
        var right = TrueLinks();
        var crosswise = right.Where(link => twins.TrueForAll(twin => twin.Facility[0].RecordId != link.RecordA))
            .Append(Link(twins[0].Facility[0], twins[1].Registration[0])).Append(Link(twins[1].Facility[0], twins[0].Registration[0]));
        var all = Siblings(right);

        all.Share.ShouldBe(1);
        all.Births.ShouldBeGreaterThan(10);
        Siblings(crosswise).ShouldBe(new SiblingQuality(all.Right - 2, 2, 0));
        Siblings([]).ShouldBe(new SiblingQuality(0, 0, all.Right));
    }

    private static Quality LinkQuality(IEnumerable<PredictedLink> links) =>
        _evaluation.Links(SyntheticSource.Facility, SyntheticSource.Registration, links);

    private static SiblingQuality Siblings(IEnumerable<PredictedLink> links) =>
        _evaluation.Siblings(SyntheticSource.Facility, SyntheticSource.Registration, links);

    private static List<BirthTruth> InBoth() => [.. _district.Births.Where(birth => birth.Facility.Count > 0 && birth.Registration.Count > 0)];

    private static List<PredictedLink> TrueLinks() => [.. InBoth().Select(birth => Link(birth.Facility[0], birth.Registration[0]))];

    private static List<BirthTruth> TwinsToldApart() => [.. InBoth().Where(birth => birth.Plurality == 2).GroupBy(birth => birth.DeliveryId)
        .First(twins => twins.Count() == 2 && twins.All(twin => twin.Facility[0].BirthOrder is not null && twin.Registration[0].BirthOrder is not null))];

    private static List<BirthTruth> Expected(string kind) => [.. _district.Births.Where(birth => _rules.IsExpected(kind, birth))];

    private static PredictedLink Link(SyntheticRecord a, SyntheticRecord b) => new(a.Source.Name(), a.RecordId, b.Source.Name(), b.RecordId);

    private static ReportedRow Row(string kind, BirthTruth birth) => new(kind, Ids(birth.Facility), Ids(birth.Registration), Ids(birth.Register));

    private static string Ids(IReadOnlyList<SyntheticRecord> records) => string.Join(' ', records.Select(record => record.RecordId));
}
