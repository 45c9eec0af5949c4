using System.Text.RegularExpressions;
using FPReconcile.App.Audit;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Review;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Disclosure.Statistics;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>Each language is one file, and none lacks a word.</summary>
public sealed partial class WordsTests
{
    private static readonly string[] Codes = ["en", "zh-Hans"];

    [Fact]
    public void The_languages_are_known() => Words.Languages.Select(words => words.Code).ShouldBe(Codes);

    [Fact]
    public void Every_language_has_every_word()
    {
        foreach (var words in Words.Languages)
            words.Keys.Except(Words.English.Keys, StringComparer.Ordinal).Concat(Words.English.Keys.Except(words.Keys, StringComparer.Ordinal)).ShouldBeEmpty(words.Code);
    }

    [Fact]
    public void No_word_is_empty_and_each_has_the_places_of_the_English_one()
    {
        foreach (var words in Words.Languages)
        {
            foreach (var key in Words.English.Keys)
            {
                words[key].ShouldNotBeNullOrWhiteSpace(key);
                Places(words[key]).ShouldBe(Places(Words.English[key]), key);
            }
        }
    }

    [Fact]
    public void Every_word_of_a_page_is_there()
    {
        var folder = Path.Combine(RepositoryRoot.Path, "functions", "FPReconcile.App", "Review", "Pages");
        var used = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).SelectMany(file => UsedKey().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

        used.Count.ShouldBeGreaterThan(150);

        // The words of the statistics are those of the frozen report.
        used.Except(Words.English.Keys, StringComparer.Ordinal).Except(StatisticsWords.Codes, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Every_choice_of_ours_has_a_word()
    {
        string[] wanted =
        [
            .. Group("vintage-state", Enum.GetValues<VintageHold>().Select(hold => hold.Name()).Append("frozen")),
            .. Group("kind", DiscrepancyKinds.All.Select(kind => kind.Name())), .. Group("disposition", Dispositions.All.Select(disposition => disposition.Name())),
            .. Group("age", Enum.GetValues<AgeBand>().Select(EnumWords.Of)), .. Group("stage", Enum.GetValues<CaseStage>().Select(EnumWords.Of)),
            .. Group("waiting", Enum.GetValues<WaitingFor>().Select(EnumWords.Of)), .. Group("sort", Enum.GetValues<WorklistSort>().Select(EnumWords.Of)),
            .. Group("event", Enum.GetValues<CaseEventKind>().Select(EnumWords.Of)), .. Group("import", Enum.GetValues<ImportLineKind>().Select(EnumWords.Of)),
            .. Group("agreement", Enum.GetValues<FieldAgreement>().Select(EnumWords.Of)), .. Group("standing", Enum.GetValues<PairStanding>().Select(EnumWords.Of)),
            .. Group("why", Enum.GetValues<WhyNot>().Select(EnumWords.Of)), .. Group("lane", Enum.GetValues<CaseLane>().Where(lane => lane != CaseLane.Normal).Select(EnumWords.Of)),
            .. Group("upload-status", Enum.GetValues<UploadStatus>().Select(EnumWords.Of)), .. Group("run", Enum.GetValues<RunStage>().Select(EnumWords.Of)),
            .. Group("report", Enum.GetValues<FacilityReportStatus>().Select(status => status.Name())), .. Group("reason", ReasonCodes.All), .. Group("unmask-reason", UnmaskReasons.All), .. Group("action", AuditActions.All),
        ];

        wanted.Except(Words.English.Keys, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Dates_and_numbers_are_written_as_the_language_does()
    {
        var chinese = Words.Find("zh-Hans")!;
        var date = new DateOnly(2026, 2, 3);

        (Words.English.Date(date), chinese.Date(date)).ShouldBe(("3 Feb 2026", "2026年2月3日"));
        Words.English.Count(12345).ShouldBe("12,345");
        Words.English.Percent(0.954).ShouldStartWith("95.4");
    }

    private static IEnumerable<string> Group(string group, IEnumerable<string> words) => words.Select(word => $"{group}.{word}");

    private static IEnumerable<string> Places(string text) => PlacePattern().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"(?:visit\[|Words\.Format\(|Problem\(visit, |Mark\(visit, [A-Za-z.]+, |Card\(visit, |Section\(visit, |Nothing\(visit, |, ""/ui/[a-z]+"", |\("")""?([a-z-]+\.[a-z.-]+)""")]
    private static partial Regex UsedKey();

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex PlacePattern();
}
