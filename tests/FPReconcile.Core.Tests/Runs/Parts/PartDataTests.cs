using System.Buffers.Binary;
using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Runs.Births;
using FPReconcile.Core.Runs.Parts;
using FPReconcile.Core.Tests.Runs.Births;
using FPReconcile.Synthetic;

namespace FPReconcile.Core.Tests.Runs.Parts;

public sealed class PartDataTests
{
    private static readonly BirthLinkageInput Input = SyntheticBirths.Input(SyntheticDistrict.Generate(new DistrictOptions { Births = 150, Seed = 9 }));

    // A search among open records across two sources: its plan has every kind of content.
    private static readonly (PairSearchPlan Plan, WrittenTables Tables) Search = SearchOfOpenRecords();

    public static TheoryData<string> Kinds => ["values", "rows", "plan", "found"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_part_cut_short_is_refused(string kind)
    {
        var bytes = BytesOf(kind);

        foreach (var length in Sample(bytes.Length))
            Should.Throw<PartDataException>(() => Use(kind, bytes[..length])).Problem.ShouldBe(PartDataProblem.Damaged);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_part_with_a_changed_bit_is_refused(string kind)
    {
        var bytes = BytesOf(kind);

        foreach (var place in Sample(bytes.Length))
        {
            var changed = (byte[])bytes.Clone();
            changed[place] ^= (byte)(1 << (place % 8));
            Should.Throw<PartDataException>(() => Use(kind, changed));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_part_with_a_changed_bit_and_a_mended_checksum_does_no_harm(string kind)
    {
        var bytes = BytesOf(kind);
        var refused = 0;
        foreach (var place in Sample(bytes.Length - PartWriter.HeaderLength))
        {
            var changed = (byte[])bytes.Clone();
            changed[PartWriter.HeaderLength + place] ^= (byte)(1 << (place % 8));
            try
            {
                Use(kind, Mended(changed));
            }
            catch (PartDataException)
            {
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_part_with_something_behind_it_is_refused(string kind) =>
        Should.Throw<PartDataException>(() => Use(kind, [.. BytesOf(kind), 0])).Problem.ShouldBe(PartDataProblem.Damaged);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_part_of_another_format_is_told_apart_from_a_damaged_one(string kind)
    {
        var bytes = BytesOf(kind);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(4), PartWriter.Version + 1);

        Should.Throw<PartDataException>(() => Use(kind, bytes)).Problem.ShouldBe(PartDataProblem.OtherVersion);
    }

    [Fact]
    public void A_plan_of_a_program_that_compares_births_in_another_way_is_refused()
    {
        var bytes = BytesOf("plan");
        bytes[PartWriter.HeaderLength] ^= 1;

        Should.Throw<PartDataException>(() => PairSearchPlan.Read(Mended(bytes))).Problem.ShouldBe(PartDataProblem.OtherVersion);
    }

    [Fact]
    public void Tables_of_another_run_are_refused()
    {
        var other = BirthLinkage.Encode(SyntheticBirths.Input(SyntheticDistrict.Generate(new DistrictOptions { Births = 150, Seed = 10 }))).Replay(new FoundPairsSet());
        var bytes = new PartBytes(other.Tables!.WriteValues(), Search.Tables.Rows[0], Search.Tables.Rows[1]);

        Should.Throw<PartDataException>(() => PairSearchWorker.Find(Search.Plan, 0, bytes)).Problem.ShouldBe(PartDataProblem.OtherRun);
    }

    [Fact]
    public void Rows_of_another_source_are_refused()
    {
        var part = Search.Plan.Parts[^1];
        var bytes = Search.Tables.Of(Search.Plan, part);

        Should.Throw<PartDataException>(() => PairSearchWorker.Find(Search.Plan, part.Number, bytes with { Left = bytes.Right }));
    }

    [Fact]
    public void A_plan_comes_back_as_it_was()
    {
        var again = PairSearchPlan.Read(Search.Plan.Write().Span);

        again.Id.ShouldBe(Search.Plan.Id);
        again.Write().ToArray().ShouldBe(Search.Plan.Write().ToArray());
        again.Parts.ShouldBe(Search.Plan.Parts);
        again.Request.Wanted!.Value.Left.ShouldBe(Search.Plan.Request.Wanted!.Value.Left);
        again.Request.Wanted!.Value.Left.ShouldContain(true);
        again.Request.Wanted!.Value.Left.ShouldContain(false);
    }

    [Fact]
    public void Blocks_that_were_refined_or_cut_off_are_counted_from_the_first_row_of_a_part_and_back()
    {
        const int NarrowRule = 0, WideRule = 10;
        var part = new PairSearchPart(0, IsAcrossMonths: false, new RowRange(10, 20), new RowRange(5, 30)) { LeftBytes = default, RightBytes = default };
        var depths = new BlockDepths();
        depths.Set(NarrowRule, 12, 1);
        depths.Set(WideRule, 13, 2);
        depths.Set(WideRule, 25, 1);
        depths.SetLastPartner(WideRule, 13, 29);
        var writer = new PartWriter();
        BlockDepthsBytes.Write(writer, depths);
        var reader = PartReader.Open(writer.ToPart(PartKind.FoundPairs), PartKind.FoundPairs);

        var local = BlockDepthsBytes.Local(BlockDepthsBytes.Read(ref reader, new BlockLimits(Search.Plan.Linkage.Rules, 40, 40)), part);

        local.Refined.ShouldBe([(NarrowRule, 2, 1), (WideRule, 3, 2)]);
        local.CutOff.ShouldBe([(WideRule, 3, 24)]);
        var ofStage = BlockDepthsBytes.OfStage(local, Search.Plan, part);
        ofStage.Refined.ShouldBe([(WideRule, 13, 2)]);
        ofStage.CutOff.ShouldBe([(WideRule, 13, 29)]);
    }

    [Fact]
    public void Found_pairs_do_not_depend_on_the_number_of_threads()
    {
        var part = Search.Plan.Parts[^1];
        var bytes = Search.Tables.Of(Search.Plan, part);

        PairSearchWorker.Find(Search.Plan, part.Number, bytes, threads: 4).ShouldBe(PairSearchWorker.Find(Search.Plan, part.Number, bytes, threads: 1));
    }

    [Fact]
    public void Texts_come_back_letter_by_letter_even_when_half_of_a_character_is_missing()
    {
        string[] texts = ["Ana", "\u738B\u79C0\u82F1", "\uD800", "\uD801", "x\uDC00y", "\uD83D\uDE00", new string('n', 1000)];
        var facility = Input.Facility.Select((record, row) => (BirthFields.Of(record) with { FacilityCode = texts[row % texts.Length] }).ToRecord()).ToList();
        var input = new BirthLinkageInput { Facility = facility, Registration = Input.Registration, Register = [], Options = Input.Options };

        PartRun.Text(PartRun.Link(input, 1)).ShouldBe(PartRun.Text(BirthLinkage.Link(input)));
    }

    private static (PairSearchPlan Plan, WrittenTables Tables) SearchOfOpenRecords()
    {
        var known = new FoundPairsSet();
        while (true)
        {
            var replay = BirthLinkage.Encode(Input).Replay(known);
            var tables = PartRun.Written(replay.Tables!);
            if (replay.Pending[0].Request.Wanted is not null)
                return (replay.Pending[0], tables);
            foreach (var (plan, part) in replay.Pending.SelectMany(plan => plan.Parts.Select(part => (plan, part))))
                known.Add(PairSearchWorker.Find(plan, part.Number, tables.Of(plan, part)));
        }
    }

    private static byte[] BytesOf(string kind) => kind switch
    {
        "values" => [.. Search.Tables.Values],
        "rows" => Search.Tables.Of(Search.Plan, Search.Plan.Parts[0]).Left.ToArray(),
        "plan" => Search.Plan.Write().ToArray(),
        _ => PairSearchWorker.Find(Search.Plan, Search.Plan.Parts.Count - 1, Search.Tables.Of(Search.Plan, Search.Plan.Parts[^1])),
    };

    /// <summary>Does with bytes what a run does with them.</summary>
    private static void Use(string kind, byte[] bytes)
    {
        var part = kind == "found" ? Search.Plan.Parts[^1] : Search.Plan.Parts[0];
        var given = Search.Tables.Of(Search.Plan, part);
        switch (kind)
        {
            case "values":
                PairSearchWorker.Find(Search.Plan, part.Number, given with { Values = bytes });
                break;
            case "rows":
                PairSearchWorker.Find(Search.Plan, part.Number, given with { Left = bytes });
                break;
            case "plan":
                var plan = PairSearchPlan.Read(bytes);
                if (plan.Parts.Count > 0)
                    PairSearchWorker.Find(plan, 0, given);
                break;
            default:
                new FoundPairsSet().Add(bytes);
                FoundPairsBytes.ReadPairs(Search.Plan, part, bytes);
                break;
        }
    }

    /// <summary>All first places, where headers and lengths are, and every so many of the others.</summary>
    private static IEnumerable<int> Sample(int length)
    {
        var step = Math.Max(1, length / 150);
        return Enumerable.Range(0, length).Where(place => place < 60 || place % step == 0 || place == length - 1);
    }

    /// <summary>The bytes with the checksum of their first frame set right.</summary>
    private static byte[] Mended(byte[] bytes)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(12), KeyHash.Of(bytes.AsSpan(PartWriter.HeaderLength, length)));
        return bytes;
    }
}
