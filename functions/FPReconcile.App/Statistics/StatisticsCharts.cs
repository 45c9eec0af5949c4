using System.Globalization;
using FPReconcile.App.Charts;
using FPReconcile.Core.Disclosure.Statistics;

namespace FPReconcile.App.Statistics;

/// <summary>The charts of the sections, drawn from what the tables show and from nothing else.</summary>
internal sealed class StatisticsCharts(HtmlWriter html, StatisticsWords words)
{
    public void Write(string section, PublishedStatistics statistics)
    {
        switch (section)
        {
            case "completeness":
                WriteShares(statistics.Strata.FirstOrDefault(static table => table.Stratum == "area"), "chart.area");
                WriteShares(statistics.Strata.FirstOrDefault(static table => table.Stratum is "month" or "quarter" or "year"), "chart.time");
                break;
            case "models":
                WriteModels(statistics);
                break;
            case "timeliness":
                WriteDelay(statistics.Registration);
                break;
            case "outcomes" when statistics.Outcomes is { Overall.Share: { } share } outcomes:
                WriteFunnel(new FunnelData(share, [.. outcomes.Rows.Where(static row => row.Registrations > 0).Select(static row => (row.Registrations!.Value, row.NotRecorded!.Value))]));
                break;
        }
    }

    private void WriteShares(StratumTable? table, string title)
    {
        var rows = table?.Rows.Where(static row => row.Figures.Found is not null)
            .Select(static row => new PlotRow(row.Label, row.Figures.Found!.Percent, row.Figures.Found.Low, row.Figures.Found.High)).ToList();
        WriteDots(title, rows ?? [], words["chart.percent"]);
    }

    private void WriteModels(PublishedStatistics statistics)
    {
        var rows = statistics.All?.Rows[0].Figures.Models.Where(static model => model is { NotShown: null, Estimate: { Total: not null, Interval: not null } })
            .Select(static model => new PlotRow(model.Name, model.Estimate.Total!.Value, model.Estimate.Interval!.Value.Lower, model.Estimate.Interval.Value.Upper)).ToList();
        WriteDots("chart.models", rows ?? [], words["chart.births"]);
    }

    private void WriteDelay(DelayFigures? delay)
    {
        var rows = delay?.Cumulative.Where(static point => point is { UpTo: not null, Share: not null })
            .Select(static point => new PlotRow(string.Create(CultureInfo.InvariantCulture, $"≤ {point.UpTo}"), point.Share!.Percent, point.Share.Low, point.Share.High)).ToList();
        WriteDots("chart.delay", rows ?? [], words["chart.percent"]);
    }

    private void WriteDots(string title, List<PlotRow> rows, string axis)
    {
        if (DotPlot.Fits(rows))
            WriteFigure(title, text => DotPlot.Write(html, text, rows, new PlotAxis(axis)));
    }

    private void WriteFunnel(FunnelData data)
    {
        if (FunnelPlot.Fits(data))
            WriteFigure("chart.funnel", text => FunnelPlot.Write(html, text, data, (words["chart.registrations"], words["chart.percent"])));
    }

    private void WriteFigure(string title, Action<ChartText> draw)
    {
        var text = new ChartText(title.Replace('.', '-'), words[title], words["chart.description"]);
        html.Write($"<figure><figcaption>{text.Title}</figcaption>");
        draw(text);
        html.Write($"</figure>");
    }
}
