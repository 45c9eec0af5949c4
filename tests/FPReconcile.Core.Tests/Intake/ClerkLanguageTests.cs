using System.Text.RegularExpressions;
using FPReconcile.Core.Intake;

namespace FPReconcile.Core.Tests.Intake;

public sealed partial class ClerkLanguageTests
{
    private static readonly ClerkLanguage English = ClerkLanguage.Of("en");

    public static TheoryData<string> Codes => [.. ClerkLanguage.Codes];

    [Fact]
    public void English_and_Chinese_are_there() => ClerkLanguage.Codes.ShouldBe(["en", "zh"], ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_language_has_words_for_every_code_and_text_and_no_others(string code)
    {
        string[] expected =
        [
            .. Enum.GetNames<ClerkText>().Select(static name => $"texts.{char.ToLowerInvariant(name[0])}{name[1..]}"),
            .. Enum.GetValues<RejectionCode>().Select(static rejection => $"rejections.{rejection.ToCode()}"),
            .. Enum.GetValues<FileProblemCode>().Select(static problem => $"fileProblems.{problem.ToCode()}"),
            .. ColumnNames.SelectMany(static name => new[] { $"headings.{name}", $"prompts.{name}" }),
            .. new[] { "sex", "outcome", "birth_place", "plurality", "birth_order" }.Select(static name => $"choices.{name}"),
        ];

        ClerkLanguage.Of(code).Keys.ShouldBe(expected, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_text_has_the_same_places_to_fill_in_every_language(string code)
    {
        foreach (var text in Enum.GetValues<ClerkText>())
            Places(ClerkLanguage.Of(code).Text(text)).ShouldBe(Places(English.Text(text)), ignoreOrder: true, text.ToString());
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_heading_of_a_template_is_one_that_intake_knows(string code)
    {
        foreach (var name in ColumnNames)
            HeadingDictionary.IsKnown(ClerkLanguage.Of(code).Heading(name)).ShouldBeTrue($"{code} {name}");
    }

    [Fact]
    public void A_language_that_is_not_there_is_English() => ClerkLanguage.Of("xx").ShouldBeSameAs(English);

    [Fact]
    public void A_note_is_told_in_the_language_with_its_letters()
    {
        var chinese = ClerkLanguage.Of("zh");

        chinese.Note("C: dates are month before day").ShouldBe("C列：日期为月在日前");
        chinese.Note("a note that nobody has translated").ShouldBe("a note that nobody has translated");
    }

    private static IEnumerable<string> ColumnNames => CanonicalColumns.All.Select(static column => column.Name()).Append("registration_number").Append("entry_number");

    private static List<string> Places(string text) => [.. Place().Matches(text).Select(static match => match.Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
