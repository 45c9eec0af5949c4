using System.Text;
using CsvHelper;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Tables;

namespace FPReconcile.App.Tests.Commands.Link;

/// <summary>The engine's own CSV reader against a well-kept library: they agree on every text that is well formed.</summary>
public sealed class CsvHelperTests
{
    [Fact]
    public void The_engine_reads_the_fields_that_CsvHelper_reads()
    {
        var random = new Random(20250315);
        for (var round = 0; round < 200; round++)
        {
            var text = RandomText(random, columns: 1 + random.Next(5));
            var expected = Library(text);

            for (var column = 0; column < expected[0].Length; column++)
                Engine(text, column).ShouldBe(expected.Skip(1).Select(row => row[column]), $"round {round}, column {column}");
        }
    }

    private static List<string[]> Library(string text)
    {
        using var reader = CsvReader.Create(Encoding.UTF8.GetBytes(text), new CsvReaderOptions { HasHeader = false, Separator = ',', AllowLineBreaksInQuotes = true });
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }

    /// <summary>One column: ids come through as they are.</summary>
    private static List<string> Engine(string text, int column)
    {
        byte[] buffer = [.. Encoding.UTF8.GetBytes(text), .. new byte[CsvHeader.Padding]];
        var header = CsvHeader.Read(buffer, buffer.Length - CsvHeader.Padding, isLast: true)!;
        var reader = new TableReader(new TableLayout($"h{column}", [], new TableSchema([])), header);
        byte[] rows = [.. buffer[header.Length..]];
        reader.Read(rows, rows.Length - CsvHeader.Padding, isLast: true, 0);
        return [.. Enumerable.Range(0, reader.Rows).Select(row => Encoding.UTF8.GetString(reader.Ids[row]))];
    }

    private static string RandomText(Random random, int columns)
    {
        var text = new StringBuilder(string.Join(',', Enumerable.Range(0, columns).Select(column => $"h{column}"))).Append("\r\n");
        for (var row = random.Next(1, 40); row > 0; row--)
            text.AppendJoin(',', Enumerable.Range(0, columns).Select(_ => RandomField(random))).Append(random.Next(2) == 0 ? "\r\n" : "\n");
        return text.ToString();
    }

    private static string RandomField(Random random)
    {
        string[] parts = ["a", "bc", "é", "张", " ", ";", "'", "=1", new string('x', random.Next(50))];
        string[] quotedParts = [.. parts, ",", "\n", "\r\n", "\"\""];
        var isQuoted = random.Next(2) == 0;
        var field = string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => isQuoted ? quotedParts[random.Next(quotedParts.Length)] : parts[random.Next(parts.Length)]));
        return isQuoted ? $"\"{field}\"" : "z" + field;
    }
}
