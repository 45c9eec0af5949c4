using System.Text;
using FPReconcile.Core.Completeness;

namespace FPReconcile.App.Tests.Commands.Estimate;

/// <summary>The verb <c>estimate</c> from a file of counts to its folder.</summary>
[Collection(EstimateCollection.Name)]
public sealed class EstimateTests : IDisposable
{
    private const int Model = 1;
    private const int Total = 2;
    private const int Error = 3;
    private const int Note = 10;

    private readonly EstimateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Models_have_exactly_the_columns_that_are_agreed()
    {
        _folder.Run(EstimateFolder.ThreeLists).ExitCode.ShouldBe(0);

        _folder.Read("models.csv").ShouldStartWith("dataset,model,n_hat,stderr,aic,bic,deviance,df,ci_low,ci_high,note\r\n");
    }

    [Fact]
    public void Three_lists_have_all_eight_models_and_their_range()
    {
        _folder.Run(EstimateFolder.ThreeLists);

        var models = _folder.Models("HAV");
        foreach (var model in LogLinearModel.All)
            models.Keys.ShouldContain(model.Name);
        models["[23,1]"][..10].ShouldBe(["HAV", "[23,1]", "413.18181818", "29.83463062", "68.72158123", "86.73217533", "21.33051497", "2", "362.06493445", "480.59312211"]);
        models["[23,1]"][Note].ShouldContain("base model");
        models["range over models"][Total].ShouldBeEmpty();
        models["range over models"][8..10].ShouldBe(["388.48349496", "1312.76470588"]);
    }

    [Fact]
    public void Two_lists_have_both_estimators_and_what_dependence_would_do()
    {
        _folder.Run(EstimateFolder.TwoLists);

        var models = _folder.Models("D");
        models.Keys.ShouldBe(["LP", "LP transformed logit", "Chapman", "theta=0.5", "theta=1", "theta=1.5", "theta=2", "theta=3", "theta=5", "theta=10"]);
        (models["LP"][Total], models["LP"][Error]).ShouldBe(("11052.42579909", "11.08699213"));
        models["Chapman"][Note].ShouldContain("log-normal");
        models["theta=5"][Total].ShouldBe("11442.12899543");
        models["theta=5"][Note].ShouldContain("0.8097 and 0.9133");
        models["theta=5"][Error].ShouldBeEmpty();
    }

    [Fact]
    public void Shares_of_the_lists_have_Wilsons_interval()
    {
        _folder.Run(EstimateFolder.TwoLists);

        _folder.Read("completeness.csv").ShouldBe(
            "dataset,list,of_list,found,of,share,ci_low,ci_high\r\n"
            + "D,1,2,8760,10450,0.83827751,0.83109399,0.84521242\r\nD,2,1,8760,9265,0.94549379,0.94068392,0.94993440\r\n");
    }

    [Fact]
    public void A_model_whose_estimate_is_infinite_is_refused_and_says_why()
    {
        _folder.Run(EstimateFolder.Header + "Z,111,40\r\nZ,110,6\r\nZ,101,0\r\nZ,100,9\r\nZ,011,12\r\nZ,010,3\r\nZ,001,2\r\n").ExitCode.ShouldBe(0);

        var models = _folder.Models("Z");
        foreach (var model in new[] { "[12,23]", "[12,13,23]" })
        {
            models[model][Total..Note].ShouldAllBe(cell => cell.Length == 0);
            models[model][Note].ShouldStartWith("not estimable: a count that the model divides by is zero");
        }

        models["[23,1]"][Total].ShouldBe("75.32608696");
    }

    [Theory]
    [InlineData("D,11,0\r\nD,10,0\r\nD,01,0\r\n", "not estimable: all counts are zero")]
    [InlineData("D,10,12\r\n", "not estimable: a list holds nobody")]
    [InlineData("D,10,12\r\nD,01,7\r\n", "not estimable: nobody is in two lists")]
    public void Counts_that_carry_no_estimate_are_no_mistake_of_the_file(string rows, string told)
    {
        _folder.Run(EstimateFolder.Header + rows).ExitCode.ShouldBe(0);

        _folder.Models("D")["LP"][Note].ShouldStartWith(told);
    }

    [Fact]
    public void Few_in_both_lists_are_not_for_publication()
    {
        _folder.Run(EstimateFolder.Header + "D,11,29\r\nD,10,4\r\nD,01,5\r\nE,11,30\r\nE,10,4\r\nE,01,5\r\n");

        _folder.Models("D")["Chapman"][Note].ShouldContain("not for publication: fewer than 30");
        _folder.Models("E")["Chapman"][Note].ShouldNotContain("not for publication");
    }

    [Fact]
    public void Datasets_of_two_and_three_lists_stand_in_one_file_in_any_order()
    {
        _folder.Run(EstimateFolder.Header + "A,11,50\r\nB,111,40\r\nA,01,5\r\nB,110,3\r\nB,101,3\r\nB,011,4\r\nA,10,4\r\n").ExitCode.ShouldBe(0);

        _folder.Models("A")["LP"][Total].ShouldBe("59.40000000");
        _folder.Models("B").Keys.ShouldContain("[23,1]");
    }

    [Theory]
    [InlineData("\uFEFFdataset,history,count\nD,11,8760\nD,10,505\nD,01,1690\n")]
    [InlineData("dataset;history;count\r\nD;11;8760\r\nD;10;505\r\nD;01;1690")]
    [InlineData("\"dataset\",\"history\",\"count\"\r\n\"D\",\"11\",\"8760\"\r\n\r\n\"D\",\"10\",\"505\"\r\n\"D\",\"01\",\"1690\"\r\n")]
    [InlineData("count,Dataset, history \r\n8760,D,11\r\n505, D,10\r\n1690,D ,01\r\n")]
    public void Other_ways_to_write_a_csv_give_the_same_numbers(string counts)
    {
        _folder.Run(EstimateFolder.TwoLists);
        var expected = _folder.Read("models.csv");

        _folder.Run(counts).ExitCode.ShouldBe(0);

        _folder.Read("models.csv").ShouldBe(expected);
    }

    [Fact]
    public void The_same_counts_in_another_order_give_the_same_bytes()
    {
        _folder.Run(EstimateFolder.ThreeLists);
        var expected = _folder.Read("models.csv");
        var lines = EstimateFolder.ThreeLists.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        _folder.Run(string.Join("\r\n", lines.Skip(1).Reverse().Prepend(lines[0])));

        _folder.Read("models.csv").ShouldBe(expected);
    }

    [Fact]
    public void A_dataset_that_a_spreadsheet_would_run_is_escaped()
    {
        _folder.Run(EstimateFolder.Header + "=1+1,11,40\r\n=1+1,10,4\r\n=1+1,01,4\r\n");

        _folder.Models("'=1+1").Count.ShouldBe(10);
    }

    [Fact]
    public void Counts_as_large_as_can_be_give_numbers()
    {
        _folder.Run(EstimateFolder.ThreeLists.Replace(",28\r", ",1000000000000\r", StringComparison.Ordinal)).ExitCode.ShouldBe(0);

        _folder.Models("HAV").Values.ShouldAllBe(cells => cells[Total].Length > 0 || cells[Model] == "range over models" || cells[Note].StartsWith("not estimable", StringComparison.Ordinal));
    }

    [Fact]
    public void An_earlier_run_is_replaced_and_nothing_else_is()
    {
        _folder.Run(EstimateFolder.TwoLists).ExitCode.ShouldBe(0);
        _folder.Run(EstimateFolder.ThreeLists).ExitCode.ShouldBe(0);
        _folder.Models("D").ShouldBeEmpty();

        File.WriteAllText(Path.Combine(_folder.Out, "run.json"), """{"program":"fpreconcile"}""");
        var run = _folder.Run(EstimateFolder.TwoLists);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--out exists and is not an earlier run");
    }

    [Fact]
    public void Reconcile_does_not_take_the_folder_for_one_of_its_own()
    {
        _folder.Run(EstimateFolder.TwoLists);

        App.Output.RunMarker.Manifest.IsIn(_folder.Out).ShouldBeFalse();
    }

    [Fact]
    public void Counts_inside_the_folder_of_results_are_not_deleted()
    {
        _folder.Run(EstimateFolder.TwoLists);
        var inside = Path.Combine(_folder.Out, "histories.csv");
        File.Move(_folder.Path("histories.csv"), inside);

        var run = _folder.RunOn(inside);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--histories lies inside the folder of --out");
        File.Exists(inside).ShouldBeTrue();
    }

    [Fact]
    public void Quiet_tells_nothing()
    {
        var run = _folder.Run(EstimateFolder.TwoLists, "--quiet");

        (run.ExitCode, run.Output, run.Error).ShouldBe((0, "", ""));
    }

    [Fact]
    public void The_summary_counts_what_could_not_be_estimated()
    {
        var run = _folder.Run(EstimateFolder.Header + "D,10,12\r\n");

        run.Output.ShouldStartWith("Datasets: 1; numbers: 1; not estimable: 9, the notes say why.");
    }

    [Theory]
    [InlineData("HISTORY_LENGTH", "row 3", "A,11,5", "A,111,4")]
    [InlineData("HISTORY_WRONG", "row 2", "A,1111,5")]
    [InlineData("HISTORY_WRONG", "row 2", "A,1,5")]
    [InlineData("HISTORY_WRONG", "row 2", "A,1x,5")]
    [InlineData("HISTORY_WRONG", "row 2", "A,12,5")]
    [InlineData("HISTORY_WRONG", "row 2", "A,,5")]
    [InlineData("HISTORY_OF_NOBODY", "row 2", "A,000,5")]
    [InlineData("HISTORY_TWICE", "row 4", "A,11,5", "A,10,2", "A,11,5")]
    [InlineData("DATASET_MISSING", "row 2", ",11,5")]
    [InlineData("COUNT_WRONG", "row 2", "A,11,-1")]
    [InlineData("COUNT_WRONG", "row 2", "A,11,+1")]
    [InlineData("COUNT_WRONG", "row 2", "A,11,2.0")]
    [InlineData("COUNT_WRONG", "row 2", "A,11,1e3")]
    [InlineData("COUNT_WRONG", "row 2", "A,11,\"1,000\"")]
    [InlineData("COUNT_WRONG", "row 2", "A,11,many")]
    [InlineData("COUNT_WRONG", "row 2", "A,11,")]
    [InlineData("COUNT_WRONG", "row 2", "A,11,1000000000001")]
    [InlineData("COUNT_WRONG", "row 2", "A,11,99999999999999999999")]
    public void A_wrong_row_is_told_with_its_code_and_place_and_nothing_is_written(string code, string place, params string[] rows)
    {
        var run = _folder.Run(EstimateFolder.Header + string.Concat(rows.Select(row => row + "\r\n")));

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldStartWith($"fpreconcile: {code} --histories, {place}: ");
        run.Error.Count(character => character == '\n').ShouldBe(1);
        Directory.Exists(_folder.Out).ShouldBeFalse();
    }

    [Fact]
    public void Zeros_that_a_spreadsheet_took_off_are_thought_of() =>
        _folder.Run(EstimateFolder.Header + "A,11,5\r\nA,10,4\r\nA,1,4\r\n").Error.ShouldContain("row 4: history has to be two or three digits of 0 and 1, one for each list, such as 101 (a spreadsheet takes the zeros off 011");

    [Fact]
    public void Every_wrong_row_is_told_to_a_limit()
    {
        var run = _folder.Run(EstimateFolder.Header + string.Concat(Enumerable.Repeat("A,2,2\r\n", 25)));

        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(21);
        run.Error.ShouldEndWith("fpreconcile: 5 more rows are wrong" + Environment.NewLine);
    }

    [Fact]
    public void No_message_quotes_the_file()
    {
        var run = _folder.Run(EstimateFolder.Header + "Amina,Banda,Phiri\r\nGrace,11,Phiri\r\n");

        foreach (var word in new[] { "Amina", "Banda", "Grace", "Phiri" })
            run.Error.ShouldNotContain(word);
    }

    [Theory]
    [InlineData("history,count\r\n11,5\r\n", 2, "COLUMNS_WRONG --histories, header row: column dataset is missing")]
    [InlineData("dataset,history,count,sex\r\nA,11,5,F\r\n", 2, "COLUMNS_WRONG --histories, header row: column 4 is not known")]
    [InlineData("dataset,history,count,count\r\nA,11,5,5\r\n", 2, "COLUMNS_WRONG --histories, header row: column count is there twice")]
    [InlineData("dataset,history,count\r\n", 1, "NO_ROWS --histories")]
    [InlineData("", 1, "EMPTY --histories")]
    [InlineData("%PDF-1.7", 1, "UNSUPPORTED_FORMAT --histories")]
    public void A_file_that_is_no_table_of_counts_is_told(string text, int exitCode, string told)
    {
        var run = _folder.Run(text);

        run.ExitCode.ShouldBe(exitCode);
        run.Error.ShouldStartWith($"fpreconcile: {told}");
        Directory.Exists(_folder.Out).ShouldBeFalse();
    }

    [Fact]
    public void A_file_that_is_not_there_is_told()
    {
        var run = _folder.RunOn(_folder.Path("nowhere.csv"));

        (run.ExitCode, run.Error).ShouldBe((1, "fpreconcile: NOT_FOUND --histories: the file is not there: check the path" + Environment.NewLine));
    }

    [Fact]
    public void Latin_1_letters_in_a_name_are_told_and_not_guessed()
    {
        var run = _folder.Run(Encoding.Latin1.GetBytes(EstimateFolder.Header + "Région,11,5\r\n"));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith("fpreconcile: UNKNOWN_ENCODING --histories");
    }

    [Fact]
    public void Both_options_are_asked_for()
    {
        InProcessRun.Start("estimate", "--out", _folder.Out).ExitCode.ShouldBe(ExitCode.Usage);
        InProcessRun.Start("estimate", "--histories", _folder.Path("histories.csv")).ExitCode.ShouldBe(ExitCode.Usage);
    }
}
