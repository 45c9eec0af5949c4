using System.Text.Encodings.Web;
using System.Text.Json;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Commands.Check;

/// <summary>Writes mappings as the file that <c>--mapping</c> reads: an object, or a list when sheets differ.</summary>
internal static class MappingWriter
{
    // Headings in every script stay readable: a person is to correct the file.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static void Write(Stream stream, IReadOnlyList<ColumnMapping> mappings)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        if (mappings.Count != 1)
            json.WriteStartArray();
        foreach (var mapping in mappings)
            Write(json, mapping);
        if (mappings.Count != 1)
            json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ColumnMapping mapping)
    {
        json.WriteStartObject();
        json.WriteString("source", mapping.Source?.Name() ?? "deaths");
        WriteIfGiven(json, "sheet", mapping.Sheet);
        WriteIfGiven(json, "encoding", mapping.Encoding);
        WriteIfGiven(json, "delimiter", mapping.Delimiter is { } delimiter ? delimiter == '\t' ? "tab" : delimiter.ToString() : null);
        WriteIfGiven(json, "dateOrder", mapping.DateOrder is { } order ? NameOf(order) : null);
        WriteIfGiven(json, "calendar", mapping.Calendar == DateCalendar.Gregorian ? null : mapping.Calendar.ToString().ToLowerInvariant());
        WriteIfGiven(json, "sender", mapping.Sender);
        WriteIfGiven(json, "vintage", mapping.Vintage);
        WriteIfGiven(json, "vintageFromName", mapping.VintageFromName?.Text);
        WriteIfGiven(json, "extract", mapping.Extract == ExtractKind.Full ? "full" : null);
        WriteColumns(json, "columns", mapping.Columns);
        WriteColumns(json, "letters", mapping.Letters);
        json.WriteEndObject();
    }

    private static void WriteColumns(Utf8JsonWriter json, string key, IReadOnlyDictionary<CanonicalColumn, string> columns)
    {
        json.WriteStartObject(key);
        foreach (var (column, name) in columns.OrderBy(static pair => pair.Key))
            json.WriteString(column.Name(), name);
        json.WriteEndObject();
    }

    private static void WriteIfGiven(Utf8JsonWriter json, string key, string? text)
    {
        if (text is not null)
            json.WriteString(key, text);
    }

    private static string NameOf(DateOrder order) => order switch
    {
        DateOrder.MonthDayYear => "mdy",
        DateOrder.YearMonthDay => "ymd",
        _ => "dmy",
    };
}
