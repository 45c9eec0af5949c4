using System.Globalization;
using System.Text;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Tables;

namespace FPReconcile.Core.Tests.Tables;

/// <summary>The cells that are read many bytes at once are those of the plain way.</summary>
public sealed class FieldEncoderTests
{
    private const int Values = 20_000;

    [Fact]
    public void Identifiers_are_packed_as_their_plain_twin_packs_them()
    {
        var random = new Random(20251122);
        var values = Enumerable.Range(0, Values).Select(_ => Identifier(random)).ToList();
        var pool = new ValuePool();

        var cells = Cells(new TableField("x", "x", FieldKind.Identifier), values);

        var expected = values.Select(value => PackedIdentifier.Pack(WithoutStandIns(IdentifierNormalizer.Normalize(value)), pool)).ToList();
        for (var i = 0; i < cells.Count; i++)
            cells[i].ShouldBe(expected[i], values[i]);
        expected.Count(cell => cell == EncodedTable.Missing).ShouldBeGreaterThan(100);
        pool.Count.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData("yyyy-MM-dd")]
    [InlineData("dd.MM.yyyy")]
    [InlineData("yyyyMMdd")]
    [InlineData("MM/dd/yyyy")]
    public void Dates_are_those_that_dotnet_reads(string format)
    {
        var random = new Random(20251122);
        var values = Enumerable.Range(0, Values).Select(_ => DateText(random, format)).ToList();

        var cells = Cells(new TableField("x", "x", FieldKind.Date) { Format = format }, values);

        var expected = values.Select(value => Day(value, format)).ToList();
        cells.ShouldBe(expected);
        expected.Count(cell => cell == EncodedTable.Missing).ShouldBeInRange(Values / 10, Values * 9 / 10);
    }

    [Fact]
    public void Each_text_has_the_number_of_its_folded_form()
    {
        var random = new Random(20251122);
        // Values that are alike but for one byte or their length, on both sides of what is held in the table itself.
        var values = Enumerable.Range(0, Values).Select(_ => new string('A', random.Next(40)) + (char)('A' + random.Next(26)) + new string('B', random.Next(3)))
            .Select(value => random.Next(10) == 0 ? "" : random.Next(20) == 0 ? value + "é\"" : value).ToList();
        var pool = new ValuePool();

        var cells = Cells(new TableField("x", "x", FieldKind.Text), values);

        cells.ShouldBe(values.Select(value => (long)pool.Intern(TextFolding.Fold(value))));
    }

    private static string WithoutStandIns(string normalized) =>
        normalized.Length >= 6 && IdentifierNormalizer.IsStandIn(normalized) ? "" : normalized;

    private static long Day(string value, string format) =>
        DateOnly.TryParseExact(value.Trim(' '), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.DayNumber : EncodedTable.Missing;

    private static string Identifier(Random random)
    {
        const string Characters = "0123456789012345678901234567890123456789ABXYZabxyz -./é[`@{:\0\"";
        var length = random.Next(21);
        if (random.Next(8) == 0)
            return string.Concat(Enumerable.Range(random.Next(4), length).Select(i => (char)('0' + (i * random.Next(2) % 10))));
        var some = random.Next(3) == 0 ? Characters.Length : random.Next(2) == 0 ? 10 : 50;
        return string.Concat(Enumerable.Range(0, length).Select(_ => Characters[random.Next(some)]));
    }

    private static string DateText(Random random, string format)
    {
        var text = new StringBuilder(DateOnly.FromDayNumber(random.Next(3_600_000)).ToString(format, CultureInfo.InvariantCulture));
        for (var change = random.Next(3); change > 0; change--)
            text[random.Next(text.Length)] = "0123456789-/. x:é\""[random.Next(18)];
        return random.Next(10) == 0 ? $" {text}" : text.ToString();
    }

    /// <summary>Every other value is quoted, those with a quote always, and some end their row with a carriage return.</summary>
    private static string Quoted(string value, int row) =>
        (row % 2 == 0 && !value.Contains('"', StringComparison.Ordinal) ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"") + (row % 3 == 0 ? "\r" : "");

    private static List<long> Cells(TableField field, IEnumerable<string> values)
    {
        var text = Encoding.UTF8.GetBytes($"id,{field.Heading}\n" + string.Concat(values.Select((value, row) => $"{row},{Quoted(value, row)}\n")));
        byte[] padded = [.. text, .. new byte[CsvHeader.Padding]];
        var header = CsvHeader.Read(padded, text.Length, isLast: true)!;
        var reader = new TableReader(new TableLayout("id", [field], new TableSchema([field.TableColumn])), header);
        var rows = padded[header.Length..];
        reader.Read(rows, rows.Length - CsvHeader.Padding, isLast: true, bytesToCome: 0);
        var table = reader.ToTable(reader.Pool, threads: null);
        return [.. Enumerable.Range(0, table.Rows).Select(row => table.Value(row, field.Column))];
    }
}
