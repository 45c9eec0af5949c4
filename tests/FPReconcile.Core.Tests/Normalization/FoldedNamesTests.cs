using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Normalization;

public sealed class FoldedNamesTests
{
    private static readonly string?[] Parts = [null, "Núñez", "NUNEZ", "NA", "Baby of Ana", "張", "张", "Dr Ann-Marie", "小姐", " "];

    [Fact]
    public void Names_are_normalized_as_ever_also_when_a_part_was_seen_before()
    {
        var folded = new FoldedNames();

        foreach (var _ in Enumerable.Range(0, 2))
        {
            foreach (var name in Names())
                folded[name].ShouldBe(NameNormalizer.Normalize(name));
        }
    }

    [Fact]
    public void A_part_keeps_its_number_and_another_writing_has_another_one()
    {
        var folded = new FoldedNames();

        var number = folded.NumberOf("Núñez");

        folded.NumberOf("NUNEZ").ShouldNotBe(number);
        folded.NumberOf("Núñez").ShouldBe(number);
        folded.Text(number).ShouldBe("NUNEZ");
        folded.NumberOf(null).ShouldBe(FoldedNames.MissingPart);
    }

    private static IEnumerable<PersonName> Names() =>
        from surname in Parts
        from givenName in Parts
        from whole in new[] { null, "CRUZ, Ana de la", "欧阳娜" }
        select new PersonName(surname, givenName, whole);
}
