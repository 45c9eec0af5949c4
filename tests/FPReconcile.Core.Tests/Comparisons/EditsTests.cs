using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tests.Comparisons;

public sealed class EditsTests
{
    [Theory]
    [InlineData("AMINA", "AMINA", false)]
    [InlineData("AMINA", "AMIMA", true)]
    [InlineData("AMINA", "AMNIA", true)]
    [InlineData("AMINA", "AMIN", true)]
    [InlineData("AMINA", "MAMINA", true)]
    [InlineData("AMINA", "AMNIAH", false)]
    [InlineData("AMINA", "NIMAA", false)]
    [InlineData("A", "", true)]
    [InlineData("", "", false)]
    public void One_edit_is_recognized(string a, string b, bool expected)
    {
        Edits.IsOneEdit(a, b).ShouldBe(expected);
        Edits.IsOneEdit(b, a).ShouldBe(expected);
    }

    [Fact]
    public void It_agrees_with_the_full_distance_table_on_all_short_texts()
    {
        var texts = AllTexts("AB", 5).ToList();

        foreach (var a in texts)
        {
            foreach (var b in texts)
                Edits.IsOneEdit(a, b).ShouldBe(OptimalStringAlignment(a, b) == 1, $"{a} {b}");
        }
    }

    private static IEnumerable<string> AllTexts(string letters, int maxLength)
    {
        List<string> texts = [""];
        for (var start = 0; texts[^1].Length < maxLength;)
        {
            var end = texts.Count;
            for (; start < end; start++)
                texts.AddRange(letters.Select(letter => texts[start] + letter));
        }

        return texts;
    }

    /// <summary>The textbook dynamic program: slow and obvious.</summary>
    private static int OptimalStringAlignment(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
