using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Evaluation;

namespace FPReconcile.Core.Tests.Synthetic;

public sealed class KindRulesTests
{
    private static readonly SyntheticDistrict _district = TestDistricts.Standard;
    private static readonly KindRules _rules = new(TestDistricts.Standard.Options.AsOf);

    [Theory]
    [InlineData(KindNames.UnregisteredBirth)]
    [InlineData(KindNames.AwaitingRegistration)]
    [InlineData(KindNames.RegistrationWithoutNotification)]
    [InlineData(KindNames.NotInRegister)]
    [InlineData(KindNames.RegisterEntryWithoutRegistration)]
    [InlineData(KindNames.PossibleDuplicate)]
    public void Every_kind_occurs(string kind) => Expected(kind).ShouldNotBeEmpty();

    [Theory]
    [InlineData(KindNames.UnregisteredBirth)]
    [InlineData(KindNames.AwaitingRegistration)]
    [InlineData(KindNames.NotInRegister)]
    public void No_family_is_approached_about_a_dead_child(string kind) =>
        Expected(kind).ShouldAllBe(birth => birth.Outcome == ChildOutcome.Live);

    [Fact]
    public void The_thirtieth_day_is_still_in_time()
    {
        var birth = _district.Births.First(birth => _rules.IsExpected(KindNames.UnregisteredBirth, birth));
        var day = birth.Facility[0].BirthDate;

        new KindRules(day.AddDays(30)).Expected(birth).ShouldContain(KindNames.AwaitingRegistration);
        new KindRules(day.AddDays(31)).Expected(birth).ShouldContain(KindNames.UnregisteredBirth);
        (new KindRules(day.AddDays(31)) { RegistrationDays = 60 }).Expected(birth).ShouldContain(KindNames.AwaitingRegistration);
    }

    [Fact]
    public void A_birth_in_the_register_but_not_registered_raises_both_kinds()
    {
        var birth = _district.Births.First(birth =>
            birth.Facility.Count > 0 && birth.Registration.Count == 0 && birth.Register.Count > 0 && birth.BirthDate.Month < 10 && !birth.HasDeathEvidence);

        _rules.Expected(birth).ShouldBe([KindNames.UnregisteredBirth, KindNames.RegisterEntryWithoutRegistration], ignoreOrder: true);
    }

    [Fact]
    public void A_birth_known_to_all_offices_raises_nothing()
    {
        var birth = _district.Births.First(birth => SyntheticSources.Linked.All(source => birth.Records(source).Count == 1));

        _rules.Expected(birth).ShouldBeEmpty();
    }

    private static List<BirthTruth> Expected(string kind) => [.. _district.Births.Where(birth => _rules.IsExpected(kind, birth))];
}
