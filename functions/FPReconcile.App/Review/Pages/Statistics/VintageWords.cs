using System.Globalization;
using FPReconcile.App.Review.Pages.Figures;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Review.Vintages;
using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Disclosure.Statistics;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review.Pages.Statistics;

/// <summary>
/// The words of the statistics: those of the frozen report, so that page and report say the same, with the numbers and the names of fields of
/// the site. A code that has no words is shown as it is: a later program may have written the file.
/// </summary>
internal sealed class VintageWords(Visit visit, PlaceNames places)
{
    private const string Others = "(other)";
    private const string Joint = " + ";

    private readonly StatisticsWords _report = new(visit.Words.Code == "zh-Hans" ? DisplayLanguage.SimplifiedChinese : DisplayLanguage.English);

    public Words Site => visit.Words;

    public PlaceNames Places => places;

    /// <summary>Every text about methods, in order.</summary>
    public IEnumerable<string> Methods => StatisticsWords.Codes.Where(code => code.StartsWith("methods.", StringComparison.Ordinal)).Select(code => _report[code]);

    public string this[string code] => StatisticsWords.Codes.Contains(code) ? _report[code] : code;

    public string Format(string code, params object[] values) => StatisticsWords.Codes.Contains(code) ? _report.Format(code, values) : code;

    /// <summary>The word of a code of the file.</summary>
    public string Of(string group, string code) => StatisticsWords.Codes.Contains($"{group}.{code}") ? _report[$"{group}.{code}"] : code;

    /// <summary>The label of a row; rows that were put together are joined.</summary>
    public string Row(string stratum, string label) => string.Join(Joint, label.Split(Joint).Select(part => Part(stratum, part)));

    /// <summary>Groups that were put together.</summary>
    public string Groups(string prefix, IReadOnlyList<string> codes) => string.Join(Joint, codes.Select(code => Of(prefix, code)));

    /// <summary>What a share is of: a field, a list, or both.</summary>
    public string Share(VintageShare share)
    {
        if (share.Group == "conflicts")
            return Site.Of("field", share.Code);
        if (StatisticsWords.Codes.Contains($"share.{share.Code}"))
            return _report[$"share.{share.Code}"];
        return share.Code.Split('.', 2) is [var source, var field] ? $"{Site.Of("source-short", source)}: {Site.Of("field", field)}" : Site.Of("source", share.Code);
    }

    /// <summary>A group of days such as 8_30, or several that were put together.</summary>
    public string Days(IReadOnlyList<string> codes)
    {
        var days = codes.Where(code => code != DelayFigures.ToCheck).ToList();
        var names = new List<string>();
        if (days is [var first, ..] && first.Split('_')[0] is var from)
            names.Add(days[^1].Split('_') is [_, var to] && to != "more" ? $"{from}–{to}" : Format("days.more", from));
        if (days.Count < codes.Count)
            names.Add(this["days.to_check"]);
        return string.Join(Joint, names);
    }

    /// <summary>What became of cases: none, still open, or closed after some days.</summary>
    public string CaseDays(IReadOnlyList<string> codes)
    {
        var days = codes.Where(code => char.IsAsciiDigit(code[0])).ToList();
        var names = codes.Except(days, StringComparer.Ordinal).Select(code => Of("turnaround", code));
        return string.Join(Joint, days.Count == 0 ? names : names.Prepend(Format("turnaround.closed", Days(days))));
    }

    public static string Percent(PercentRange? percent) =>
        percent is null ? ReportCell.Mark : string.Create(CultureInfo.InvariantCulture, $"{percent.Percent} % ({percent.Low}–{percent.High})");

    /// <summary>A percent and the ends of its interval, each in a cell.</summary>
    public IReadOnlyList<FigureCell> Cells(PercentRange? percent) => [FigureCell.Count(Site, percent?.Percent), FigureCell.Count(Site, percent?.Low), FigureCell.Count(Site, percent?.High)];

    /// <summary>The columns of a number with its interval.</summary>
    public IReadOnlyList<string> Columns(string name) => [name, $"{name}: {this["column.low"]}", $"{name}: {this["column.high"]}"];

    private string Part(string stratum, string label) => label switch
    {
        Others => this["row.other"],
        LinkedBirth.UnknownArea or "not_stated" => this["row.not_stated"],
        "all" or "" => this["row.all"],
        _ when stratum == "area" => places.Area(label),
        _ when stratum == "sex" => Site.Of("sex", label),
        _ => label,
    };
}
