using System.Diagnostics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace FPReconcile.App.Tests.Commands;

/// <summary>The verb <c>reconcile</c> from files to files, in a process of its own.</summary>
public sealed class ReconcileTests : ReconcileTestBase
{
    [Fact]
    public void A_small_district_gives_the_approved_files()
    {
        var run = Reconcile(All());

        run.ShouldBe((0, run.Output, ""));
        Approved.Check("district/discrepancies.csv", Read("discrepancies.csv"));
        Approved.Check("district/links.csv", Read("links.csv"));
        Approved.Check("district/intake.csv", Read("intake.csv"));
        Approved.Check("district/rejections.csv", Read("rejections.csv"));
        Approved.Check("district/summary.txt", run.Output.Replace(Out, "OUT", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_inputs_give_the_same_bytes_with_any_number_of_threads()
    {
        Reconcile(All());
        var first = Snapshot();
        File.WriteAllText(Folder.Path("one.json"), """{"threads":1}""");
        Reconcile([.. All(), "--settings", Folder.Path("one.json")]);
        var second = Snapshot();

        second.Keys.ShouldBe(first.Keys);
        foreach (var name in first.Keys.Where(name => name != "run.json"))
            second[name].ShouldBe(first[name], name);
        // The manifest differs only by naming the settings file.
        Reconcile(All());
        Snapshot()["run.json"].ShouldBe(first["run.json"]);
    }

    [Fact]
    public void Every_workbook_is_valid_and_holds_no_name()
    {
        Reconcile(All());

        var workbooks = Directory.GetFiles(Out, "*.xlsx", SearchOption.AllDirectories);
        workbooks.Length.ShouldBeGreaterThan(3);
        foreach (var path in workbooks)
        {
            using var document = SpreadsheetDocument.Open(path, isEditable: false);
            new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document).ShouldBeEmpty(path);
            var text = string.Concat(document.WorkbookPart!.WorksheetParts.Select(part => part.Worksheet.InnerText));
            foreach (var number in Enumerable.Range(101, 12))
            {
                var birth = SmallDistrict.Person(number);
                foreach (var secret in new[] { birth.Surname, birth.GivenName, birth.NationalId, birth.Phone })
                    text.ShouldNotContain(secret);
            }
        }
    }

    [Fact]
    public void No_file_holds_a_name_or_an_identifier()
    {
        Reconcile(All());

        foreach (var path in Directory.GetFiles(Out).Where(path => !path.EndsWith(".xlsx", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(path);
            foreach (var birth in Enumerable.Range(0, 113).Select(SmallDistrict.Person))
            {
                foreach (var secret in new[] { birth.Surname, birth.GivenName, birth.NationalId, birth.Phone, birth.MotherBorn })
                    text.ShouldNotContain(secret, Case.Insensitive, Path.GetFileName(path));
            }
        }
    }

    [Fact]
    public void Births_with_death_evidence_are_on_no_worklist_and_in_no_feedback()
    {
        Reconcile(All());

        var text = string.Concat(Directory.GetFiles(Out, "*.xlsx", SearchOption.AllDirectories).Select(AllText));
        text.ShouldContain("H101");
        text.ShouldNotContain("H110");
        text.ShouldNotContain("H111");
    }

    [Fact]
    public void A_row_that_was_set_aside_still_closes_the_gate_when_it_tells_of_a_death()
    {
        new SmallDistrict().WithTroubles()
            .FacilityWithoutReadableDate(SmallDistrict.Person(101) with { Id = "H101X", Outcome = "stillbirth" })
            .Write(Folder.Path("in"));

        Reconcile(All()).ExitCode.ShouldBe(0);

        Read("rejections.csv").ShouldContain("BIRTH_DATE_UNREADABLE");
        Read("discrepancies.csv").ShouldNotContain("H101");
        string.Concat(Directory.GetFiles(Out, "*.xlsx", SearchOption.AllDirectories).Select(AllText)).ShouldNotContain("H101");
    }

    [Fact]
    public void A_registration_sent_twice_in_different_words_makes_no_child_unregistered()
    {
        new SmallDistrict().WithTroubles().Registration(SmallDistrict.Person(7) with { Weight = 2500 }).Write(Folder.Path("in"));

        Reconcile(All()).ExitCode.ShouldBe(0);

        foreach (var file in new[] { "discrepancies.csv", "links.csv" })
        {
            foreach (var record in new[] { "H007", "R007", "P007" })
                Read(file).ShouldNotContain(record, Case.Sensitive, file);
        }

        Read("links.csv").ShouldContain("R008,");
        Read("rejections.csv").Split("\r\n").Count(line => line.Contains(",CONFLICTING_VERSION,row,", StringComparison.Ordinal)).ShouldBe(2);
        Read("intake.csv").ShouldContain("registration/registration.csv,,");
        var counts = Manifest().GetProperty("counts");
        counts.GetProperty("births_held_by_version").GetInt32().ShouldBe(1);
        counts.GetProperty("links").GetInt32().ShouldBe(Read("links.csv").Split(",link\r\n").Length - 1);
        Manifest().GetProperty("holds").EnumerateArray().Single(hold => hold.GetProperty("reason").GetString() == "conflicting_version")
            .GetProperty("kind").GetString().ShouldBe("conflicting_details");
    }

    [Fact]
    public void Without_the_register_its_kinds_are_not_assessed_and_the_manifest_says_so()
    {
        Reconcile(Two()).ExitCode.ShouldBe(0);

        Read("discrepancies.csv").ShouldNotContain("not_in_register");
        Manifest().GetProperty("coverage")[2].GetProperty("basis").GetString().ShouldBe("not_given");
    }

    [Fact]
    public void A_file_that_cannot_be_read_gives_exit_code_3_one_line_and_holds()
    {
        Directory.CreateDirectory(Folder.Path("in/registration"));
        File.Move(Folder.Path("in/registration.csv"), Folder.Path("in/registration/a.csv"));
        File.WriteAllText(Folder.Path("in/registration/b.xlsx"), "%PDF-1.4 not a workbook");

        var run = Reconcile(["--facility", Folder.Path("in/facility.csv"), "--registration", Folder.Path("in/registration"), "--as-of", SmallDistrict.AsOf]);

        run.ExitCode.ShouldBe(3);
        run.Error.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldStartWith("fpreconcile: UNSUPPORTED_FORMAT registration/b.xlsx: ");
        Read("discrepancies.csv").ShouldNotContain("unregistered_birth");
        Manifest().GetProperty("holds").EnumerateArray().ShouldContain(hold => hold.GetProperty("reason").GetString() == "source_incomplete");
        Manifest().GetProperty("not_read")[0].GetProperty("code").GetString().ShouldBe("UNSUPPORTED_FORMAT");
    }

    [Fact]
    public void A_death_list_that_cannot_be_read_holds_every_contact_item()
    {
        File.WriteAllText(Folder.Path("in/deaths.csv"), "a,b\r\n1,2\r\n");

        Reconcile(All()).ExitCode.ShouldBe(3);

        Manifest().GetProperty("counts").GetProperty("on_worklists").GetInt32().ShouldBe(0);
        AllText(Path.Combine(Out, "worklists", "K01.xlsx")).ShouldNotContain("H101");
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2000, 5)]
    public void A_death_list_that_is_too_old_holds_every_contact_item(int maxAgeHours, int atLeast)
    {
        File.SetLastWriteTimeUtc(Folder.Path("in/deaths.csv"), DateTime.UtcNow.AddHours(-1000));
        File.WriteAllText(Folder.Path("s.json"), $$"""{"deathFeedMaxAgeHours":{{maxAgeHours}}}""");

        Reconcile([.. All(), "--settings", Folder.Path("s.json")]).ExitCode.ShouldBe(0);

        var onWorklists = Manifest().GetProperty("counts").GetProperty("on_worklists").GetInt32();
        (onWorklists >= atLeast && (atLeast > 0 || onWorklists == 0)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("--as-of", "2025-02-30", "--as-of is not a date")]
    [InlineData("--as-of", "30/06/2025", "--as-of is not a date")]
    [InlineData("--as-of", "1999-01-01", "--as-of lies before every record")]
    [InlineData("--as-of", "0001-01-01", "--as-of lies before every record")]
    [InlineData("--settings", "missing.json", "settings: ")]
    [InlineData("--mapping", "missing.json", "mapping: ")]
    [InlineData("--previous", "missing", "--previous is not the folder of an earlier run")]
    public void Wrong_usage_gives_exit_code_2_one_line_and_no_folder(string option, string value, string message)
    {
        var arguments = option == "--as-of" ? All()[..^2] : All();

        var run = Reconcile([.. arguments, option, value]);

        run.ExitCode.ShouldBe(2);
        run.Error.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldStartWith($"fpreconcile: {message}");
        Left().ShouldBe(["in"]);
    }

    [Fact]
    public void A_missing_option_gives_exit_code_2_and_where_to_read_on()
    {
        var run = ProgramRun.Start("reconcile", "--out", Out);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--facility");
        run.Error.ShouldContain("Try: fpreconcile reconcile --help");
    }

    [Theory]
    [InlineData("facility.csv")]
    [InlineData("registration.csv")]
    public void A_source_that_is_not_there_gives_exit_code_1_and_no_folder(string missing)
    {
        File.Delete(Folder.Path($"in/{missing}"));

        var run = Reconcile(All());

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith($"fpreconcile: NOT_FOUND {Path.GetFileNameWithoutExtension(missing)}");
        Left().ShouldBe(["in"]);
    }

    [Fact]
    public void An_output_folder_that_is_not_ours_is_refused()
    {
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, "letter.txt"), "x");

        Reconcile(All()).ExitCode.ShouldBe(2);

        Directory.GetFiles(Out).ShouldHaveSingleItem();
    }

    [Fact]
    public void An_output_folder_among_the_inputs_is_refused()
    {
        var run = ProgramRun.Start(
            "reconcile", "--facility", Folder.Path("in"), "--registration", Folder.Path("in/registration.csv"), "--as-of", SmallDistrict.AsOf,
            "--out", Folder.Path("in/out"));

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--out lies inside the folder of --facility");
    }

    [Fact]
    public void A_mapping_that_fits_no_file_is_told()
    {
        File.WriteAllText(Folder.Path("m.json"), """[{"source":"facility","fileGlob":"facility.*"},{"source":"deaths","fileGlob":"north/*.csv"},{"source":"register","fileGlob":"*"}]""");

        var run = Reconcile([.. Two(), "--mapping", Folder.Path("m.json")]);

        run.ExitCode.ShouldBe(0);
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(
        [
            "fpreconcile: mapping: the fileGlob of entry 2 fits no file of deaths: check the pattern",
            "fpreconcile: mapping: the fileGlob of entry 3 fits no file of register: check the pattern",
        ]);
        Manifest().GetProperty("notes").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public void Hostile_area_names_stay_inside_the_folder()
    {
        new SmallDistrict()
            .Facility(SmallDistrict.Person(120) with { Area = "../../EVIL" })
            .Facility(SmallDistrict.Person(121) with { Area = "CON" })
            .Registration(SmallDistrict.Person(1) with { Id = "RX", Area = "../../EVIL" })
            .Registration(SmallDistrict.Person(2) with { Id = "RY", Area = "CON" })
            .Write(Folder.Path("in"));

        Reconcile(Two()).ExitCode.ShouldBe(0);

        Left().ShouldBe(["in", "out"], ignoreOrder: true);
        Directory.GetFiles(Path.Combine(Out, "worklists")).Select(Path.GetFileName).ShouldContain(name => name!.Contains("EVIL", StringComparison.Ordinal));
    }

    [Fact]
    public void Quiet_says_nothing_when_all_is_well()
    {
        var run = Reconcile([.. All(), "--quiet"]);

        run.ShouldBe((0, "", ""));
    }

    [Theory]
    [InlineData("> /dev/full", "fpreconcile: standard output could not be written to the end; files and exit code of the run are not affected\n")]
    [InlineData("2> /dev/full > /dev/full", "")]
    [InlineData("| true", "")]
    public void A_run_whose_summary_nobody_can_take_is_complete_all_the_same(string redirection, string error)
    {
        if (!File.Exists("/dev/full"))
            return;
        var program = string.Join(' ', ["dotnet", Path.Combine(AppContext.BaseDirectory, "fpreconcile.dll"), "reconcile", .. All(), "--out", Out]);

        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"{program} {redirection}"]) { UseShellExecute = false, RedirectStandardError = true })!;
        var told = shell.StandardError.ReadToEnd();
        shell.WaitForExit();

        (shell.ExitCode, told).ShouldBe((0, error));
        Manifest().GetProperty("program").GetString().ShouldBe("fpreconcile");
    }

    [Theory]
    [InlineData("--help", 0)]
    [InlineData("reconcile --help", 0)]
    [InlineData("", 2)]
    [InlineData("reconsile", 2)]
    public void Help_is_friendly(string arguments, int exitCode)
    {
        var run = ProgramRun.Start(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        run.ExitCode.ShouldBe(exitCode);
        (run.Output + run.Error).ShouldContain("--help");
    }

    private static string AllText(string path)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        return string.Join(' ', document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants().Where(node => !node.HasChildren)).Select(node => node.InnerText));
    }
}
