using System.Text;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Runs.Births;
using FPReconcile.Core.Runs.Models;
using FPReconcile.Synthetic;

namespace FPReconcile.Core.Tests.Runs.Births;

/// <summary>What officers are told about a pair adds up to what linkage said of it.</summary>
public sealed class PairExplainerTests
{
    private static readonly BirthLinkageInput Input = SyntheticBirths.Input(SyntheticDistrict.Generate(new DistrictOptions { Births = 1500, Seed = 41 }));
    private static readonly Lazy<BirthLinkageResult> Linked = new(() => BirthLinkage.Link(Input));
    private static readonly Lazy<PairExplainer> Explainer = new(() =>
        new PairExplainer(BirthModels.Read(Encoding.UTF8.GetBytes(Linked.Value.ModelJson)).Models!, [Input.Facility, Input.Registration, Input.Register]));

    private static readonly Lazy<List<(RecordLink Link, PairExplanation Told)>> Links = new(() =>
        [.. Linked.Value.Outcome.Births.Where(birth => birth.AllRecords.All(record => record.Plurality is null or 1)).SelectMany(Explained)]);

    // The manifest has six digits of each probability, and a pair has sixteen comparisons.
    private const double Rounding = 1e-5;

    [Fact]
    public void The_steps_of_a_link_that_nothing_else_touched_add_up_to_its_weight()
    {
        Links.Value.Count.ShouldBeGreaterThan(3000);

        foreach (var (link, told) in Links.Value)
            told.MatchBits.ShouldBe(link.MatchWeight, Rounding);
    }

    [Fact]
    public void Rare_values_and_siblings_are_told_apart_from_the_details()
    {
        Links.Value.ShouldAllBe(pair => pair.Told.SiblingBits <= Rounding);
        Links.Value.Count(pair => pair.Told.RareBits > 1).ShouldBeGreaterThan(500);
        Links.Value.Count(pair => pair.Told.SiblingBits < -1).ShouldBeGreaterThan(100);
    }

    private static IEnumerable<(RecordLink Link, PairExplanation Told)> Explained(LinkedBirth birth)
    {
        var records = birth.AllRecords.ToList();
        var explain = Explainer.Value.For(records);
        foreach (var link in birth.Links)
            yield return (link, explain(records.FindIndex(record => record.Key == link.A), records.FindIndex(record => record.Key == link.B))!);
    }
}
