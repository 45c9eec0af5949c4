using System.Globalization;
using FPReconcile.App.Review.Pages.Figures;
using FPReconcile.App.Review.Vintages;

namespace FPReconcile.App.Review.Pages.Statistics;

/// <summary>How the numbers were made, what they assume, and what they leave out.</summary>
internal static class MethodsPart
{
    public static StatisticsPart Of(VintageFigures vintage, VintageWords words)
    {
        var facts = vintage.Metadata;
        var rows = new (string Name, string Value)[]
        {
            ("fact.vintage", vintage.Vintage),
            ("fact.as_of", words.Site.Date(vintage.AsOf)),
            ("fact.version", facts.ProgramVersion),
            ("fact.sources", string.Join(", ", (facts.Sources ?? []).Select(source => words.Format("fact.files", words.Of("source", source.Source), source.Files)))),
            ("fact.deaths", words[facts.DeathListGiven ? "yes" : "no"]),
            ("fact.registration_days", Text(facts.RegistrationDays)),
            ("fact.lag", Text(facts.DataLagDays)),
            ("fact.thresholds", words.Format("fact.threshold_values", facts.ThresholdSensitive, facts.ThresholdBirths)),
            ("fact.base", facts.BaseModel),
            ("fact.link_from", facts.LinkFrom.ToString("0.######", CultureInfo.InvariantCulture)),
            ("fact.seed", Text(facts.LinkageSeed)),
        };
        var table = new FigureTable("facts", words["table.facts"], [words["column.figure"], words["column.value"]], [.. rows.Select(row => (IReadOnlyList<FigureCell>)[FigureCell.Of(words[row.Name]), FigureCell.Of(row.Value)])]);
        return new StatisticsPart("methods", words["section.methods"], [.. words.Methods], [new Figure("facts", words["table.facts"], [table])]);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
