using System.Globalization;
using FPReconcile.Core.Completeness;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>The part of the report that says how the numbers were made, what they assume, and what they leave out.</summary>
internal static class MethodsSection
{
    private static readonly string[] Texts =
    [
        "methods.model", "methods.lists", "methods.assumptions", "methods.dependence", "methods.range", "methods.intervals", "methods.home", "methods.exclusions",
        "methods.closed", "methods.linkage", "methods.suppression", "methods.linked_tables", "methods.percent", "methods.quantiles", "methods.sex_ratio", "methods.heaping", "methods.ranking",
    ];

    public static ReportSection Of(PublishedStatistics statistics, StatisticsLabel label, StatisticsWords words)
    {
        var facts = statistics.Facts;
        var rows = new (string Name, string Value)[]
        {
            ("fact.vintage", label.Vintage),
            ("fact.as_of", facts.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("fact.version", label.ProgramVersion),
            ("fact.sources", string.Join(", ", label.Sources.Select(source => words.Format("fact.files", words["source." + Records.SourceKinds.Name(source.Source)], source.Files)))),
            ("fact.deaths", words[label.HasDeathList ? "yes" : "no"]),
            ("fact.registration_days", Text(facts.RegistrationDays)),
            ("fact.lag", Text(facts.Options.DataLagDays)),
            ("fact.thresholds", words.Format("fact.threshold_values", facts.Options.SensitiveThreshold, facts.Options.BirthsThreshold)),
            ("fact.base", facts.HasRegister ? LogLinearModel.Base.Name : "[1,2]"),
            ("fact.link_from", label.LinkFrom.ToString("0.######", CultureInfo.InvariantCulture)),
            ("fact.seed", label.Seed.ToString(CultureInfo.InvariantCulture)),
        };
        return new ReportSection("methods", words["section.methods"], [.. Texts.Select(text => words[text])], [new ReportTable(
            words["table.facts"], [words["column.figure"], words["column.value"]], [.. rows.Select(row => (IReadOnlyList<ReportCell>)[ReportCell.Of(words[row.Name]), ReportCell.Of(row.Value)])])]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
