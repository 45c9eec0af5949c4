using System.Text;
using System.Text.Json.Nodes;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs.Births;
using FPReconcile.Core.Runs.Models;
using FPReconcile.Core.Tests.Runs.Births;
using FPReconcile.Core.Tests.Runs.Parts;

namespace FPReconcile.Core.Tests.Runs.Models;

public sealed class BirthModelsTests
{
    private static readonly BirthLinkageResult Trained = BirthLinkage.Link(BirthLinkageReplayTests.Input("standard latin"));

    [Theory]
    [InlineData("standard latin")]
    [InlineData("sparse")]
    [InlineData("hard")]
    [InlineData("twins")]
    [InlineData("two sources")]
    public void On_the_records_it_was_trained_on_a_model_gives_the_same_weights_to_the_last_bit(string district)
    {
        var input = BirthLinkageReplayTests.Input(district);
        var trained = BirthLinkage.Link(input);

        var again = BirthLinkage.Link(BirthLinkageReplayTests.With(input, ModelsOf(trained)));

        PartRun.Text(again).ShouldBe(PartRun.Text(trained));
    }

    [Fact]
    public void Runs_say_which_model_they_used()
    {
        var models = ModelsOf(Trained);

        var given = JsonNode.Parse(BirthLinkage.Link(BirthLinkageReplayTests.With(BirthLinkageReplayTests.Input("twins"), models)).ModelJson)!;

        given["model_source"]!.GetValue<string>().ShouldBe("given");
        given["model_id"]!.GetValue<string>().ShouldBe(models.Id);
        var trained = JsonNode.Parse(Trained.ModelJson)!;
        trained["model_source"]!.GetValue<string>().ShouldBe("trained");
        trained["model_id"]!.GetValue<string>().ShouldBe(models.Id);
    }

    [Fact]
    public void A_model_is_handed_on_unchanged()
    {
        var models = ModelsOf(Trained);
        var next = BirthLinkage.Link(BirthLinkageReplayTests.With(BirthLinkageReplayTests.Input("twins"), models));

        ModelsOf(next).Id.ShouldBe(models.Id);
    }

    [Fact]
    public void The_manifest_of_a_run_is_read_like_the_model_alone()
    {
        var manifest = $$"""{"program":"fpreconcile","model":{{Trained.ModelJson}}}""";

        BirthModels.Read(Encoding.UTF8.GetBytes(manifest)).Models!.Id.ShouldBe(ModelsOf(Trained).Id);
    }

    [Fact]
    public void In_ten_times_as_many_records_a_tenth_of_all_pairs_are_links()
    {
        var model = ModelsOf(Trained)[3];
        var larger = (model.LeftRecords * 10, model.RightRecords * 10);

        model.For(larger).MatchPrior.ShouldBe(model.Model.MatchPrior / 10, model.Model.MatchPrior * 1e-12);
        model.For(larger).SiblingPrior.ShouldBe(model.Model.SiblingPrior / 10, model.Model.SiblingPrior * 1e-12);
        model.For((model.LeftRecords, model.RightRecords)).ShouldBeSameAs(model.Model);
        model.For((1, 1)).MatchPrior.ShouldBeLessThan(0.5);
    }

    [Fact]
    public void A_model_trained_without_a_source_does_not_score_it()
    {
        var models = ModelsOf(BirthLinkage.Link(BirthLinkageReplayTests.Input("two sources")));

        models.ProblemsFor([SourceKind.Facility, SourceKind.Registration]).ShouldBeEmpty();
        models.ProblemsFor(SourceKinds.All.ToList()).ShouldHaveSingleItem().ShouldContain("register");
        Should.Throw<ArgumentException>(() => BirthLinkage.Link(BirthLinkageReplayTests.With(BirthLinkageReplayTests.Input("standard latin"), models)));
    }

    [Theory]
    [InlineData("\"match_prior\":", "\"match_prior\":-", "match_prior")]
    [InlineData("\"match_prior\":", "\"match_prior\":3,\"x\":", "match_prior")]
    [InlineData("\"sibling_prior\":", "\"sibling_prior\":null,\"x\":", "sibling_prior")]
    [InlineData("\"m\":", "\"m\":0,\"x\":", "m must be")]
    [InlineData("\"u\":", "\"u\":\"0.1\",\"x\":", "u must be")]
    [InlineData("\"left_records\":", "\"records\":", "left_records")]
    [InlineData("\"level\":\"differ\"", "\"level\":\"other\"", "train again")]
    [InlineData("\"column\":\"birth_date\"", "\"column\":\"date\"", "train again")]
    [InlineData("\"facility-register\":", "\"other\":", "facility-register")]
    [InlineData("\"model_source\":", "\"model_source\":\"\\ud800\",\"facility\":{\"column\":", "")]
    [InlineData("{", "{{", "not valid JSON")]
    public void A_damaged_model_is_refused_with_the_place_of_the_damage(string original, string changed, string problem)
    {
        var text = Trained.ModelJson;
        var place = text.IndexOf(original, StringComparison.Ordinal);
        place.ShouldBeGreaterThanOrEqualTo(0);

        var reading = BirthModels.Read(Encoding.UTF8.GetBytes(text.Remove(place, original.Length).Insert(place, changed)));

        reading.Models.ShouldBeNull();
        reading.Problems[0].ShouldContain(problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"model":7}""")]
    [InlineData("""{"facility":7}""")]
    [InlineData("""{"facility":{}}""")]
    public void What_is_no_model_is_refused(string text) => BirthModels.Read(Encoding.UTF8.GetBytes(text)).Problems.ShouldNotBeEmpty();

    internal static BirthModels ModelsOf(BirthLinkageResult result) => BirthModels.Read(Encoding.UTF8.GetBytes(result.ModelJson)).Models!;
}
