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
        if (reason.Count == 1)
            return Sentence(reason[0], language);
        var sentences = new string[reason.Count];
        for (var i = 0; i < sentences.Length; i++)
            sentences[i] = Sentence(reason[i], language);
        return string.Join(language == DisplayLanguage.SimplifiedChinese ? "" : " ", sentences);
    }

    /// <summary>Details by name, separated as a list.</summary>
    internal static string Fields(IEnumerable<BirthField> fields, DisplayLanguage language) =>
        string.Join(Comma(language), fields.Select(field => TextTable.Of(field, language)));

    private static string Sentence(ReasonPart part, DisplayLanguage language)
    {
        var sentence = TextTable.Of(part.Code, language);
        if (part.Arguments.Count == 0)
            return sentence;

        var words = part.Code switch
        {
            ReasonCode.FieldValuesDiffer => WithList(part, language, Comma(language)),
            ReasonCode.FieldDiffers => WithList(part, language, language == DisplayLanguage.SimplifiedChinese ? "与" : " and "),
            _ => Words(part, language),
        };
        sentence = string.Format(CultureInfo.InvariantCulture, sentence, words);
        return char.IsLower(sentence[0]) ? string.Concat([char.ToUpperInvariant(sentence[0])], sentence.AsSpan(1)) : sentence;
    }

    private static object[] Words(ReasonPart part, DisplayLanguage language)
    {
        var words = new object[part.Arguments.Count];
        for (var i = 0; i < words.Length; i++)
            words[i] = Word(part.Arguments[i], language);
        return words;
    }

    // The first argument is the field, the others become one list.
    private static object[] WithList(ReasonPart part, DisplayLanguage language, string lastSeparator)
    {
        var list = Word(part.Arguments[1], language);
        for (var i = 2; i < part.Arguments.Count; i++)
            list += (i == part.Arguments.Count - 1 ? lastSeparator : Comma(language)) + Word(part.Arguments[i], language);
        return [Word(part.Arguments[0], language), list];
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
}
