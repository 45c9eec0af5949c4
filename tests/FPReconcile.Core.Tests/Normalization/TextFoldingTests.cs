using System.Globalization;
using System.Text;
using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Tests.Normalization;

public sealed class TextFoldingTests
{
    // Folding leaves plain Han text alone without looking at each character: Unicode itself has to say that there is nothing to do.
    [Fact]
    public void Ideographs_of_the_first_block_have_no_other_form()
    {
        var block = string.Concat(Enumerable.Range(0x4E00, 0x9FFF - 0x4E00 + 1).Select(static code => (char)code));

        block.Normalize(NormalizationForm.FormKD).ShouldBe(block);
        block.ToUpperInvariant().ShouldBe(block);
        block.ShouldAllBe(static character => CharUnicodeInfo.GetDecimalDigitValue(character) < 0 && char.IsLetter(character));
        TextFolding.Fold(block).ShouldBe(block);
    }

    [Theory]
    [InlineData("欧阳 娜娜", "欧阳 娜娜")]
    [InlineData("王·芳", "王 芳")]
    [InlineData("王芳2", "王芳2")]
    [InlineData("王\u200B芳", "王芳")]
    [InlineData("\uF900\uFF21", "\u8C48A")]
    [InlineData("Ângela d'Ávila", "ANGELA DAVILA")]
    public void Other_text_is_folded_character_by_character(string text, string folded) => TextFolding.Fold(text).ShouldBe(folded);

    [Fact]
    public void Halves_of_characters_and_what_is_no_character_are_no_obstacle()
    {
        foreach (var broken in new[] { "王\uD800芳", "王\uDC00芳", "王\uFFFE芳" })
        {
            TextFolding.Fold(broken).ShouldBe("王 芳");
            TextFolding.Clean(broken).ShouldBe("王\uFFFD芳");
        }

        TextFolding.Fold("\U00020BB7").ShouldBe("\U00020BB7");
    }
}
