using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FPReconcile.App.Commands.Link.Report;
using FPReconcile.Core.Linkage;

namespace FPReconcile.App.Tests.Commands.Link.Report;

public sealed partial class LinkReportWriterTests
{
    private static readonly string Page = SampleReport.Write(SampleReport.Full());

    [Fact]
    public void Many_weights_at_once_are_counted_like_one_after_another()
    {
        double[] bits = [-1e9, -64.5, -64, -63.9, -0.5, 0, 0.5, 63.9, 64, 70, 1e9, double.NegativeInfinity];
        var isAccepted = Array.ConvertAll(bits, weight => weight > 0);
        var (atOnce, oneByOne) = (new ScoreHistogram(), new ScoreHistogram());

        atOnce.Add(bits, isAccepted);
        for (var i = 0; i < bits.Length; i++)
            oneByOne.Add(bits[i], isAccepted[i]);

        atOnce.Bins.ShouldBe(oneByOne.Bins);
        Should.Throw<ArgumentException>(() => atOnce.Add([double.NaN], [true]));
    }

    [Fact]
    public void The_whole_page_is_the_approved_one() => Approved.Check("link/report.html", Page);

    [Fact]
    public void Every_link_of_the_page_leads_to_a_section_and_ids_are_there_once()
    {
        var ids = Id().Matches(Page).Select(match => match.Groups[1].Value).ToList();

        ids.Distinct().Count().ShouldBe(ids.Count);
        var targets = Anchor().Matches(Page).Select(match => match.Groups[1].Value).ToList();
        targets.Count.ShouldBe(8);
        targets.Except(ids).ShouldBeEmpty();
    }

    [Fact]
    public void Every_chart_has_a_title_a_description_and_its_numbers_in_a_table()
    {
        var charts = Chart().Matches(Page).Select(match => XElement.Parse(match.Value)).ToList();

        charts.Count.ShouldBe(10);
        foreach (var chart in charts)
        {
            var (title, description) = (chart.Element("title")!, chart.Element("desc")!);
            chart.Attribute("aria-labelledby")!.Value.ShouldBe($"{title.Attribute("id")!.Value} {description.Attribute("id")!.Value}");
            title.Value.ShouldNotBeEmpty();
            description.Value.ShouldNotBeEmpty();
        }

        Regex.Count(Page, "<summary>Numbers of (this|these) charts?</summary>").ShouldBe(4);
    }

    [Fact]
    public void Nothing_drawn_is_outside_of_its_chart()
    {
        foreach (var chart in Chart().Matches(Page).Select(match => XElement.Parse(match.Value)))
        {
            var size = chart.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToArray();
            foreach (var bar in chart.Elements("rect"))
            {
                var (x, y) = (Number(bar.Attribute("x")!.Value), Number(bar.Attribute("y")!.Value));
                x.ShouldBeGreaterThanOrEqualTo(0);
                y.ShouldBeGreaterThanOrEqualTo(0);
                // Coordinates are rounded to a tenth.
                (x + Number(bar.Attribute("width")!.Value)).ShouldBeLessThanOrEqualTo(size[2] + 0.1);
                (y + Number(bar.Attribute("height")!.Value)).ShouldBeLessThanOrEqualTo(size[3] + 0.1);
            }
        }
    }

    [Fact]
    public void Elements_are_closed_in_the_order_they_were_opened()
    {
        string[] empty = ["meta"];
        foreach (var page in new[] { Page, SampleReport.Write(SampleReport.Empty()) })
        {
            var open = new Stack<string>();
            foreach (var tag in Tag().Matches(page[page.IndexOf("</style>", StringComparison.Ordinal)..]).Where(match => !match.Value.EndsWith("/>", StringComparison.Ordinal)))
            {
                var name = tag.Groups["name"].Value;
                if (tag.Groups["end"].Value.Length == 0 && !empty.Contains(name))
                    open.Push(name);
                else if (name is not ("style" or "head" or "html") || open.Count > 0)
                    open.TryPop(out var last).ShouldBe(last == name, tag.Value);
            }

            open.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Texts_from_outside_are_escaped()
    {
        const string Evil = "</style><script>alert('x')</script>\"&";
        var full = SampleReport.Full();
        var page = SampleReport.Write(full with
        {
            Settings = [new(Evil, Evil)],
            Warnings = [Evil],
            Blocking = [new(Evil, 1, 1, 1)],
            NearThreshold = [new(Evil, Evil, true, new MatchWaterfall(0, [new(Evil, Evil, 1, 1)], new WaterfallCorrection(Evil, 1)))],
            SelfScores = [new(Evil, full.SelfScores[0].Bins)],
            Model = full.Model with
            {
                Version = Evil, Fingerprint = Evil, Warnings = [Evil], Sessions = [new(Evil, 1, 1, 1, Evil)],
                Comparisons = [new(Evil, Evil, [new(Evil, 0.5, 0.5, 0.5)])],
            },
        });

        page.ShouldNotContain("<script");
        page.ShouldNotContain(Evil);
        Regex.Count(page, "</style>").ShouldBe(1);
        Regex.Count(page, Regex.Escape("&lt;/style&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;")).ShouldBeGreaterThan(15);
    }

    [Fact]
    public void The_page_allows_its_own_style_and_nothing_else()
    {
        var style = Page.Split("<style>")[1].Split("</style>")[0];
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));

        Page.ShouldContain($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src &#39;sha256-{hash}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;\">");
        Page.IndexOf("Content-Security-Policy", StringComparison.Ordinal).ShouldBeLessThan(Page.IndexOf("<style>", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_comes_from_elsewhere()
    {
        foreach (var word in new[] { "http:", "https:", "//", "url(", "@import", "<script", "<img", "<link", "<iframe", "src=", " style=", " on" + "click" })
            Page.ShouldNotContain(word, Case.Insensitive);
        Href().Matches(Page).ShouldAllBe(match => match.Groups[1].Value.StartsWith('#'));
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            SampleReport.Write(SampleReport.Full()).ShouldBe(Page);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_run_without_anything_is_a_page_without_nan()
    {
        foreach (var page in new[] { Page, SampleReport.Write(SampleReport.Empty()) })
        {
            page.ShouldNotContain("NaN");
            page.ShouldNotContain("Infinity");
            page.ShouldNotContain("∞");
            page.ShouldEndWith("</main></body></html>\n");
        }
    }

    [Fact]
    public void Runs_at_the_edges_are_drawn()
    {
        var full = SampleReport.Full();
        foreach (var bits in new[] { -64, 0, 64 })
        {
            foreach (var threshold in new[] { 1e-12, 0.5, 1 - 1e-12 })
            {
                var page = SampleReport.Write(full with
                {
                    Totals = full.Totals with { Threshold = threshold },
                    Scores = [new ScoreBin(bits, 1, 0)],
                    SelfScores = [new("left", [new ScoreBin(bits, 1, 0)])],
                    Truth = new TruthQuality(PrecisionRecallCurve.Of([bits], [false], 1), 1, 0, 1),
                    Bands = null,
                    Model = full.Model with { Comparisons = [new("a", "text", [new("exact", 1, 1, double.Epsilon), new("differ", double.Epsilon, 1, 1)])] },
                });

                page.ShouldNotContain("NaN");
            }
        }
    }

    [Fact]
    public void A_number_that_is_not_finite_is_never_written() =>
        Should.Throw<ArgumentException>(() => SampleReport.Write(SampleReport.Full() with
        {
            Model = SampleReport.Model with { Comparisons = [new("a", "text", [new("exact", 0.5, 0.5, 0)])] },
        }));

    [Fact]
    public void A_histogram_counts_whole_bits_and_keeps_the_far_ends()
    {
        var (histogram, other) = (new ScoreHistogram(), new ScoreHistogram());
        histogram.Add(-0.5, isAccepted: false);
        histogram.Add(2, isAccepted: true, count: 3);
        other.Add(2.99, isAccepted: false);
        histogram.Add(other);

        histogram.Bins.ShouldBe([new(-1, 1, 0), new(0, 0, 0), new(1, 0, 0), new(2, 4, 3)]);
        histogram.Add(1e9, isAccepted: true);
        histogram.Add(double.NegativeInfinity, isAccepted: false);
        (histogram.Bins[0], histogram.Bins[^1]).ShouldBe((new ScoreBin(-64, 1, 0), new ScoreBin(64, 1, 1)));
        new ScoreHistogram().Bins.ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => histogram.Add(double.NaN, isAccepted: false));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("<li><a href=\"#([^\"]+)\"")]
    private static partial Regex Anchor();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Href();

    [GeneratedRegex("<svg class=\"(?:wide|narrow)\".*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Chart();

    [GeneratedRegex("<(?<end>/?)(?<name>[a-z][a-z0-9]*)[^>]*>")]
    private static partial Regex Tag();
}
