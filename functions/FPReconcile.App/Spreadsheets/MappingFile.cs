using System.Text;
using System.Text.Json;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Spreadsheets;

/// <summary>
/// Reads a mapping file: one mapping as a JSON object, or several as an array. Anything that is not understood is a usage
/// error; messages name keys of the contract, never a heading.
/// </summary>
internal static class MappingFile
{
    private static readonly string[] VersionKeys = ["sender", "vintage", "vintageFromName", "extract"];

    static MappingFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="UsageException">The file is not there, is no JSON, or says something that is not understood.</exception>
    public static IReadOnlyList<ColumnMapping> Read(string path)
    {
        try
        {
            return Parse(InputStreams.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException("mapping: the file cannot be opened; check the path");
        }
    }

    /// <exception cref="UsageException">The text is no JSON, or says something that is not understood.</exception>
    public static IReadOnlyList<ColumnMapping> Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Object => [ReadMapping(document.RootElement)],
                JsonValueKind.Array => [.. document.RootElement.EnumerateArray().Select(ReadMapping)],
                _ => throw new UsageException("mapping: a JSON object or an array of objects is expected"),
            };
        }
        catch (JsonException exception)
        {
            // The message of the parser may quote the file; the line is enough to find the place.
            throw new UsageException($"mapping: no valid JSON at line {exception.LineNumber + 1}");
        }
        catch (InvalidOperationException)
        {
            // How the parser tells of an escape that is half of a character, such as \ud800 alone.
            throw new UsageException("mapping: a text holds half of a character: correct the file");
        }
    }

    private static ColumnMapping ReadMapping(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new UsageException("mapping: a JSON object is expected");
        var mapping = new ColumnMapping();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!keys.Add(property.Name))
                throw new UsageException($"mapping: key '{property.Name}' stands twice");
            mapping = ReadKey(mapping, property.Name, property.Value);
        }

        if (!keys.Contains("source"))
            throw new UsageException("mapping: source is missing; expected facility, registration, register or deaths");
        if (mapping.Vintage is not null && mapping.VintageFromName is not null)
            throw new UsageException("mapping: vintage and vintageFromName stand in one entry: keep one of them");
        if (mapping.Source is null && keys.Overlaps(VersionKeys))
            throw new UsageException($"mapping: every row of a list of deaths counts: {string.Join(", ", VersionKeys)} are not for deaths");
        return mapping;
    }

    private static ColumnMapping ReadKey(ColumnMapping mapping, string key, JsonElement value) => key switch
    {
        "source" => mapping with { Source = ReadSource(Text(key, value)) },
        "fileGlob" => mapping with { FileGlob = Text(key, value) },
        "sheet" => mapping with { Sheet = Text(key, value) },
        "headerRow" => mapping with { HeaderRow = ReadHeaderRow(value) },
        "encoding" => mapping with { Encoding = ReadEncoding(Text(key, value)) },
        "delimiter" => mapping with { Delimiter = ReadDelimiter(Text(key, value)) },
        "dateOrder" => mapping with { DateOrder = ReadDateOrder(Text(key, value)) },
        "calendar" => mapping with { Calendar = ReadCalendar(Text(key, value)) },
        "sender" => mapping with { Sender = Text(key, value) },
        "vintage" => mapping with { Vintage = ReadVintage(Text(key, value)) },
        "vintageFromName" => mapping with { VintageFromName = ReadVintageRule(Text(key, value)) },
        "extract" => mapping with { Extract = ReadExtract(Text(key, value)) },
        "columns" => mapping with { Columns = ReadColumns(value) },
        "letters" => mapping with { Letters = ReadLetters(value) },
        _ => throw new UsageException($"mapping: unknown key '{key}'; known are source, fileGlob, sheet, headerRow, encoding, delimiter, dateOrder, calendar, sender, vintage, vintageFromName, extract, columns, letters"),
    };

    private static Dictionary<CanonicalColumn, string> ReadColumns(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new UsageException("mapping: columns has to be an object of column names and headings or letters");
        var columns = new Dictionary<CanonicalColumn, string>();
        var headings = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!CanonicalColumns.TryParse(property.Name, out var column))
                throw new UsageException($"mapping: '{property.Name}' is no column of this program");
            var heading = Text(property.Name, property.Value);
            if (ForbiddenHeadings.IsForbidden(heading))
                throw new UsageException($"mapping: {column.Name()} names a column that this program never takes in");
            // Two names of one column, or one heading for two columns.
            if (!columns.TryAdd(column, heading) || !headings.Add(TextFolding.Fold(heading)))
                throw new UsageException($"mapping: {column.Name()}: a column is mapped twice");
        }

        return columns;
    }

    private static Dictionary<CanonicalColumn, string> ReadLetters(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new UsageException("mapping: letters has to be an object of column names and letters");
        var letters = new Dictionary<CanonicalColumn, string>();
        foreach (var property in element.EnumerateObject())
        {
            if (!CanonicalColumns.TryParse(property.Name, out var column))
                throw new UsageException($"mapping: '{property.Name}' is no column of this program");
            if (!ColumnLetters.TryParse(Text(property.Name, property.Value), out var index) || !letters.TryAdd(column, ColumnLetters.Of(index)))
                throw new UsageException($"mapping: letters: {column.Name()} has to be one column letter, once");
        }

        return letters;
    }

    private static SourceKind? ReadSource(string text)
    {
        if (text == "deaths")
            return null;
        return SourceKinds.TryParse(text, out var source)
            ? source
            : throw new UsageException("mapping: source has to be facility, registration, register or deaths");
    }

    private static int ReadHeaderRow(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var row) && row >= 1
            ? row
            : throw new UsageException("mapping: headerRow has to be a row number from 1 on");

    private static string ReadEncoding(string name)
    {
        try
        {
            _ = Encoding.GetEncoding(name);
            return name;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new UsageException("mapping: encoding has to be the IANA name of a text encoding, such as windows-1252 or gb18030");
        }
    }

    private static char ReadDelimiter(string text) => text switch
    {
        "tab" => '\t',
        [var delimiter] when delimiter is '\t' or >= ' ' and <= '~' and not '"' && !char.IsAsciiLetterOrDigit(delimiter) => delimiter,
        _ => throw new UsageException("mapping: delimiter has to be one sign such as ; or |, or tab (no letter, digit or quote)"),
    };

    private static DateOrder ReadDateOrder(string text) => text switch
    {
        "dmy" => DateOrder.DayMonthYear,
        "mdy" => DateOrder.MonthDayYear,
        "ymd" => DateOrder.YearMonthDay,
        _ => throw new UsageException("mapping: dateOrder has to be dmy, mdy or ymd"),
    };

    private static DateCalendar ReadCalendar(string text) => text switch
    {
        "gregorian" => DateCalendar.Gregorian,
        "roc" => DateCalendar.Roc,
        "buddhist" => DateCalendar.Buddhist,
        "hijri" => DateCalendar.Hijri,
        "persian" => DateCalendar.Persian,
        "bikram_sambat" or "ethiopian" or "coptic" or "hebrew" or "indian" or "japanese" => throw new UsageException($"mapping: the calendar {text} cannot be read; convert its dates first"),
        _ => throw new UsageException("mapping: calendar has to be gregorian, roc, buddhist, hijri or persian; dates of another calendar have to be converted first"),
    };

    private static string ReadVintage(string text) =>
        text.Any(char.IsAsciiDigit)
            ? text
            : throw new UsageException("mapping: vintage has to hold a number, such as 2025-04: versions are ordered by it");

    private static VintageRule ReadVintageRule(string text) =>
        VintageRule.TryParse(text, out var rule)
            ? rule
            : throw new UsageException($"mapping: vintageFromName has to be a file name with {VintageRule.Place} in it once, such as births_{VintageRule.Place}.xlsx (* for any characters, but not beside {VintageRule.Place}; no folders)");

    private static ExtractKind ReadExtract(string text) => text switch
    {
        "full" => ExtractKind.Full,
        "delta" => ExtractKind.Delta,
        _ => throw new UsageException("mapping: extract has to be full (the whole list) or delta (additions and corrections)"),
    };

    private static string Text(string key, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
            ? value.GetString()!
            : throw new UsageException($"mapping: {key} has to be a text");
}
