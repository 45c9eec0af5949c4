using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Normalization;

public sealed class NameNormalizerTests
{
    [Theory]
    [InlineData("Müller", "MULLER")]
    [InlineData("Groß", "GROSS")]
    [InlineData("Sørensen", "SORENSEN")]
    [InlineData("Łukasz", "LUKASZ")]
    [InlineData("Đorđe", "DORDE")]
    [InlineData("Ægir", "AEGIR")]
    [InlineData("O'Brien", "OBRIEN")]
    [InlineData("O´Brien", "OBRIEN")]
    [InlineData("N’Diaye", "NDIAYE")]
    [InlineData("Jean-Paul", "JEAN PAUL")]
    [InlineData("  Anna \u00A0  Maria ", "ANNA MARIA")]
    [InlineData("Ｂａｎｄａ", "BANDA")]
    [InlineData("Ba\u200Bnda", "BANDA")]
    [InlineData("Mrs. Banda", "BANDA")]
    [InlineData("BANDA (MRS)", "BANDA")]
    [InlineData("Dr", "DR")]
    public void A_surname_is_folded_for_comparison(string written, string expected) =>
        Normalize(written, null, null).ShouldBe((expected, ""));

    [Theory]
    [InlineData("Amina Banda", "BANDA", "AMINA")]
    [InlineData("Mrs Amina Grace Banda", "BANDA", "AMINA GRACE")]
    [InlineData("Banda, Amina", "BANDA", "AMINA")]
    [InlineData("María de la Cruz", "DE LA CRUZ", "MARIA")]
    [InlineData("De La Cruz", "DE LA CRUZ", "")]
    [InlineData("Amina", "AMINA", "")]
    [InlineData("Baby Banda", "BANDA", "")]
    [InlineData("张丽", "张", "丽")]
    [InlineData("欧阳娜娜", "欧阳", "娜娜")]
    [InlineData("欧阳", "欧", "阳")]
    [InlineData("张 丽", "张", "丽")]
    [InlineData("王小明女士", "王", "小明")]
    [InlineData("김민준", "김", "민준")]
    [InlineData("张", "张", "")]
    public void A_whole_name_is_split_by_the_habits_of_its_script(string written, string surname, string givenName) =>
        Normalize(null, null, written).ShouldBe((surname, givenName));

    [Theory]
    [InlineData("Baby of Amina Banda")]
    [InlineData("B/O Amina")]
    [InlineData("B.O. Amina Banda")]
    [InlineData("Baby boy")]
    [InlineData("BABY GIRL OF AMINA")]
    [InlineData("Twin I")]
    [InlineData("Twin A")]
    [InlineData("twin")]
    [InlineData("张丽之婴")]
    [InlineData("张丽之子")]
    [InlineData("张丽之女")]
    [InlineData("张丽婴儿")]
    [InlineData("張麗嬰兒")]
    [InlineData("张丽女婴")]
    [InlineData("unknown")]
    [InlineData("N/A")]
    [InlineData("NA")]
    [InlineData("not named")]
    [InlineData("Sin nombre")]
    [InlineData("Inconnu")]
    [InlineData("无名")]
    [InlineData("未取名")]
    [InlineData("Nouveau-né")]
    [InlineData("RN de Maria")]
    [InlineData("-")]
    [InlineData("  ")]
    [InlineData(null)]
    public void A_stand_in_for_a_name_is_missing(string? written)
    {
        NameNormalizer.IsPlaceholder(written).ShouldBeTrue();
        Normalize(null, null, written).ShouldBe(("", ""));
    }

    [Theory]
    [InlineData("Amina")]
    [InlineData("Babygrace Phiri")]
    [InlineData("Boyce Banda")]
    [InlineData("Twinomujuni Sarah")]
    [InlineData("Noël")]
    [InlineData("王子涵")]
    [InlineData("李婴宁")]
    [InlineData("Baby Kumari")]
    public void A_real_name_is_no_stand_in(string written) => NameNormalizer.IsPlaceholder(written).ShouldBeFalse();

    [Fact]
    public void A_stand_in_given_name_leaves_the_surname() => Normalize("Banda", "Baby girl", null).ShouldBe(("BANDA", ""));

    [Fact]
    public void Na_is_a_given_name_beside_a_surname_and_no_name_alone()
    {
        Normalize("Li", "Na", null).ShouldBe(("LI", "NA"));
        Normalize("NA", "NA", null).ShouldBe(("", ""));
    }

    [Fact]
    public void Decomposed_and_composed_letters_are_the_same_name() =>
        Normalize("Jose\u0301", null, null).ShouldBe(Normalize("Jos\u00E9", null, null));

    [Fact]
    public void A_normalized_name_never_shows_itself() =>
        NameNormalizer.Normalize(new PersonName("Banda", "Amina", null)).ToString().ShouldBe("(name)");

    private static (string Surname, string GivenName) Normalize(string? surname, string? givenName, string? whole)
    {
        var name = NameNormalizer.Normalize(new PersonName(surname, givenName, whole));
        return (name.Surname, name.GivenName);
    }
}
