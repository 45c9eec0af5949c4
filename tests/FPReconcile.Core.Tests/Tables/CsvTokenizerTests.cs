using System.Text;
using FPReconcile.Core.Tables;

namespace FPReconcile.Core.Tests.Tables;

public sealed class CsvTokenizerTests
{
    private const int MostFields = 12;

    [Theory]
    [InlineData("a,b\n", "a|b")]
    [InlineData("a,b", "a|b")]
    [InlineData("a,b\r\nc,d\r\n", "a|b/c|d")]
    [InlineData("a,\n,b\n", "a|/|b")]
    [InlineData("a\n\n\r\nb\n", "a/b")]
    [InlineData("\"a,b\",c\n", "a,b|c")]
    [InlineData("\"a\nb\",c\n", "a\nb|c")]
    [InlineData("\"say \"\"a\"\"\",\"\"\n", "say \"a\"|")]
    [InlineData("a\"b\",c\n", "a\"b\"|c")]
    [InlineData("\"a\"b,c\n", "a|c")]
    [InlineData("\"a,b\n", "a,b\n")]
    [InlineData("a\n\r", "a")]
    [InlineData("", "")]
    public void Text_is_split_into_fields(string text, string expected) =>
        string.Join('/', Tokenize(text, ',').Select(row => string.Join('|', row))).ShouldBe(expected);

    /// <summary>Fields of up to a hundred characters cross every border of the sixty-four bytes that are looked at together.</summary>
    [Fact]
    public void It_gives_what_its_slow_twin_gives()
    {
        var random = new Random(20250310);
        for (var round = 0; round < 4000; round++)
        {
            var delimiter = ",;\t"[round % 3];
            var text = RandomText(random, delimiter);

            var rows = Tokenize(text, delimiter);

            var expected = SlowCsv.Read(text, delimiter);
            rows.Count.ShouldBe(expected.Count, $"round {round}");
            for (var row = 0; row < rows.Count; row++)
                rows[row].ShouldBe(expected[row].Take(MostFields), $"round {round}, row {row}");
        }
    }

    [Fact]
    public void Rows_do_not_depend_on_the_pieces_the_text_comes_in()
    {
        var random = new Random(20250311);
        for (var round = 0; round < 300; round++)
        {
            var text = RandomText(random, ',');
            var whole = Tokenize(text, ',');

            foreach (var piece in new[] { 1, 2, 3, 7, 31, 32, 33, 63, 64, 65, 128 })
                Tokenize(text, ',', piece).SelectMany(row => row.Append("/")).ShouldBe(whole.SelectMany(row => row.Append("/")), $"round {round}, pieces of {piece}");
        }
    }

    [Fact]
    public void Rows_with_more_or_fewer_fields_are_counted()
    {
        var tokenizer = new CsvTokenizer((byte)',');
        var batch = new CsvBatch(3) { Buffer = Padded("a,b,c\na,b\na,b,c,d\n\n") };

        tokenizer.Read(batch, 0, "a,b,c\na,b\na,b,c,d\n\n".Length, isLast: true);

        tokenizer.RaggedRows.ShouldBe(2);
    }

    [Theory]
    [InlineData("a,\"b\n", true)]
    [InlineData("a,\"b\"\n", false)]
    [InlineData("a,\"b\"", false)]
    public void A_quote_that_is_never_closed_is_told(string text, bool isOpen)
    {
        var tokenizer = new CsvTokenizer((byte)',');

        tokenizer.Read(new CsvBatch(2) { Buffer = Padded(text) }, 0, text.Length, isLast: true);

        tokenizer.HasOpenQuote.ShouldBe(isOpen);
    }

    private static string RandomText(Random random, char delimiter)
    {
        string[] parts = ["\"", "\"\"", "\n", "\r\n", "\r", $"{delimiter}", $"{delimiter}", "a", "bc", "é", "x ", ",", new string('y', random.Next(1, 100))];
        var text = new StringBuilder();
        for (var part = random.Next(0, 60); part > 0; part--)
        {
            var isWellFormed = random.Next(3) > 0;
            if (isWellFormed)
                text.Append(random.Next(2) == 0 ? $"\"{new string('q', random.Next(40))}\"\"{delimiter}\n\"" : new string('w', random.Next(40))).Append(random.Next(4) == 0 ? "\r\n" : $"{delimiter}");
            else
                text.Append(parts[random.Next(parts.Length)]);
        }

        return text.ToString();
    }

    /// <summary>Latin-1 keeps bytes and characters one to one.</summary>
    private static byte[] Padded(string text) => [.. Encoding.Latin1.GetBytes(text), .. Enumerable.Repeat((byte)'"', CsvTokenizer.Padding)];

    private static List<string[]> Tokenize(string text, char delimiter, int piece = int.MaxValue)
    {
        var tokenizer = new CsvTokenizer((byte)delimiter);
        var batch = new CsvBatch(MostFields, rows: 1) { Buffer = Padded(text) };
        var rows = new List<string[]>();
        var (from, to) = (0, 0);
        while (true)
        {
            to = (int)Math.Min(text.Length, (long)to + piece);
            while (true)
            {
                var next = tokenizer.Read(batch, from, to, isLast: to == text.Length);
                from = next;
                if (batch.Rows == 0)
                    break;
                rows.Add([.. Enumerable.Range(0, Math.Min(batch.FieldsOfLastRow, MostFields)).Select(field => Encoding.Latin1.GetString(batch.Field(0, field)))]);
            }

            if (to == text.Length)
                return rows;
        }
    }
}
