using System.Text;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Tables;
using FPReconcile.Core.Tests.Comparisons;

namespace FPReconcile.Core.Tests.Tables;

public sealed class TableReaderTests
{
    private static readonly TableField Name = new("name", "name", FieldKind.Name);
    private static readonly TableField Code = new("code", "code", FieldKind.Category);
    private static readonly TableField Date = new("date", "date", FieldKind.Date);
    private static readonly TableField Number = new("number", "number", FieldKind.Number);
    private static readonly TableField Identifier = new("identifier", "identifier", FieldKind.Identifier);

    [Theory]
    [InlineData("Zoë", "ZOE")]
    [InlineData(" zoe ", "zoe")]
    [InlineData("張麗", "张丽")]
    public void Names_that_are_written_alike_become_one_value(string first, string second) =>
        Cells(Name, first, second).Distinct().Count().ShouldBe(1);

    [Theory]
    [InlineData("000000000")]
    [InlineData("123-456-789")]
    public void The_beginning_of_an_identifier_that_says_nothing_is_missing(string text) =>
        Cells(Identifier with { Prefix = 3 }, text).ShouldBe([EncodedTable.Missing]);

    [Fact]
    public void The_beginning_of_an_identifier_is_that_of_its_letters_and_digits() =>
        Cells(Identifier with { Prefix = 3 }, "AB-1234", "ab1", "AB 29").ShouldBe([0, 0, 1]);

    [Fact]
    public void A_header_may_have_any_number_of_columns()
    {
        var headings = Enumerable.Range(0, 5000).Select(i => $"c{i}").ToArray();
        var text = Encoding.UTF8.GetBytes(string.Join(';', headings) + "\n");

        var header = CsvHeader.Read([.. text, .. new byte[CsvHeader.Padding]], text.Length, isLast: false)!;

        header.Headings.ShouldBe(headings);
        header.Length.ShouldBe(text.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("unknown")]
    public void A_name_that_says_nothing_is_missing(string text) => Cells(Name, text).ShouldBe([EncodedTable.Missing]);

    [Theory]
    [InlineData("2025-02-28", 0)]
    [InlineData(" 2025-02-28 ", 0)]
    [InlineData("2025-02-30", 1)]
    [InlineData("0000-00-00", 1)]
    [InlineData("99999-01-01", 1)]
    [InlineData("28.02.2025", 1)]
    [InlineData("2025-02-28T00:00", 1)]
    [InlineData("  ", 0)]
    public void Dates_that_are_none_are_missing_and_counted(string text, int counted)
    {
        var reader = Read(Date, text, text);

        reader.NotUnderstood(0).ShouldBe(counted * 2);
        var isRead = text.Contains("02-28", StringComparison.Ordinal) && counted == 0;
        reader.ToTable(reader.Pool, threads: null).Value(0, "date").ShouldBe(isRead ? new DateOnly(2025, 2, 28).DayNumber : EncodedTable.Missing);
    }

    [Fact]
    public void Dates_are_read_in_their_own_format() =>
        Cells(Date with { Format = "dd/MM/yyyy" }, "03/04/2025").ShouldBe([new DateOnly(2025, 4, 3).DayNumber]);

    [Theory]
    [InlineData("5", "3.5", 15_000)]
    [InlineData("-2", "-2.25", 2_500)]
    [InlineData("1e3", "1000", 0)]
    public void Numbers_keep_their_difference(string first, string second, long tenThousandths)
    {
        var cells = Cells(Number, first, second);

        (cells[0] - cells[1]).ShouldBe(tenThousandths);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("1,5")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("99999999999999999999999999999999")]
    public void A_number_that_is_none_is_missing_and_counted(string text)
    {
        var reader = Read(Number, text);

        (reader.NotUnderstood(0), reader.ToTable(reader.Pool, threads: null).Value(0, "number")).ShouldBe((1, EncodedTable.Missing));
    }

    [Theory]
    [InlineData("ab-12 3", "AB123")]
    [InlineData("007", "007")]
    [InlineData("ÄB/123456789012345", "äb123456789012345")]
    public void Identifiers_are_the_same_by_letters_and_digits(string first, string second) =>
        Cells(Identifier, first, second).Distinct().Count().ShouldBe(1);

    [Theory]
    [InlineData("")]
    [InlineData("---")]
    [InlineData("000000")]
    [InlineData("123456789")]
    public void An_identifier_that_says_nothing_is_missing(string text) => Cells(Identifier, text).ShouldBe([EncodedTable.Missing]);

    [Theory]
    [InlineData(FieldKind.Name)]
    [InlineData(FieldKind.Text)]
    [InlineData(FieldKind.Category)]
    [InlineData(FieldKind.Date)]
    [InlineData(FieldKind.Identifier)]
    [InlineData(FieldKind.Number)]
    public void Values_beyond_four_kilobytes_are_missing_and_counted(FieldKind kind)
    {
        var reader = Read(new TableField("x", "x", kind), new string('é', 2049), new string('7', 4097));

        reader.NotUnderstood(0).ShouldBe(2);
        var table = reader.ToTable(reader.Pool, threads: null);
        (table.Value(0, "x"), table.Value(1, "x")).ShouldBe((EncodedTable.Missing, EncodedTable.Missing));
    }

    [Fact]
    public void The_longest_value_that_is_kept_is_told_from_others() =>
        Cells(Code, new string('a', 4096), new string('a', 4095) + "b", new string('a', 4096)).ShouldBe([0, 1, 0]);

    [Fact]
    public void A_prefix_is_the_first_characters_after_folding() =>
        Cells(Name with { Prefix = 2 }, "Éloise", "elena", "Anna").ShouldBe([0, 0, 1]);

    [Fact]
    public void Values_of_two_tables_are_the_same_after_their_pools_are_joined()
    {
        string[] identifiers = ["A1", "908172635445362718293847561029", "x-ÄÖÜ-1", "B2"];
        var left = Read(Identifier, identifiers);
        var right = Read(Identifier, [.. identifiers.Reverse()]);

        var (leftTable, rightTable) = (left.ToTable(left.Pool, threads: null), right.ToTable(left.Pool, threads: null));

        for (var row = 0; row < identifiers.Length; row++)
            rightTable.Value(identifiers.Length - 1 - row, "identifier").ShouldBe(leftTable.Value(row, "identifier"), identifiers[row]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Many_names_of_two_tables_are_the_same_after_their_pools_are_joined(int threads)
    {
        using var small = new SmallParts();
        string[] names = [.. Enumerable.Range(0, 500).Select(i => $"{(char)('A' + (i % 26))}{(char)('A' + (i / 26))}NAME")];
        var (left, right) = (Read(Name, names), Read(Name, [.. names.Reverse()]));

        var (leftTable, rightTable) = (left.ToTable(left.Pool, threads), right.ToTable(left.Pool, threads));

        Enumerable.Range(0, names.Length).Select(row => rightTable.Value(names.Length - 1 - row, "name"))
            .ShouldBe(Enumerable.Range(0, names.Length).Select(row => leftTable.Value(row, "name")));
    }

    [Fact]
    public void Names_of_two_tables_are_the_same_after_their_pools_are_joined()
    {
        var (left, right) = (Read(Name, "Anna", "", "Bela"), Read(Name, "Bela", "Carl", "ANNA"));

        var (leftTable, rightTable) = (left.ToTable(left.Pool, threads: null), right.ToTable(left.Pool, threads: null));

        rightTable.Value(0, "name").ShouldBe(leftTable.Value(2, "name"));
        rightTable.Value(2, "name").ShouldBe(leftTable.Value(0, "name"));
        leftTable.Value(1, "name").ShouldBe(EncodedTable.Missing);
    }

    [Fact]
    public void Cells_and_ids_do_not_depend_on_the_pieces_the_text_comes_in()
    {
        var random = new Random(20250312);
        var text = new StringBuilder("\uFEFFid,name,other,date,number,identifier\r\n");
        for (var row = 0; row < 700; row++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{row},\"Zoë \"\"{random.Next(50)}\"\", \",{new string('x', random.Next(60))},2025-01-{random.Next(1, 32):00},{random.Next(9)}.5,ID{random.Next(99999)}\r\n");
        TableField[] fields = [Name, Date, Number, Identifier];

        var whole = Feed(text.ToString(), fields, int.MaxValue);
        foreach (var piece in new[] { 1, 17, 1000 })
        {
            var pieces = Feed(text.ToString(), fields, piece);
            pieces.Rows.ShouldBe(700);
            Enumerable.Range(0, 700).Select(row => Encoding.UTF8.GetString(pieces.Ids[row])).ShouldBe(Enumerable.Range(0, 700).Select(row => $"{row}"));
            var (expected, actual) = (whole, pieces);
            AllCells(actual, fields).ShouldBe(AllCells(expected, fields), $"pieces of {piece}");
            whole = Feed(text.ToString(), fields, int.MaxValue);
        }
    }

    [Theory]
    [InlineData("a,b,c\n", ',', 3)]
    [InlineData("\uFEFFa;b;c,d\r\n", ';', 3)]
    [InlineData("a\tb", '\t', 2)]
    [InlineData("\n\r\n \"a\",b\n", ',', 2)]
    public void The_header_tells_what_separates_fields(string text, char delimiter, int headings)
    {
        var header = Header(text);

        ((char)header.Delimiter, header.Headings.Count, header.Headings[0].Trim('"')).ShouldBe((delimiter, headings, "a"));
    }

    private static long[] AllCells(TableReader reader, TableField[] fields)
    {
        var table = reader.ToTable(reader.Pool, threads: null);
        return [.. Enumerable.Range(0, table.Rows).SelectMany(row => fields.Select(field => table.Value(row, field.Column)))];
    }

    private static long[] Cells(TableField field, params string[] values) => AllCells(Read(field, values), [field]);

    private static TableReader Read(TableField field, params string[] values) =>
        Feed($"id,{field.Heading}\n" + string.Concat(values.Select((value, row) => $"{row},\"{value}\"\n")), [field], int.MaxValue);

    private static byte[] Bytes(string text) => [.. Encoding.UTF8.GetBytes(text), .. new byte[CsvHeader.Padding]];

    private static CsvHeader Header(string text)
    {
        var buffer = Bytes(text);
        return CsvHeader.Read(buffer, buffer.Length - CsvHeader.Padding, isLast: true)!;
    }

    /// <summary>Gives the text to the reader in pieces, as a file does.</summary>
    private static TableReader Feed(string text, TableField[] fields, int piece)
    {
        var header = Header(text);
        var reader = new TableReader(new TableLayout("id", fields, new TableSchema(fields.Select(field => field.TableColumn))), header);
        var bytes = Bytes(text)[header.Length..];
        var (from, to, length) = (0, 0, bytes.Length - CsvHeader.Padding);
        while (to < length)
        {
            to = (int)Math.Min(length, (long)to + piece);
            from += reader.Read([.. bytes.AsSpan(from, to - from), .. new byte[CsvHeader.Padding]], to - from, to == length, length - to);
        }

        from.ShouldBe(length);
        return reader;
    }
}
