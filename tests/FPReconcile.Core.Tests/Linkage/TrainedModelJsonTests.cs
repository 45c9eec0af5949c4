using System.Text;
using FPReconcile.Core.Linkage;

namespace FPReconcile.Core.Tests.Linkage;

public sealed class TrainedModelJsonTests
{
    private static readonly TrainedModel Model = new()
    {
        Version = "1.2.3", Fingerprint = "abc", Seed = 7, MatchPrior = 1.0 / 3, SiblingPrior = 5e-324,
        Comparisons =
        [
            new("given_name", "name", [new("differ", 0.1, 0.1, 0.95), new("exact", 0.9, 0.9, 0.1 + 0.2)]),
            new("sex = gender", "category", [new("differ", 1e-300, 0.5, 0.5), new("exact", 1, 0.5, double.Epsilon)]),
        ],
        Sessions = [new("surname, birth_date", 3_000_000_000, 12345.678901234567, 17, "converged")],
        Warnings = ["a <warning> with \"quotes\" and 漢字"],
    };

    private static readonly ComparisonShape[] Shapes = [new("given_name", "name", ["differ", "exact"]), new("sex = gender", "category", ["differ", "exact"])];

    [Fact]
    public void A_model_comes_back_bit_by_bit()
    {
        var written = TrainedModelJson.Write(Model);

        var reading = TrainedModelJson.Read(written);

        reading.Problems.ShouldBeEmpty();
        TrainedModelJson.Write(reading.Model!).ShouldBe(written);
        reading.Model!.Comparisons.SelectMany(comparison => comparison.Levels).ShouldBe(Model.Comparisons.SelectMany(comparison => comparison.Levels));
        (reading.Model.MatchPrior, reading.Model.SiblingPrior, reading.Model.Seed).ShouldBe((Model.MatchPrior, Model.SiblingPrior, Model.Seed));
        reading.Model.Sessions.ShouldBe(Model.Sessions);
        reading.Model.Warnings.ShouldBe(Model.Warnings);
    }

    [Fact]
    public void Random_probabilities_come_back_bit_by_bit()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var level = new TrainedLevel("exact", 1 - random.NextDouble(), Math.Pow(2, -1000 * random.NextDouble()), 1 - random.NextDouble());
            var model = Model with { Comparisons = [new("a", "name", [level])] };

            TrainedModelJson.Read(TrainedModelJson.Write(model)).Model!.Comparisons[0].Levels[0].ShouldBe(level);
        }
    }

    [Fact]
    public void The_file_is_for_readers_too()
    {
        var text = Encoding.UTF8.GetString(TrainedModelJson.Write(Model));

        text.ShouldStartWith("{\n  \"version\": \"1.2.3\",\n  \"fingerprint\": \"abc\",\n  \"seed\": 7,\n  \"match_prior\": 0.3333333333333333,");
        text.ShouldContain("\"weight_bits\": -3.2479275134");
        text.ShouldContain("\"stopped_because\": \"converged\"");
        text.ShouldNotContain("\r");
        text.ShouldEndWith("}\n");
    }

    [Theory]
    [InlineData("\"seed\": 7,", "\"seed\": 7, \"sead\": 7,", "a key is unknown")]
    [InlineData("\"seed\": 7,", "\"seed\": 7, \"seed\": 7,", "there twice")]
    [InlineData("\"seed\": 7,", "", "missing")]
    [InlineData("\"m\": 0.9,", "\"m\": \"x\",", "comparisons[0].levels[1].m")]
    [InlineData("\"m\": 0.9,", "\"m\": 0.9, \"n\": 1,", "comparisons[0].levels[1]")]
    [InlineData("\"m\": 0.9,", "", "comparisons[0].levels[1]")]
    [InlineData("\"m\": 0.9,", "\"m\": 0,", "comparisons[0].levels[1]: m, sibling and u must be above 0 and at most 1")]
    [InlineData("\"m\": 0.9,", "\"m\": 1e999,", "comparisons[0].levels[1]: m, sibling and u must be above 0 and at most 1")]
    [InlineData("\"match_prior\": 0.3333333333333333", "\"match_prior\": 1", "match_prior must be above 0 and below 1")]
    [InlineData("\"sibling_prior\": 5E-324", "\"sibling_prior\": 0.7", "sibling_prior must be from 0")]
    [InlineData("\"warnings\": [", "\"warnings\": null, \"x\": [", "not a trained model")]
    [InlineData("\"version\": \"1.2.3\"", "\"version\": null", "version")]
    public void What_is_wrong_is_told_and_no_model_comes_back(string original, string changed, string expected)
    {
        var text = Encoding.UTF8.GetString(TrainedModelJson.Write(Model));
        text.ShouldContain(original);

        var reading = TrainedModelJson.Read(Encoding.UTF8.GetBytes(text.Replace(original, changed, StringComparison.Ordinal)));

        reading.Model.ShouldBeNull();
        reading.Problems.ShouldHaveSingleItem().ShouldContain(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{ \"comparisons\": [null] }")]
    [InlineData("\u0000")]
    public void What_is_no_model_is_refused(string text) => TrainedModelJson.Read(Encoding.UTF8.GetBytes(text)).Problems.ShouldNotBeEmpty();

    [Fact]
    public void An_entry_that_is_null_is_refused()
    {
        var text = Encoding.UTF8.GetString(TrainedModelJson.Write(Model));

        foreach (var list in new[] { "comparisons", "sessions", "warnings", "levels" })
        {
            var changed = text.Replace($"\"{list}\": [", $"\"{list}\": [null, ", StringComparison.Ordinal);
            TrainedModelJson.Read(Encoding.UTF8.GetBytes(changed)).Problems.ShouldNotBeEmpty(list);
        }
    }

    [Fact]
    public void A_model_with_an_impossible_probability_is_not_written() =>
        Should.Throw<ArgumentException>(() => TrainedModelJson.Write(Model with { MatchPrior = double.NaN }));

    [Fact]
    public void A_model_fits_the_comparisons_that_it_was_trained_for() => Model.ProblemsFor(Shapes, "abc").ShouldBeEmpty();

    [Fact]
    public void A_model_trained_for_other_comparisons_is_refused_with_what_differs()
    {
        Model.ProblemsFor([Shapes[0]], "abc").ShouldBe(["it was trained for 2 comparisons, the model file has 1: train again"]);
        Model.ProblemsFor([Shapes[1], Shapes[0]], "abc").Count.ShouldBe(2);
        Model.ProblemsFor([Shapes[0] with { Kind = "text" }, Shapes[1]], "abc")
            .ShouldBe(["comparisons[0]: it was trained for kind name, the model file has text: train again"]);
        Model.ProblemsFor([Shapes[0], Shapes[1] with { Levels = ["differ", "close", "exact"] }], "abc")
            .ShouldBe(["comparisons[1]: it was trained for the levels differ, exact, the program has differ, close, exact: train again"]);
        Model.ProblemsFor(Shapes, "abd").ShouldHaveSingleItem().ShouldContain("other details");
    }
}
