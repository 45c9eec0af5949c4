using System.Text;
using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Incremental;
using FPReconcile.Core.Runs.TwoTables;
using FPReconcile.Core.Tables;

namespace FPReconcile.Core.Tests.Runs.Incremental;

/// <summary>Whatever changes, a kept linkage gives the links of a run over the whole tables, bit by bit.</summary>
public sealed class KeptLinkageTests
{
    private const double LinkFrom = 1;
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
    public void Changes_give_the_links_of_a_run_over_the_whole_tables(int seed, int births, int changes, int rules)
    {
        var people = new ChangingBirths(births, seed);
        var run = new Run(people, rules);

        for (var round = 0; round < 8; round++)
        {
            var before = run.WholeLinks();
            var (changed, leftGone, rightGone) = people.Change(changes);
            var found = run.Kept.Apply(Changes(people.Left, changed, leftGone), Changes(people.Right, changed, rightGone));
            var after = run.WholeLinks();

            run.KeptLinks().ShouldBe(after, $"round {round}");
            run.KeptStatuses().ShouldBe(run.WholeStatuses(), $"round {round}");
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

        public Run(ChangingBirths people, int rules)
        {
            _people = people;
            _trained = TwoTableLinkage.Run(Input(null)).Trained([.. ChangingBirths.Comparisons.Select(_ => "any")], Fingerprint, "1");
            var first = Whole(null);
            Kept = Open(first.Image);
            _frame = WithRules(Kept.Frame, rules);
            Kept = Open(Whole(_frame).Image);
        }

        public KeptLinkage Kept { get; private set; }

        public void WriteImage() => Kept = Open(Kept.ToImage());

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
            return [.. Statuses(new TracedTable(trace, true, left, LinkFrom)), .. Statuses(new TracedTable(trace, false, right, LinkFrom))];
        }

        public List<string> KeptStatuses()
        {
            var (left, right) = (new CurrentTable(Kept.Parts.Left), new CurrentTable(Kept.Parts.Right));
            (left.Other, right.Other) = (right, left);
            return [.. Statuses(left), .. Statuses(right)];
        }

        private static IEnumerable<string> Statuses(ImageTable table) =>
            Enumerable.Range(0, table.Rows).Select(row => $"{Encoding.UTF8.GetString(table.IdOf(row))} {table.StatusOf(row)}");

        private KeptLinkage Open(LinkageImage image) => new(new MemorySections(image), new KeptLinkageInput
        {
            Layout = ChangingBirths.Layout, Comparisons = ChangingBirths.Comparisons, LinkFrom = LinkFrom, Fingerprint = Fingerprint, Trained = _trained,
        });

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

        private static TwoTableInput Input(LinkFrame? frame, EncodedTable left, EncodedTable right) => new()
        {
            Left = left, Right = right, Comparisons = ChangingBirths.Comparisons, LinkFrom = LinkFrom, IsOneToOne = true, Frame = frame, IsTraced = true,
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
