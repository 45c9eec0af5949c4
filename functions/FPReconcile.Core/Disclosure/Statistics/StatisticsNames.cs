using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>What rows and columns are called: codes of areas and facilities with their names, everything else in the words of the language.</summary>
internal sealed class StatisticsNames(StatisticsWords words, DisclosureContext context)
{
    public StatisticsWords Words => words;

    public string Facility(string code) => context.Facility(code);

    /// <summary>The label of a row; rows that were put together are joined with a plus.</summary>
    public string Row(string stratum, string label) => string.Join(" + ", label.Split(" + ").Select(part => Part(stratum, part)));

    /// <summary>A share by its group and code, such as a field or a list.</summary>
    public string Share(ShareFigure share)
    {
        if (share.Group == "conflicts" && Enum.TryParse<BirthField>(share.Code.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var field))
            return TextTable.Of(field, context.Language);
        if (share.Group == "conflicts")
            return TextTable.Of(BirthField.BirthWeight, context.Language);
        var parts = share.Code.Split('.');
        return SourceKinds.TryParse(parts[0], out var source)
            ? string.Join(": ", new[] { TextTable.Of(source, context.Language) }.Concat(parts.Skip(1).Select(part => words["field." + part])))
            : words["share." + share.Code];
    }

    private string Part(string stratum, string label) => label switch
    {
        StratumPublisher.Others => words["row.other"],
        LinkedBirth.UnknownArea or "not_stated" => words["row.not_stated"],
        "all" or "" => words["row.all"],
        _ when stratum == "area" => context.Area(label),
        _ when stratum == "sex" => TextTable.Of(label == "male" ? Sex.Male : Sex.Female, context.Language),
        _ => label,
    };
}
