using System.Text.Json;
using FPReconcile.App.Output;
using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.Core.Disclosure.Suppression;

namespace FPReconcile.App.Commands.Protect;

/// <summary>
/// Writes the files of <c>protect</c>. All of them may be published: the attack and the verdict hold what anybody can compute from the table,
/// and nothing that tells a small count from one that protects it.
/// </summary>
internal static class ProtectFiles
{
    /// <summary>The table with its totals, as people read it.</summary>
    public const string TableName = "suppressed.csv";

    /// <summary>The same, one row for each cell and total.</summary>
    public const string LongName = "suppressed-long.csv";

    /// <summary>What anybody can compute about each hidden cell.</summary>
    public const string AttackName = "attack.csv";

    /// <summary>What was proven; it marks the folder as a run.</summary>
    public const string VerdictName = "verdict.json";

    /// <summary>Label of a total.</summary>
    public const string TotalLabel = "Total";

    /// <summary>The one mark of what is hidden, small or not.</summary>
    public const string Mark = "s";

    /// <summary>What tells a folder of this verb from others.</summary>
    public static RunMarker Marker { get; } = new(VerdictName, "made_by", "fpreconcile protect");

    public static void Write(string folder, ProtectedTable table)
    {
        WriteFile(folder, TableName, stream => WriteWide(stream, table));
        WriteFile(folder, LongName, stream => WriteLong(stream, table));
        WriteFile(folder, AttackName, stream => WriteAttack(stream, table));
        WriteFile(folder, VerdictName, stream => WriteVerdict(stream, table));
    }

    private static void WriteWide(Stream stream, ProtectedTable table)
    {
        using var csv = new CsvTableWriter(stream, [table.Arguments.Rows.Trim(), .. table.Columns, TotalLabel]);
        for (var row = 0; row <= table.Rows.Count; row++)
        {
            csv.Text(RowLabel(table, row));
            for (var column = 0; column <= table.Columns.Count; column++)
                WriteCount(csv, table[new CellIndex(row, column)]);
            csv.EndRow();
        }
    }

    private static void WriteLong(Stream stream, ProtectedTable table)
    {
        using var csv = new CsvTableWriter(stream, table.Arguments.Rows.Trim(), table.Arguments.Columns.Trim(), table.Arguments.Count.Trim());
        for (var row = 0; row <= table.Rows.Count; row++)
        {
            for (var column = 0; column <= table.Columns.Count; column++)
            {
                csv.Text(RowLabel(table, row)).Text(ColumnLabel(table, column));
                WriteCount(csv, table[new CellIndex(row, column)]);
                csv.EndRow();
            }
        }
    }

    /// <summary>One row for each hidden cell of a published table; no highest count is a blank.</summary>
    private static void WriteAttack(Stream stream, ProtectedTable table)
    {
        string[] differences = [.. Enumerable.Range(1, table.Outcome.Table?.Differences.Count ?? 0).SelectMany(static number => new[] { $"lowest_difference_{number}", $"highest_difference_{number}" })];
        using var csv = new CsvTableWriter(stream, ["row", "column", "lowest", "highest", "lowest_if_zeros_were_hidden", "highest_if_zeros_were_hidden", .. differences]);
        if (table.Outcome.Table is not { } published)
            return;
        for (var i = 0; i < published.HiddenCells.Count; i++)
        {
            var cell = published.HiddenCells[i];
            csv.Text(RowLabel(table, cell.Row)).Text(ColumnLabel(table, cell.Column));
            WriteBounds(csv, published.Bounds[i]);
            WriteBounds(csv, published.BoundsIfZerosWereHidden[i]);
            foreach (var earlier in published.Differences)
            {
                WriteBound(csv, earlier[i].Lowest);
                WriteBound(csv, earlier[i].Highest);
            }

            csv.EndRow();
        }
    }

    private static void WriteVerdict(Stream stream, ProtectedTable table)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        var published = table.Outcome.Table;
        // Why a table is withheld would tell something of counts that nobody can see: it is told on the screen, and not written.
        json.WriteStartObject();
        json.WriteString(Marker.Key, Marker.Value);
        json.WriteString("version", ProgramVersion.Text);
        json.WriteString("outcome", published is null ? "withheld" : "published");
        json.WriteString("may_be_published", $"{TableName}, {LongName}, {AttackName} and this file: none of them holds more than anybody can compute from the first");
        json.WriteNumber("threshold", table.Arguments.Threshold);
        json.WriteBoolean("zeros_are_always_shown", !table.Arguments.MayHideZeros);
        json.WriteNumber("earlier_tables", table.Arguments.Earlier.Count);
        json.WriteNumber("rows", table.Rows.Count);
        json.WriteNumber("columns", table.Columns.Count);
        json.WriteNumber("cells_and_totals", (table.Rows.Count + 1L) * (table.Columns.Count + 1));
        json.WriteNumber("hidden", published?.HiddenCells.Count ?? (table.Rows.Count + 1L) * (table.Columns.Count + 1));
        if (published is not null)
            WriteProof(json, published);
        json.WriteEndObject();
    }

    private static void WriteProof(Utf8JsonWriter json, PublishedTable published)
    {
        json.WriteStartObject("proven");
        json.WriteString("of_every_hidden_cell", $"highest less lowest possible count is at least {published.Rule.Threshold - 1}, for anybody who knows this table and the rule");
        json.WriteString("for_whoever_holds_one_cell", "no other hidden cell is known exactly");
        WriteNarrowest(json, "narrowest_range", published.Bounds.Min(static bounds => bounds.Width));
        if (published.Differences.Count > 0)
            WriteDifferences(json, published);
        json.WriteEndObject();
    }

    private static void WriteDifferences(Utf8JsonWriter json, PublishedTable published)
    {
        var width = published.Rule.Threshold - 1;
        json.WriteString("of_every_difference_from_an_earlier_table", $"a difference of 1 to {width}, up or down, is of a cell that is hidden in one of the two, if the earlier one hid its own counts of 1 to {width}; of every cell hidden here, highest less lowest possible difference is at least {width}");
        json.WriteString("if_counts_only_grew", $"also for whoever knows that, highest less lowest possible difference is at least {width} where it is 1 to {width}, and whoever holds one cell knows no such difference of another exactly");
        WriteNarrowest(json, "narrowest_range_of_a_difference", published.Differences.SelectMany(static earlier => earlier).Min(static bounds => bounds.Width));
    }

    private static void WriteNarrowest(Utf8JsonWriter json, string name, long? width)
    {
        if (width is { } narrowest)
            json.WriteNumber(name, narrowest);
        else
            json.WriteNull(name);
    }

    private static void WriteCount(CsvTableWriter csv, long? count)
    {
        if (count is { } shown)
            csv.Number(shown);
        else
            csv.Text(Mark);
    }

    private static void WriteBounds(CsvTableWriter csv, CellBounds bounds)
    {
        WriteBound(csv, bounds.Lowest);
        WriteBound(csv, bounds.Highest);
    }

    private static void WriteBound(CsvTableWriter csv, long? bound)
    {
        if (bound is { } number)
            csv.Number(number);
        else
            csv.Blank();
    }

    private static string RowLabel(ProtectedTable table, int row) => row < table.Rows.Count ? table.Rows[row] : TotalLabel;

    private static string ColumnLabel(ProtectedTable table, int column) => column < table.Columns.Count ? table.Columns[column] : TotalLabel;

    private static void WriteFile(string folder, string name, Action<Stream> write)
    {
        using var stream = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write);
        write(stream);
    }
}
