using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;
using FPReconcile.Synthetic.Names;

namespace FPReconcile.Core.Tests.Normalization;

public sealed class HanCharactersTests
{
    [Theory]
    [InlineData('張', '张')]
    [InlineData('劉', '刘')]
    [InlineData('陳', '陈')]
    [InlineData('黃', '黄')]
    [InlineData('趙', '赵')]
    [InlineData('鍾', '钟')]
    [InlineData('鐘', '钟')]
    [InlineData('葉', '叶')]
    [InlineData('蕭', '萧')]
    [InlineData('嚴', '严')]
    [InlineData('龍', '龙')]
    [InlineData('峯', '峰')]
    [InlineData('豔', '艳')]
    [InlineData('龜', '龟')]
    [InlineData('臺', '台')]
    public void A_traditional_character_has_its_simplified_form(char traditional, char simplified) =>
        HanCharacters.Simplified(traditional).ShouldBe(simplified);

    /// <summary>Correct simplified writing, though each is also a traditional form of another character.</summary>
    [Theory]
    [InlineData('乾')]
    [InlineData('於')]
    [InlineData('沈')]
    [InlineData('范')]
    [InlineData('叶')]
    [InlineData('后')]
    [InlineData('云')]
    [InlineData('张')]
    [InlineData('Z')]
    [InlineData('ō')]
    [InlineData('あ')]
    [InlineData('\uFFFF')]
    public void Everything_else_stays(char character) => HanCharacters.Simplified(character).ShouldBe(character);

    [Fact]
    public void A_simplified_form_has_no_other_form() =>
        AllCharacters().Where(character => HanCharacters.Simplified(HanCharacters.Simplified(character)) != HanCharacters.Simplified(character)).ShouldBeEmpty();

    [Theory]
    [InlineData("张", "張")]
    [InlineData("王", "汪")]
    [InlineData("李", "黎")]
    [InlineData("伟", "薇")]
    [InlineData("丽娟", "莉娟")]
    [InlineData("小明", "晓铭")]
    public void Names_that_sound_alike_are_homophones(string a, string b) => HanCharacters.AreHomophones(a, b).ShouldBeTrue();

    [Theory]
    [InlineData("张", "王")]
    [InlineData("吕", "卢")]
    [InlineData("丽娟", "丽")]
    [InlineData("丽娟", "丽芳")]
    [InlineData("", "")]
    [InlineData("A", "B")]
    [InlineData("A张", "B张")]
    public void Others_are_none(string a, string b) => HanCharacters.AreHomophones(a, b).ShouldBeFalse();

    [Theory]
    [InlineData("张", "ZHANG")]
    [InlineData("丽娟", "LIJUAN")]
    [InlineData("欧阳", "OUYANG")]
    [InlineData("吕", "LU")]
    [InlineData("㐀", "QIU")]
    [InlineData("龥", "YU")]
    [InlineData("", "")]
    [InlineData("张A", "")]
    public void A_name_is_spelled_in_Latin_letters(string name, string romanized) => HanCharacters.Romanized(name).ShouldBe(romanized);

    [Theory]
    [InlineData("曾", "ZENG")]
    [InlineData("單", "SHAN")]
    [InlineData("繁", "PO")]
    [InlineData("张", "ZHANG")]
    [InlineData("曾子", "CENGZI")]
    public void Some_characters_are_read_otherwise_in_surnames(string surname, string romanized) =>
        HanCharacters.RomanizedSurname(surname).ShouldBe(romanized);

    [Fact]
    public void A_text_too_long_for_a_name_has_no_spelling() => HanCharacters.Romanized(new string('张', 200)).ShouldBe("");

    /// <summary>The sounds in the invented districts were written down by hand, from no table.</summary>
    [Fact]
    public void Readings_agree_with_those_of_the_invented_names()
    {
        var surnames = ChineseCharacters.Words(ChineseCharacters.Surnames).ToDictionary(entry => entry[0], entry => entry[1..]);
        var given = ChineseCharacters.Female.Concat(ChineseCharacters.Male).Distinct().ToDictionary(name => name, ChineseCharacters.Sound);

        surnames.Where(name => !HanCharacters.RomanizedSurname([name.Key]).Equals(name.Value, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        given.Where(name => !HanCharacters.Romanized([name.Key]).Equals(name.Value, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    [Fact]
    public void Traditional_forms_of_the_invented_names_fold_back()
    {
        var names = string.Concat(ChineseCharacters.Words(ChineseCharacters.Surnames).Select(entry => entry[0])) + ChineseCharacters.Female + ChineseCharacters.Male;

        HanCharacters.Simplified(ChineseCharacters.ToTraditional(names)).ShouldBe(names);
    }

    /// <summary>Unicode 15 gives kMandarin for 26,676 ideographs of these blocks (counted with grep).</summary>
    [Fact]
    public void Every_character_with_a_Mandarin_reading_has_a_syllable() =>
        AllCharacters().Count(character => HanCharacters.Pinyin(character) > 0).ShouldBe(26_676);

    [Fact]
    public void A_text_without_traditional_characters_is_the_same_string()
    {
        var text = string.Concat("张", "丽娟");

        HanCharacters.Simplified(text).ShouldBeSameAs(text);
    }

    [Fact]
    public void Names_are_compared_in_simplified_form()
    {
        NameNormalizer.Normalize(new PersonName("張", "麗娟", null)).ShouldBe(NameNormalizer.Normalize(new PersonName("张", "丽娟", null)));
        NameNormalizer.Normalize(new PersonName(null, null, "歐陽娜娜")).ShouldBe(NameNormalizer.Normalize(new PersonName("欧阳", "娜娜", null)));
    }

    private static IEnumerable<char> AllCharacters() => Enumerable.Range(0x3400, 0x9FFF - 0x3400 + 1).Select(code => (char)code);

    [Theory]
    [InlineData("张丽娟", "ZHANGLIJUAN", true)]
    [InlineData("张丽娟", "ZHANG LI JUAN", true)]
    [InlineData("张丽娟", "ZHANG LI", false)]
    [InlineData("张丽娟", "ZHANG LI JUANA", false)]
    [InlineData("曾", "ZENG", true)]
    [InlineData("曾", "CENG", true)]
    [InlineData("张", "CHANG", false)]
    [InlineData("", "", false)]
    public void Romanized_names_are_recognized(string characters, string letters, bool expected) =>
        HanCharacters.IsRomanized(characters, letters).ShouldBe(expected);
}
