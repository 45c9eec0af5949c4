using FPReconcile.App.Charts;
using static FPReconcile.App.Charts.ReportNumbers;

namespace FPReconcile.App.Commands.Link.Report;

/// <summary>How the run went: blocking rules, training, settings.</summary>
internal static class RunSection
{
    public static void Write(HtmlWriter html, LinkReport report)
    {
        WriteBlocking(html, report);
        WriteTraining(html, report);
        LinkReportWriter.WriteHeading(html, "settings");
        HtmlTable.Write(html, "Settings of the run", [new("Setting"), new("Value")], SettingRows(report));
    }

    private static void WriteBlocking(HtmlWriter html, LinkReport report)
    {
        LinkReportWriter.WriteHeading(html, "blocking");
        html.Write($"<p>Which pairs were looked at. A pair that several rules find is compared once and counted for the first of them.</p>");
        var all = report.Blocking.Sum(rule => rule.NewPairs);
        var isCountedInAll = report.Blocking.Any(rule => rule.PairsInAll is not null);
        var soFar = 0L;
        var rows = new List<IReadOnlyList<string>>();
        foreach (var rule in report.Blocking)
        {
            soFar += rule.NewPairs;
            string[] inAll = isCountedInAll ? [rule.PairsInAll is { } pairs ? Count(pairs) : "not counted"] : [];
            rows.Add([rule.Rule, Count(rule.NewPairs), .. inAll, Share(soFar, all), Count(rule.OversizedRecords)]);
        }

        HtmlColumn[] columnInAll = isCountedInAll ? [new("Pairs in all", true)] : [];
        HtmlTable.Write(
            html, "Pairs by blocking rule",
            [new("Rule"), new("New pairs", true), .. columnInAll, new("Share so far", true), new("Left records in oversized blocks", true)], rows);
        if (report.Blocking.Any(rule => rule.OversizedRecords > 0))
            html.Write($"<p>A block is oversized when too many records share its value. Only pairs that agree on a further column were looked at inside of it, so matches may have been missed.</p>");
        if (report.Blocking.Any(rule => rule.NewPairs == 0))
            html.Write($"<p>A rule without new pairs finds nothing that an earlier one does not: check its columns, or leave it out. Rules that find too many pairs look only at records that have no sure link yet.</p>");
    }

    private static void WriteTraining(HtmlWriter html, LinkReport report)
    {
        LinkReportWriter.WriteHeading(html, "training");
        html.Write($"<p>m was learned by expectation-maximization on the pairs of each rule, u from frequencies and random pairs. Two records drawn at random match with probability {Probability(report.Model.MatchPrior)}.</p>");
        if (report.Model.Sessions.Count == 0)
        {
            html.Write($"<p>There was no session: the model was loaded, or had too few pairs to learn from.</p>");
            return;
        }

        HtmlTable.Write(
            html, "Sessions of training",
            [new("Rule"), new("Pairs", true), new("Expected matches", true), new("Rounds", true), new("Stopped because")],
            report.Model.Sessions.Select(session => (IReadOnlyList<string>)
                [session.Rule, Count(session.Pairs), Format(session.ExpectedMatches, "N1"), Count(session.Iterations), session.StoppedBecause]));
    }

    private static IEnumerable<IReadOnlyList<string>> SettingRows(LinkReport report)
    {
        foreach (var setting in report.Settings)
            yield return [setting.Name, setting.Value];
        yield return ["Threshold", Format(report.Totals.Threshold, "0.##########")];
        yield return ["Link type", report.Totals.LinkType == LinkType.OneToOne ? "one_to_one" : "many_to_many"];
        yield return ["Seed", Count(report.Model.Seed)];
        yield return ["Model trained by version", report.Model.Version];
        yield return ["Fingerprint of the comparisons", report.Model.Fingerprint];
    }
}
