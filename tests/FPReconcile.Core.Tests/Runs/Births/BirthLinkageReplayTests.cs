using FPReconcile.Core.Intake;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs;
using FPReconcile.Core.Runs.Births;
using FPReconcile.Core.Runs.Models;
using FPReconcile.Core.Runs.Parts;
using FPReconcile.Core.Tests.Runs.Models;
using FPReconcile.Core.Tests.Runs.Parts;
using FPReconcile.Synthetic;

namespace FPReconcile.Core.Tests.Runs.Births;

public sealed class BirthLinkageReplayTests
{
    private const int OnePart = int.MaxValue;
    private const int AFewParts = 400;
    private const int APartForEachMonth = 1;

    public static TheoryData<string> Districts => ["standard latin", "standard chinese", "sparse", "hard", "twins", "two sources", "holes", "one day", "decided"];

    [Theory]
    [MemberData(nameof(Districts))]
    public void A_run_in_parts_gives_the_bytes_of_a_run_in_one_process(string district)
    {
        var input = Input(district);
        var direct = BirthLinkage.Link(input);

        foreach (var (leastRows, order) in ((int, int)[])[(OnePart, 0), (AFewParts, 1), (APartForEachMonth, 2)])
        {
            var replayed = PartRun.Link(input, leastRows, order);

            PartRun.Text(replayed).ShouldBe(PartRun.Text(direct));
            replayed.ModelJson.ShouldBe(direct.ModelJson);
        }
    }

    [Theory]
    [InlineData("standard latin")]
    [InlineData("sparse")]
    [InlineData("twins")]
    public void A_run_in_parts_with_a_model_of_before_gives_the_bytes_of_one_process(string district)
    {
        var models = BirthModelsTests.ModelsOf(BirthLinkage.Link(Input("standard chinese")));
        var input = With(Input(district), models);
        var direct = BirthLinkage.Link(input);

        var replayed = PartRun.Link(input, AFewParts);

        PartRun.Text(replayed).ShouldBe(PartRun.Text(direct));
        replayed.ModelJson.ShouldBe(direct.ModelJson);
    }

    [Fact]
    public void The_rest_of_a_run_is_the_same_after_a_replay()
    {
        var births = Input("standard latin");
        var input = new ReconciliationInput
        {
            Facility = Intake(SourceKind.Facility, births.Facility),
            Registration = Intake(SourceKind.Registration, births.Registration),
            Register = Intake(SourceKind.Register, births.Register),
            Options = births.Options,
        };
        var direct = ReconciliationPipeline.Run(input);

        var replayed = ReconciliationPipeline.Run(input, PartRun.Link(ReconciliationPipeline.LinkageInput(input), AFewParts));

        RunManifest.Write(input, replayed, "1").ShouldBe(RunManifest.Write(input, direct, "1"));
        replayed.Reconciliation.Discrepancies.Select(Line).ShouldBe(direct.Reconciliation.Discrepancies.Select(Line));
        direct.Reconciliation.Discrepancies.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_run_needs_the_pairs_of_each_source_then_of_each_pair_then_of_what_is_still_open()
    {
        var (_, replays, parts) = PartRun.Replays(Input("standard latin"), APartForEachMonth);

        replays.ShouldBe(4);
        // Twelve months and one part across them, for three sources and twice for three pairs of sources.
        parts.ShouldBe(9 * 13);
    }

    [Fact]
    public void The_parts_of_months_hold_each_row_once_and_the_part_across_them_all_rows()
    {
        var input = Input("standard latin");

        var plans = BirthLinkage.Encode(input).Replay(new FoundPairsSet(), AFewParts).Pending;

        plans.Select(plan => plan.Sources.Name).ShouldBe(["facility", "registration", "register"]);
        var parts = plans[0].Parts;
        parts.Count.ShouldBeInRange(3, 11);
        parts.Where(part => !part.IsAcrossMonths).SelectMany(part => Enumerable.Range(part.Left.From, part.Left.Count))
            .ShouldBe(Enumerable.Range(0, input.Facility.Count));
        parts.Count(part => part.IsAcrossMonths).ShouldBe(1);
        parts[^1].Left.ShouldBe(new RowRange(0, input.Facility.Count));
    }

    [Fact]
    public void A_search_is_asked_for_again_until_its_last_part_is_there()
    {
        var input = Input("standard latin");
        var known = new FoundPairsSet();
        var first = BirthLinkage.Encode(input).Replay(known, AFewParts);
        var tables = PartRun.Written(first.Tables!);
        foreach (var plan in first.Pending)
        {
            foreach (var part in plan.Parts.Skip(1))
                known.Add(PairSearchWorker.Find(plan, part.Number, tables.Of(plan, part)));
        }

        var second = BirthLinkage.Encode(input).Replay(known, AFewParts);

        second.Result.ShouldBeNull();
        second.Pending.Select(plan => plan.Id).ShouldBe(first.Pending.Select(plan => plan.Id));
        second.Pending.ShouldAllBe(plan => known.MissingParts(plan).Single().Number == 0);
    }

    [Fact]
    public void Parts_that_come_twice_or_belong_to_another_run_change_nothing()
    {
        var input = Input("standard latin");
        var other = BirthLinkage.Encode(Input("twins")).Replay(new FoundPairsSet(), OnePart);
        var known = new FoundPairsSet();
        foreach (var replayed in (BirthLinkageReplay[])[other, BirthLinkage.Encode(input).Replay(known, OnePart)])
        {
            var tables = PartRun.Written(replayed.Tables!);
            foreach (var (plan, part) in replayed.Pending.SelectMany(plan => plan.Parts.Concat(plan.Parts).Select(part => (plan, part))))
                known.Add(PairSearchWorker.Find(plan, part.Number, tables.Of(plan, part)));
        }

        var next = BirthLinkage.Encode(input).Replay(known, OnePart);

        next.Pending.Select(plan => plan.Sources.Name).ShouldBe(["facility-registration", "facility-register", "registration-register"]);
    }

    [Fact]
    public void The_tables_are_written_alike_in_every_replay()
    {
        var input = Input("twins");
        var known = new FoundPairsSet();
        var first = BirthLinkage.Encode(input).Replay(known, OnePart);
        var tables = PartRun.Written(first.Tables!);
        foreach (var plan in first.Pending)
        {
            foreach (var part in plan.Parts)
                known.Add(PairSearchWorker.Find(plan, part.Number, tables.Of(plan, part)));
        }

        var second = BirthLinkage.Encode(input).Replay(known, OnePart);

        // Siblings have told orders by now, which are part of the plan.
        second.Pending.ShouldContain(plan => plan.Tables.Left.InferredOrders.Count > 0);
        var again = PartRun.Written(second.Tables!);
        second.Tables!.Id.ShouldBe(first.Tables!.Id);
        again.Values.ShouldBe(tables.Values);
        again.Rows.ShouldBe(tables.Rows);
    }

    [Fact]
    public void A_day_with_too_many_open_records_is_refined_and_cut_off_in_parts_as_in_one_process()
    {
        // Otherwise the district of one day would show nothing.
        var model = BirthLinkage.Link(Input("one day")).ModelJson;

        model.ShouldContain("\"rule\":\"date\"");
        System.Text.RegularExpressions.Regex.IsMatch(model, "\"oversized_records\":[1-9]", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBeTrue();
    }

    [Fact]
    [Trait("slow", "yes")]
    public void A_day_with_thousands_of_births_of_heaped_dates_is_the_same_in_parts()
    {
        var input = HeapedDay();
        var direct = BirthLinkage.Link(input);

        var replayed = PartRun.Link(input, AFewParts);

        PartRun.Text(replayed).ShouldBe(PartRun.Text(direct));
        replayed.ModelJson.ShouldBe(direct.ModelJson);
    }

    internal static BirthLinkageInput Input(string district) => district switch
    {
        "standard latin" => Births(new DistrictOptions { Births = 1500, Seed = 41, Names = NameProfile.Latin }),
        "standard chinese" => Births(new DistrictOptions { Births = 1500, Seed = 42, Names = NameProfile.Chinese }),
        "sparse" => Births(new DistrictOptions { Births = 1500, Seed = 43, Profile = ErrorProfile.Sparse }),
        "hard" => Births(new DistrictOptions { Births = 1500, Seed = 44, Profile = ErrorProfile.Hard, Names = NameProfile.Chinese }),
        "twins" => Births(new DistrictOptions { Births = 1500, Seed = 45, Shares = new BirthShares { Twins = 0.3, Triplets = 0.05 } }),
        "two sources" => WithoutRegister(Births(new DistrictOptions { Births = 1500, Seed = 46 })),
        "holes" => WithHoles(Births(new DistrictOptions { Births = 1500, Seed = 47 })),
        "one day" => OneDay(Births(new DistrictOptions { Births = 600, Seed = 48, Profile = ErrorProfile.Sparse }), 150),
        _ => Decided(Births(new DistrictOptions { Births = 1500, Seed = 41 })),
    };

    internal static BirthLinkageInput With(BirthLinkageInput input, BirthModels? models) => new()
    {
        Facility = input.Facility, Registration = input.Registration, Register = input.Register, Options = input.Options,
        Confirmed = input.Confirmed, Rejected = input.Rejected, Models = models,
    };

    /// <summary>More than the 3000 partners that a narrow rule allows: its blocks are refined by facility, then by sex.</summary>
    internal static BirthLinkageInput HeapedDay() =>
        OneDay(WithoutRegister(Births(new DistrictOptions { Births = 4000, Seed = 5, Profile = ErrorProfile.Sparse })), 3100);

    private static BirthLinkageInput Births(DistrictOptions options) => SyntheticBirths.Input(SyntheticDistrict.Generate(options));

    private static BirthLinkageInput WithoutRegister(BirthLinkageInput input) =>
        new() { Facility = input.Facility, Registration = input.Registration, Register = [], Options = input.Options };

    /// <summary>Every third record lacks what most rules look at.</summary>
    private static BirthLinkageInput WithHoles(BirthLinkageInput input) =>
        Changed(input, (record, row) => row % 3 != 0 ? record : record with
        {
            MotherName = PersonName.Missing, MotherBirthDate = null, FacilityCode = null, Sex = Sex.Unknown, MotherNationalId = row % 2 == 0 ? null : "A/" + row + "-é",
        });

    /// <summary>The first records were all born on one day in one place, of mothers with a heaped birth date.</summary>
    private static BirthLinkageInput OneDay(BirthLinkageInput input, int records) =>
        Changed(input, (record, row) => row >= records ? record : record with
        {
            BirthDate = new DateOnly(2025, 6, 1), FacilityCode = "F1", AreaCode = "A1", MotherBirthDate = new DateOnly(1990, 1, 1),
            MotherNationalId = row % 2 == 0 ? null : record.MotherNationalId, BirthWeightGrams = 3000,
        });

    private static BirthLinkageInput Decided(BirthLinkageInput input)
    {
        var births = BirthLinkage.Link(input).Outcome.Births;
        var linked = births.First(birth => birth.Links.Count > 0).Links[0];
        var (notified, registered) = (births.First(birth => birth.Notification is not null && birth.Links.Count == 0), births.First(birth => birth.Registration is not null && birth.Links.Count == 0));
        var single = births.Where(birth => birth.Registration is not null && birth.Duplicates.Count == 0).Take(2).Select(birth => birth.Registration!.Key).ToArray();
        return new BirthLinkageInput
        {
            Facility = input.Facility, Registration = input.Registration, Register = input.Register, Options = input.Options,
            Rejected = [(linked.A, linked.B)], Confirmed = [(notified.Notification!.Key, registered.Registration!.Key), (single[0], single[1])],
        };
    }

    private static BirthLinkageInput Changed(BirthLinkageInput input, Func<BirthFields, int, BirthFields> change) => new()
    {
        Facility = Changed(input.Facility, change), Registration = Changed(input.Registration, change), Register = Changed(input.Register, change),
        Options = input.Options,
    };

    private static List<BirthRecord> Changed(IEnumerable<BirthRecord> records, Func<BirthFields, int, BirthFields> change) =>
        [.. records.Select((record, row) => change(BirthFields.Of(record), row).ToRecord())];

    private static SourceIntake Intake(SourceKind source, IReadOnlyList<BirthRecord> records) =>
        new() { Source = source, Records = records, Sheets = [], Rejections = [], Problems = [], Files = [] };

    private static string Line(Discrepancy found) => $"{found}";
}
