using System.Text.RegularExpressions;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Languages;
using FPReconcile.Core.Intake.Rejections;

namespace FPReconcile.Core.Tests.Intake.Languages;

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
    public void A_language_has_words_for_every_note_and_for_what_a_file_problem_says_beyond_its_code(string code)
    {
        ClerkLanguage.Of(code).NoteTemplates.ShouldBe(English.NoteTemplates);
        ClerkLanguage.Of(code).DetailTemplates.ShouldBe(English.DetailTemplates);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_note_keeps_all_its_letters_and_numbers_in_every_language(string code)
    {
        foreach (var template in English.NoteTemplates)
        {
            var places = Places(template);
            // D, E, F: what is filled in, in the place of {0}, {1}, {2}.
            var note = places.Aggregate(template, static (text, place) => text.Replace(place, Filled(place), StringComparison.Ordinal));

            foreach (var place in places)
                ClerkLanguage.Of(code).Note(note).ShouldContain(Filled(place), customMessage: template);
            if (code == "en")
                English.Note(note).ShouldBe(note);
            else
                ClerkLanguage.Of(code).Note(note).ShouldNotBe(note);
        }
    }

    [Fact]
    public void A_note_is_not_taken_for_a_shorter_one() =>
        ClerkLanguage.Of("zh").Note("skipped: totals in rows 3 4 5 6 7 and 2 more").ShouldBe("已跳过：合计行，第3 4 5 6 7行，另有2行");

    [Fact]
    public void A_file_problem_says_in_the_language_what_was_found()
    {
        var problem = new FileProblem("facility/a.pdf", FileProblemCode.UnsupportedFormat, "the file is a PDF document; accepted are Excel workbooks");

        English.Words(problem).ShouldBe(problem.Message);
        ClerkLanguage.Of("zh").Words(problem).ShouldBe("该文件是 PDF 文档。 不支持该文件类型。请另存为 Excel 工作簿（.xlsx）或 CSV UTF-8。");
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

    private static string Filled(string place) => $"{(char)('D' + place[1] - '0')}{place[1]}7";

    private static List<string> Places(string text) => [.. Place().Matches(text).Select(static match => match.Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
