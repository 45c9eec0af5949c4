using System.Text;

namespace FPReconcile.App.Tests.Commands.Link;

/// <summary>Changes of tables that were linked and kept, from files to files.</summary>
[Collection(LinkCollection.Name)]
public sealed class RelinkTests : IDisposable
{
    private readonly LinkFolder _folder = new();
    private readonly Random _random = new(5);
    private readonly List<string> _left;
    private readonly List<string> _right;

    public RelinkTests()
    {
        var people = new InventedPeople(500, seed: 3);
        (_left, _right) = (people.Left[..450], people.Right);
        More = people.Left[450..];
        _folder.WriteTables(_left, _right);
        _folder.RunInto("trained").ExitCode.ShouldBe(0);
        Keep().ExitCode.ShouldBe(0);
    }

    private List<string> More { get; }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Keeping_a_linkage_does_not_change_its_links()
    {
        _folder.RunInto("plain", "--trained", _folder.Path("trained/model.json")).ExitCode.ShouldBe(0);

        _folder.Files("kept-out")["links.csv"].ShouldBe(_folder.Files("plain")["links.csv"]);
    }

    [Fact]
    public void Whole_tables_of_which_some_rows_changed_give_the_links_of_linking_them_anew()
    {
        for (var round = 0; round < 4; round++)
        {
            ChangeSomeRows(round);
            _folder.WriteTables(_left, _right);
            CopyState("state", "twin");

            var run = Relink("state", "out", Whole);
            Relink("twin", "anew", [.. Whole, "--anew"]).Output.ShouldContain("All was linked anew.");

            run.Output.ShouldContain("rows added");
            _folder.Files()["links.csv"].ShouldBe(_folder.Files("anew")["links.csv"], $"round {round}");
            Rows("out", "changes.csv").Order().ShouldBe(Rows("anew", "changes.csv").Order(), $"round {round}");
            if (round == 2)
                CopyState("twin", "state");
        }
    }

    [Fact]
    public void Where_rows_may_have_many_links_changes_give_those_of_linking_anew()
    {
        _folder.Write("model.json", LinkFolder.Model.Replace("{ \"id\"", "{ \"link_type\": \"many_to_many\", \"id\"", StringComparison.Ordinal));
        _right.AddRange(_right[..40].Select(row => "D" + row));
        _folder.WriteTables(_left, _right);
        _folder.RunInto("kept-out", "--trained", _folder.Path("trained/model.json"), "--keep", _folder.Path("many")).ExitCode.ShouldBe(0);
        _folder.Links("kept-out").GroupBy(link => link.Left).Count(links => links.Count() > 1).ShouldBeGreaterThan(20);
        for (var round = 0; round < 4; round++)
        {
            ChangeSomeRows(round);
            _right.Add($"E{round}{_right[round]}");
            _folder.WriteTables(_left, _right);
            CopyState("many", "twin");

            var told = Relink("many", "out", [.. Whole, "--threads", "2"]).Output;
            told.ShouldContain("rows added");
            told.ShouldContain($"{Told("added")} links added, {Told("removed")} removed, {Told("weight")} with another weight.");
            Relink("twin", "anew", [.. Whole, "--anew"]).Output.ShouldContain("All was linked anew.");

            _folder.Files()["links.csv"].ShouldBe(_folder.Files("anew")["links.csv"], $"round {round}");
            Rows("out", "changes.csv").Order().ShouldBe(Rows("anew", "changes.csv").Order(), $"round {round}");
            if (round == 2)
                CopyState("twin", "many");
        }
    }

    [Fact]
    public void Changed_and_removed_rows_alone_give_the_same()
    {
        CopyState("state", "twin");
        var (removed, changed) = (_left[7], _right[9][.._right[9].LastIndexOf(',')] + ",T77");
        _left.RemoveAt(7);
        _left.AddRange(More[..5]);
        _right[9] = changed;
        _folder.WriteTables(_left, _right);
        Write("changed-left.csv", More[..5]);
        Write("changed-right.csv", [changed]);
        _folder.Write("removed.csv", $"id\n{removed.Split(',')[0]}\n");

        var run = Relink("state", "out", "--left-changes", _folder.Path("changed-left.csv"), "--left-removed", _folder.Path("removed.csv"), "--right-changes", _folder.Path("changed-right.csv"), "--all-links");
        Relink("twin", "anew", [.. Whole, "--anew"]);

        run.Output.ShouldContain("left: 5 rows added, 0 changed, 1 removed; right: 0 rows added, 1 changed, 0 removed.");
        _folder.Files()["links.csv"].ShouldBe(_folder.Files("anew")["links.csv"]);
        Rows("out", "changes.csv").ShouldContain(row => row.StartsWith($"removed,{removed.Split(',')[0]},", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_changes_nothing_changes()
    {
        Write("none.csv", []);

        Relink("state", "out", "--left-changes", _folder.Path("none.csv"));

        Rows("out", "changes.csv").ShouldHaveSingleItem().ShouldBe("change,left_id,right_id,match_weight,match_probability");
        _folder.Files().ShouldNotContainKey("links.csv");
    }

    [Fact]
    public void Rows_in_another_order_are_linked_anew()
    {
        (_left[3], _left[200]) = (_left[200], _left[3]);
        _folder.WriteTables(_left, _right);

        Relink("state", "out", Whole).Output.ShouldContain("All was linked anew.");

        _folder.Links().Count.ShouldBe(_folder.Links("kept-out").Count);
        Try("state", "--left", _folder.Path("left.csv")).Output.ShouldContain("left: 0 rows added, 0 changed, 0 removed");
    }

    [Fact]
    public void What_a_killed_run_left_is_no_part_of_the_state()
    {
        _folder.Write("state/changes.bin.new", "half a fi");
        _folder.Write("state/image-2.bin", "half an im");
        Write("more.csv", More[..3]);

        Relink("state", "out", "--left-changes", _folder.Path("more.csv")).Output.ShouldContain("left: 3 rows added");

        // The same again is no change any more.
        Relink("state", "out", "--left-changes", _folder.Path("more.csv")).Output.ShouldContain("left: 0 rows added, 0 changed");
    }

    [Theory]
    [InlineData("image-1.bin", 1000)]
    [InlineData("image-1.bin", -10)]
    [InlineData("image-1.bin", -60)]
    [InlineData("changes.bin", 3)]
    [InlineData("changes.bin", 12)]
    [InlineData("changes.bin", -5)]
    public void A_damaged_state_is_told(string file, int place)
    {
        Write("more.csv", More[..3]);
        Relink("state", "out", "--left-changes", _folder.Path("more.csv"));
        var path = _folder.Path($"state/{file}");
        var bytes = File.ReadAllBytes(path);
        bytes[place < 0 ? bytes.Length + place : place] ^= 4;
        File.WriteAllBytes(path, bytes);

        var run = Try("state", "--left-changes", _folder.Path("more.csv"));

        run.ExitCode.ShouldBeOneOf(1, 2);
        run.Error.ShouldContain("run link --keep again");
        run.Error.ShouldNotContain("unexpected error");
    }

    [Theory]
    [InlineData("image-1.bin", 5000)]
    [InlineData("image-1.bin", 3)]
    [InlineData("changes.bin", 10)]
    [InlineData("changes.bin", 40)]
    [InlineData("changes.bin", 0)]
    public void A_state_that_is_cut_short_is_told(string file, int length)
    {
        Write("more.csv", More[..3]);
        Relink("state", "out", "--left-changes", _folder.Path("more.csv"));
        using (var stream = File.OpenWrite(_folder.Path($"state/{file}")))
            stream.SetLength(length);

        var run = Try("state", "--left-changes", _folder.Path("more.csv"));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("--state is damaged or cut short");
    }

    [Fact]
    public void A_state_of_another_model_is_told()
    {
        _folder.Write("state/model.json", LinkFolder.Model.Replace("\"given_name:3\"", "\"given_name:2\"", StringComparison.Ordinal));
        Write("more.csv", More[..3]);

        var run = Try("state", "--left-changes", _folder.Path("more.csv"));

        (run.ExitCode, run.Error.Contains("its model was changed", StringComparison.Ordinal)).ShouldBe((2, true));
    }

    [Theory]
    [InlineData("--left-removed", "id\nL1\nnobody\n", 1, "--left-removed: an id is not in the table: nothing was changed")]
    [InlineData("--left-removed", "id\nL1\nL1\n", 1, "an id is there twice")]
    [InlineData("--left-removed", "name\nL1\n", 2, "--left-removed: id: column \"id\" is not in the left file")]
    [InlineData("--left-changes", "id,given_name,surname,birth_date,phone,height,town\nN1,A,B,,,,\nN1,A,B,,,,\n", 1, "an id is there twice")]
    [InlineData("--left-changes", "id,given_name,surname,birth_date,phone,height,town\n,A,B,,,,\n", 1, "rows without an id")]
    [InlineData("--left-changes", "id,surname\nN1,B\n", 2, "is not in the left file")]
    public void Wrong_changes_are_told_and_nothing_is_changed(string option, string text, int code, string expected)
    {
        var before = Directory.GetFiles(_folder.Path("state")).Order().Select(File.ReadAllBytes).ToList();
        _folder.Write("wrong.csv", text);

        var run = Try("state", option, _folder.Path("wrong.csv"));

        run.ExitCode.ShouldBe(code);
        run.Error.ShouldContain(expected);
        run.Error.ShouldNotContain("nobody");
        Directory.GetFiles(_folder.Path("state")).Order().Select(File.ReadAllBytes).ToList().ShouldBe(before);
    }

    [Fact]
    public void A_folder_that_is_no_state_is_a_usage_error()
    {
        var run = Try("trained", "--left", _folder.Path("left.csv"));

        (run.ExitCode, run.Error.Contains("--state is not a kept linkage", StringComparison.Ordinal)).ShouldBe((2, true));
    }

    [Fact]
    public void Only_a_linkage_with_a_trained_model_and_with_an_id_for_each_row_can_be_kept()
    {
        var untrained = _folder.Run("--keep", _folder.Path("other"));
        _folder.WriteTables([.. _left, _left[0]], _right);
        var twice = _folder.Run("--keep", _folder.Path("other"), "--trained", _folder.Path("trained/model.json"));

        (untrained.ExitCode, untrained.Error.Contains("--keep needs --trained", StringComparison.Ordinal)).ShouldBe((2, true));
        (twice.ExitCode, twice.Error.Contains("--left: ids that are in more than one row", StringComparison.Ordinal)).ShouldBe((1, true));
        Directory.Exists(_folder.Path("other")).ShouldBeFalse();
    }

    private string[] Whole => ["--left", _folder.Path("left.csv"), "--right", _folder.Path("right.csv")];

    private (int ExitCode, string Output, string Error) Keep() =>
        _folder.RunInto("kept-out", "--trained", _folder.Path("trained/model.json"), "--keep", _folder.Path("state"));

    private (int ExitCode, string Output, string Error) Try(string state, params string[] more) =>
        InProcessRun.Start(["relink", "--state", _folder.Path(state), "--out", _folder.Path("out"), .. more]);

    private (int ExitCode, string Output, string Error) Relink(string state, string output, params string[] more)
    {
        var run = InProcessRun.Start(["relink", "--state", _folder.Path(state), "--out", _folder.Path(output), .. more]);
        run.Error.ShouldBe("");
        run.ExitCode.ShouldBe(0);
        return run;
    }

    private void Write(string name, IEnumerable<string> rows) => _folder.Write(name, Encoding.UTF8.GetBytes(LinkFolder.Table(rows)));

    /// <summary>How many changes of a kind changes.csv holds.</summary>
    private int Told(string kind) => Rows("out", "changes.csv").Count(row => row.StartsWith(kind + ",", StringComparison.Ordinal));

    private string[] Rows(string output, string name) => File.ReadAllLines(Path.Combine(_folder.Path(output), name));

    private void CopyState(string from, string to)
    {
        if (Directory.Exists(_folder.Path(to)))
            Directory.Delete(_folder.Path(to), recursive: true);
        Directory.CreateDirectory(_folder.Path(to));
        foreach (var file in Directory.GetFiles(_folder.Path(from)))
            File.Copy(file, Path.Combine(_folder.Path(to), Path.GetFileName(file)));
    }

    /// <summary>Rows come in the middle and at the end, go, and get the values of others.</summary>
    private void ChangeSomeRows(int round)
    {
        foreach (var person in More.GetRange(round * 10, 10))
            _left.Insert(_random.Next(_left.Count + 1), person);
        foreach (var table in new[] { _left, _right })
        {
            for (var i = 0; i < 6; i++)
            {
                table.RemoveAt(_random.Next(table.Count));
                var (row, other) = (_random.Next(table.Count), table[_random.Next(table.Count)].Split(','));
                var cells = table[row].Split(',');
                var cell = 1 + _random.Next(6);
                cells[cell] = other[cell];
                table[row] = string.Join(',', cells);
            }
        }
    }
}
