using System.Text.Json;

namespace FPReconcile.App.Tests.Commands;

/// <summary>Runs with the trained model of an earlier run.</summary>
public sealed class GivenModelTests : ReconcileTestBase
{
    [Fact]
    public void A_run_with_the_model_of_the_run_before_gives_the_same_links()
    {
        var model = TrainedModel(All());
        var trained = Snapshot();

        Reconcile([.. All(), "--model", model]).ExitCode.ShouldBe(0);

        var given = Snapshot();
        given.Keys.ShouldBe(trained.Keys);
        foreach (var name in given.Keys.Where(name => name != "run.json" && !name.EndsWith(".xlsx", StringComparison.Ordinal)))
            given[name].ShouldBe(trained[name], name);
        Manifest().GetProperty("model").GetProperty("model_source").GetString().ShouldBe("given");
        Manifest().GetProperty("inputs").EnumerateArray().Select(file => file.GetProperty("file").GetString()).ShouldContain("model/model.json");
    }

    [Fact]
    public void Two_runs_with_one_model_are_alike_to_the_last_byte()
    {
        var model = TrainedModel(All());
        Reconcile([.. All(), "--model", model]);
        var first = Snapshot();

        Reconcile([.. All(), "--model", model]).ExitCode.ShouldBe(0);

        var second = Snapshot();
        second.Keys.ShouldBe(first.Keys);
        foreach (var name in second.Keys)
            second[name].ShouldBe(first[name], name);
    }

    [Fact]
    public void The_model_may_stand_alone_in_its_file()
    {
        var model = TrainedModel(Two());
        var id = Manifest().GetProperty("model").GetProperty("model_id").GetString();
        File.WriteAllText(model, Manifest().GetProperty("model").GetRawText());

        Reconcile([.. Two(), "--model", model]).ExitCode.ShouldBe(0);

        Manifest().GetProperty("model").GetProperty("model_id").GetString().ShouldBe(id);
    }

    [Fact]
    public void A_model_that_was_trained_without_the_register_is_refused_for_it()
    {
        var model = TrainedModel(Two());

        var run = Reconcile([.. All(), "--model", model]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe("fpreconcile: model: it was trained without register: train once with it\n");
    }

    [Theory]
    [InlineData("{}", "it holds no model of facility: give the run.json of an earlier run")]
    [InlineData("not json", "not valid JSON (line 1), or a key is there twice")]
    public void A_file_that_is_no_model_is_refused(string text, string problem)
    {
        var model = Folder.Path("model.json");
        File.WriteAllText(model, text);

        var run = Reconcile([.. Two(), "--model", model]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe($"fpreconcile: model: {problem}\n");
    }

    [Fact]
    public void A_model_that_is_not_there_is_refused()
    {
        var run = Reconcile([.. Two(), "--model", Folder.Path("none.json")]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--model cannot be read");
    }

    /// <summary>Makes a run and gives a copy of its manifest.</summary>
    private string TrainedModel(string[] arguments)
    {
        Reconcile(arguments).ExitCode.ShouldBe(0);
        var model = Folder.Path("model.json");
        File.WriteAllText(model, JsonDocument.Parse(Read("run.json")).RootElement.GetRawText());
        return model;
    }
}
