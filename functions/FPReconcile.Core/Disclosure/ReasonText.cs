using System.Globalization;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure;

/// <summary>Writes reasons in plain words.</summary>
public static class ReasonText
{
    /// <summary>The sentences of a reason, one after the other.</summary>
    public static string Write(IReadOnlyList<ReasonPart> reason, DisplayLanguage language)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var separator = language == DisplayLanguage.SimplifiedChinese ? "" : " ";
        return string.Join(separator, reason.Select(part => Sentence(part, language)));
    }

    /// <summary>Details by name, separated as a list.</summary>
    internal static string Fields(IEnumerable<BirthField> fields, DisplayLanguage language) =>
        string.Join(Comma(language), fields.Select(field => TextTable.Of(field, language)));

    private static string Sentence(ReasonPart part, DisplayLanguage language)
    {
        var words = part.Code switch
        {
            ReasonCode.FieldValuesDiffer => WithList(part, language, Comma(language)),
            ReasonCode.FieldDiffers => WithList(part, language, language == DisplayLanguage.SimplifiedChinese ? "与" : " and "),
            _ => [.. part.Arguments.Select(argument => (object)Word(argument, language))],
        };
        return Capitalized(string.Format(CultureInfo.InvariantCulture, TextTable.Of(part.Code, language), words));
    }

    // The first argument is the field, the others become one list.
    private static object[] WithList(ReasonPart part, DisplayLanguage language, string lastSeparator)
    {
        var words = part.Arguments.Skip(1).Select(argument => Word(argument, language)).ToList();
        return [Word(part.Arguments[0], language), string.Join(Comma(language), words[..^1]) + lastSeparator + words[^1]];
    }

    private static string Word(object argument, DisplayLanguage language) => argument switch
    {
        DayCount count => Days(count.Days, language),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        SourceKind source => TextTable.Of(source, language),
        BirthField field => TextTable.Of(field, language),
        Sex sex => TextTable.Of(sex, language),
        BirthOutcome outcome => TextTable.Of(outcome, language),
        double probability => Percent(probability),
        SourceValue value => $"{TextTable.Of(value.Source, language)} {Word(value.Value, language)}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => argument.ToString() ?? "",
    };

    private static string Days(int days, DisplayLanguage language)
    {
        if (language == DisplayLanguage.SimplifiedChinese)
            return string.Create(CultureInfo.InvariantCulture, $"{days}天");
        return string.Create(CultureInfo.InvariantCulture, $"{days} {(days == 1 ? "day" : "days")}");
    }

    private static string Percent(double probability) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(probability * 100, MidpointRounding.AwayFromZero)} %");

    private static string Comma(DisplayLanguage language) => language == DisplayLanguage.SimplifiedChinese ? "、" : ", ";

    private static string Capitalized(string sentence) =>
        char.IsLower(sentence[0]) ? char.ToUpperInvariant(sentence[0]) + sentence[1..] : sentence;
}
