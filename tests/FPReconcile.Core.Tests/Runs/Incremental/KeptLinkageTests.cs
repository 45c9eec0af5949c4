using System.Text;
using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Incremental;
using FPReconcile.Core.Runs.Incremental.Changes;
using FPReconcile.Core.Runs.Incremental.Image;
using FPReconcile.Core.Runs.Incremental.Kept;
using FPReconcile.Core.Runs.Incremental.Pairs;
using FPReconcile.Core.Runs.Parts;
using FPReconcile.Core.Runs.TwoTables;
using FPReconcile.Core.Tables;

namespace FPReconcile.Core.Tests.Runs.Incremental;

/// <summary>Whatever changes, a kept linkage gives the links of a run over the whole tables, bit by bit.</summary>
public sealed class KeptLinkageTests
{
    private const double UsualLinkFrom = 1;
    private const string Fingerprint = "test";

    public static TheoryData<int, int, int, int> Series
    {
        get
        {
            var series = new TheoryData<int, int, int, int>();
            for (var seed = 1; seed <= 24; seed++)
                series.Add(seed, 60 + (seed * 20 % 400), 1 + (seed * seed % 23), seed % 4);
            return series;
        }
    }

    [Theory]
    [MemberData(nameof(Series))]
    public void Changes_give_the_links_of_a_run_over_the_whole_tables(int seed, int births, int changes, int rules) =>
        Compare(new ChangingBirths(births, seed), changes, rules, isOneToOne: true);

    [Theory]
    [MemberData(nameof(Series))]
    public void Changes_give_all_links_of_a_run_over_the_whole_tables_where_a_record_may_have_many(int seed, int births, int changes, int rules) =>
        Compare(new ChangingBirths(births, seed), changes, rules, isOneToOne: false);

    /// <summary>
    /// Where far more pairs may be links, more of them compete for a row. Their likelihoods are added in another order, so that the last digit of a
    /// weight may be another one.
    /// </summary>
    [Theory]
    [InlineData(1, -5, true)]
    [InlineData(3, -5, true)]
    [InlineData(3, -20, true)]
    [InlineData(7, -35, true)]
    [InlineData(2, -45, true)]
    [InlineData(3, -45, true)]
    [InlineData(4, -5, false)]
    [InlineData(5, -45, false)]
    public void Changes_give_the_links_of_a_run_over_the_whole_tables_however_unlikely_a_link_may_be(int seed, double linkFrom, bool isOneToOne)
    {
        var people = new ChangingBirths(200, seed);
        var run = new Run(people, seed % 4, isOneToOne, linkFrom);
        for (var round = 0; round < 8; round++)
        {
            var (changed, leftGone, rightGone) = people.Change(12);
            run.Kept.Apply(Changes(people.Left, changed, leftGone), Changes(people.Right, changed, rightGone));

            Rounded(run.KeptLinks()).ShouldBe(Rounded(run.WholeLinks()), $"round {round}");
        }

        static List<(string Left, string Right, double Bits)> Rounded(List<(string Left, string Right, double Bits)> links) =>
            links.ConvertAll(link => link with { Bits = Math.Round(link.Bits, 9) });
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(0, false)]
    [InlineData(2, false)]
    public void The_state_after_changes_does_not_depend_on_the_number_of_threads(int rules, bool isOneToOne)
    {
        var people = new ChangingBirths(2500, seed: 40 + rules);
        var run = new Run(people, rules, isOneToOne);
        KeptLinkage[] kept = [run.Open(threads: 1), run.Open(threads: 2), run.Open(threads: 5)];

        for (var round = 0; round < 2; round++)
        {
            var (changed, leftGone, rightGone) = people.Change(900);
            var states = kept.Select(linkage =>
            {
                linkage.Apply(Changes(people.Left, changed, leftGone), Changes(people.Right, changed, rightGone));
                return linkage.WriteChanges();
            }).ToList();

            states[1].ShouldBe(states[0], $"round {round}");
            states[2].ShouldBe(states[0], $"round {round}");
        }

        kept[2].Links().Select(link => link.MatchWeight).ShouldBe(run.WholeLinks().Select(link => link.Bits));
    }

    /// <summary>A large image is not checked whole before it is used.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(150)]
    public void Rows_that_no_longer_agree_with_their_kept_pairs_are_told_as_damage(int changes)
    {
        var people = new ChangingBirths(300, seed: 5);
        var damaged = new Run(people, rules: 1, isOneToOne: true).OpenDamaged();
        var (changed, leftGone, rightGone) = people.Change(changes);

        var exception = Record.Exception(() => { damaged.Apply(Changes(people.Left, changed, leftGone), Changes(people.Right, changed, rightGone)); });

        (exception is AggregateException many ? many.InnerExceptions[0] : exception).ShouldBeOfType<PartDataException>();
    }

    /// <summary>Whatever a disk has made of a section, the changes are linked (the damage was nowhere looked at) or it is told as such.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_spoilt_section_of_an_image_is_told_as_damage_or_does_not_matter(bool isOneToOne)
    {
        var people = new ChangingBirths(300, seed: 6);
        var run = new Run(people, rules: 1, isOneToOne);
        var (changed, leftGone, rightGone) = people.Change(60);
        var told = 0;
        var others = new List<string>();
        foreach (var section in run.SectionsOfImage().Where(section => section != ImageSection.Settings))
        {
            foreach (var value in new byte[] { 0, 1, 0x7F, 0x80, 0xFF })
            {
                var exception = Record.Exception(() =>
                {
                    var damaged = run.OpenDamaged(section, value);
                    damaged.Apply(Changes(people.Left, changed, leftGone), Changes(people.Right, changed, rightGone));
                    damaged.WriteChanges();
                });
                exception = exception is AggregateException many ? many.InnerExceptions[0] : exception;
                told += exception is PartDataException ? 1 : 0;

                // An id that is not found any more cannot be removed.
                if (exception is not (null or PartDataException or TableChangesException))
                    others.Add($"section {section}, byte {value}: {exception.GetType().Name} {exception.StackTrace!.Split('\n').First(line => line.Contains("Incremental", StringComparison.Ordinal)).Trim()}");
            }
        }

        others.ShouldBeEmpty();
        told.ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Changes_that_were_written_are_read_again_together_with_the_image(bool isOneToOne)
    {
        var people = new ChangingBirths(200, seed: 7);
        var run = new Run(people, rules: 1, isOneToOne);
        for (var round = 0; round < 4; round++)
        {
            var (changed, leftGone, rightGone) = people.Change(20);
            run.Kept.Apply(Changes(people.Left, changed, leftGone), Changes(people.Right, changed, rightGone));
            run.Reopen();

            run.KeptLinks().ShouldBe(run.WholeLinks(), $"round {round}");
        }
    }

    private static void Compare(ChangingBirths people, int changes, int rules, bool isOneToOne)
    {
        var run = new Run(people, rules, isOneToOne);
        for (var round = 0; round < 8; round++)
        {
            var before = run.WholeLinks();
            var (changed, leftGone, rightGone) = people.Change(changes);
            var found = run.Kept.Apply(Changes(people.Left, changed, leftGone), Changes(people.Right, changed, rightGone));
            var after = run.WholeLinks();

            run.KeptLinks().ShouldBe(after, $"round {round}");
            run.KeptStatuses().ShouldBe(run.WholeStatuses(), $"round {round}");
            run.KeptPartners().ShouldBe(run.WholePartners(), $"round {round}");
            found.Select(Text).Order(StringComparer.Ordinal).ToList().ShouldBe(Differences(before, after), $"round {round}");
            if (round % 3 == 2)
                run.WriteImage();
        }
    }

    private static TableChanges Changes(List<(string Id, string Row)> rows, HashSet<string> changed, List<string> gone)
    {
        var (table, ids) = ChangingBirths.Read(rows.Where(row => changed.Contains(row.Id)));
        var removed = new RowIds();
        foreach (var id in gone)
            removed.Add(Encoding.UTF8.GetBytes(id));
        return new TableChanges(table, ids, removed);
    }

    private static string Text(LinkChange change) =>
        $"{Encoding.UTF8.GetString(change.LeftId.Span)} {Encoding.UTF8.GetString(change.RightId.Span)} {change.Before:R} {change.After:R}";

    private static List<string> Differences(List<(string Left, string Right, double Bits)> before, List<(string Left, string Right, double Bits)> after)
    {
        var (old, now) = (before.ToDictionary(link => $"{link.Left} {link.Right}", link => link.Bits), after.ToDictionary(link => $"{link.Left} {link.Right}", link => link.Bits));
        return [.. old.Keys.Union(now.Keys).Select(ids => (ids, Old: Bits(old, ids), New: Bits(now, ids))).Where(link => link.Old != link.New)
            .Select(link => $"{link.ids} {link.Old:R} {link.New:R}").Order(StringComparer.Ordinal)];

        static double? Bits(Dictionary<string, double> links, string ids) => links.TryGetValue(ids, out var bits) ? bits : null;
    }

    /// <summary>A linkage that is kept, and runs over the whole tables beside it.</summary>
    private sealed class Run
    {
        private readonly ChangingBirths _people;
        private readonly TrainedModel _trained;
        private readonly LinkFrame _frame;
        private readonly bool _isOneToOne;
        private readonly double _linkFrom;
        private LinkageImage _image;

        public Run(ChangingBirths people, int rules, bool isOneToOne, double linkFrom = UsualLinkFrom)
        {
            _people = people;
            _isOneToOne = isOneToOne;
            _linkFrom = linkFrom;
            _trained = TwoTableLinkage.Run(Input(null)).Trained([.. ChangingBirths.Comparisons.Select(_ => "any")], Fingerprint, "1");
            var first = Whole(null);
            Kept = Open(first.Image);
            _frame = WithRules(Kept.Frame, rules);
            _image = Whole(_frame).Image;
            Kept = Open(_image);
        }

        public KeptLinkage Kept { get; private set; }

        public void WriteImage() => Kept = Open(_image = Kept.ToImage());

        /// <summary>Goes on with what was written of the changes since the image.</summary>
        public void Reopen() => Kept = Open(_image, null, Kept.WriteChanges());

        public KeptLinkage Open(int threads) => Open(_image, threads);

        public List<(string Left, string Right, double Bits)> WholeLinks()
        {
            var (linkage, _, left, right) = Whole(_frame);
            return [.. linkage.Links.Select(link => (Encoding.UTF8.GetString(left[link.LeftRow]), Encoding.UTF8.GetString(right[link.RightRow]), link.MatchWeight))];
        }

        public List<(string Left, string Right, double Bits)> KeptLinks() =>
            [.. Kept.Links().Select(link => (Encoding.UTF8.GetString(link.LeftId), Encoding.UTF8.GetString(link.RightId), link.MatchWeight))];

        public List<string> WholeStatuses()
        {
            var (linkage, _, left, right) = Whole(_frame);
            var trace = linkage.Trace!;
            return [.. Statuses(new TracedTable(trace, true, left, _linkFrom)), .. Statuses(new TracedTable(trace, false, right, _linkFrom))];
        }

        public List<string> KeptStatuses()
        {
            var (left, right) = (new CurrentTable(Kept.Parts.Left), new CurrentTable(Kept.Parts.Right));
            (left.Other, right.Other) = (right, left);
            return [.. Statuses(left), .. Statuses(right)];
        }

        /// <summary>The pairs that are kept of a run over the whole tables.</summary>
        public List<string> WholePartners()
        {
            var (linkage, _, left, right) = Whole(_frame);
            var pairs = new TracedPairs(linkage.Trace!, linkage, PairLimits.Of(_linkFrom, _frame.PriorShift, _isOneToOne));
            return Partners(
                new TracedTable(linkage.Trace!, true, left, _linkFrom) { Pairs = pairs }, new TracedTable(linkage.Trace!, false, right, _linkFrom) { Pairs = pairs });
        }

        public List<string> KeptPartners()
        {
            var (left, right) = (new CurrentTable(Kept.Parts.Left), new CurrentTable(Kept.Parts.Right));
            (left.Other, right.Other) = (right, left);
            return Partners(left, right);
        }

        private static List<string> Partners(ImageTable left, ImageTable right) => [.. Partners(left, right, "left"), .. Partners(right, left, "right")];

        private static IEnumerable<string> Partners(ImageTable table, ImageTable other, string side) => Enumerable.Range(0, table.Rows).Select(row =>
        {
            var partners = table.PartnersOf(row).ToArray().Select(partner => Encoding.UTF8.GetString(other.IdOf(partner)));
            return $"{side} {Encoding.UTF8.GetString(table.IdOf(row))}: {string.Join(' ', partners.Order(StringComparer.Ordinal))}";
        });

        private static IEnumerable<string> Statuses(ImageTable table) =>
            Enumerable.Range(0, table.Rows).Select(row => $"{Encoding.UTF8.GetString(table.IdOf(row))} {table.StatusOf(row)}");

        /// <summary>The image as a disk may have spoilt it: other values in all cells of the right table.</summary>
        public KeptLinkage OpenDamaged() => OpenDamaged(ImageSection.Of(isLeft: false, ImageSection.Cells), 1);

        public KeptLinkage OpenDamaged(int section, byte value) => Open(new MemorySections(_image).Spoilt(section, value));

        public IEnumerable<int> SectionsOfImage() => [.. new MemorySections(_image).Numbers];

        private KeptLinkage Open(LinkageImage image, int? threads = null, byte[]? changes = null) => Open(new MemorySections(image), threads, changes);

        private KeptLinkage Open(MemorySections sections, int? threads = null, byte[]? changes = null) => new(
            sections,
            new KeptLinkageInput
            {
                Layout = ChangingBirths.Layout, Comparisons = ChangingBirths.Comparisons, LinkFrom = _linkFrom, Fingerprint = Fingerprint, Trained = _trained,
                IsOneToOne = _isOneToOne, Threads = threads,
            },
            changes);

        private (TwoTableLinkage Linkage, LinkageImage Image, RowIds Left, RowIds Right) Whole(LinkFrame? frame)
        {
            var (left, leftIds) = ChangingBirths.Read(_people.Left);
            var (right, rightIds) = ChangingBirths.Read(_people.Right, left.Pool);
            var input = Input(frame, left, right);
            var linkage = TwoTableLinkage.Run(input, _trained);
            return (linkage, LinkageImage.Of(linkage, (leftIds, rightIds), input, (ChangingBirths.Layout, Fingerprint)), leftIds, rightIds);
        }

        private TwoTableInput Input(LinkFrame? frame)
        {
            var (left, _) = ChangingBirths.Read(_people.Left);
            return Input(frame, left, ChangingBirths.Read(_people.Right, left.Pool).Table);
        }

        private TwoTableInput Input(LinkFrame? frame, EncodedTable left, EncodedTable right) => new()
        {
            Left = left, Right = right, Comparisons = ChangingBirths.Comparisons, LinkFrom = _linkFrom, IsOneToOne = _isOneToOne, Frame = frame, IsTraced = true,
            Rules =
            [
                new TableRule("dates", ["date", "mother_date"], null), new TableRule("names and date", ["date"], ("surname", "given")),
                new TableRule("phone", ["phone"], null), new TableRule("names", ["surname", "given"], null),
                new TableRule("surname and date", ["date", "surname"], null), new TableRule("place and date", ["date", "place"], null),
                new TableRule("surname", ["surname", "place"], null),
            ],
        };

        /// <summary>The rules in other stages, and with blocks that are soon too large.</summary>
        private static LinkFrame WithRules(LinkFrame frame, int variant)
        {
            if (variant == 0)
                return frame;
            int[] most = [3000, 4, 2, 9];
            BlockingStage[] stages = [BlockingStage.Narrow, BlockingStage.Narrow, BlockingStage.Middle, BlockingStage.Middle, BlockingStage.Narrow, BlockingStage.Wide, BlockingStage.Wide];
            return new LinkFrame
            {
                Parts = 4, GroupColumn = frame.GroupColumn, Dependence = frame.Dependence, PriorShift = frame.PriorShift, Counts = frame.Counts, Texts = frame.Texts,
                Rules = [.. frame.Rules.Select((rule, i) => rule with { Stage = stages[i], MaxPartners = most[variant] })],
            };
        }
    }
}
