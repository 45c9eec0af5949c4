using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace FPReconcile.Benchmarks;

/// <summary>One table of invented births as a CSV file and as two workbooks, with texts in their cells or shared by index.</summary>
internal static class LargeFiles
{
    private static readonly string[] Surnames = [.. Enumerable.Range(0, 2_000).Select(static i => Word(i, "Ban", "Kam", "Chi", "Mwa", "Tem", "Nya"))];
    private static readonly string[] GivenNames = [.. Enumerable.Range(0, 3_000).Select(static i => Word(i, "Ami", "Gra", "Est", "Jos", "Pet", "Mar"))];

    public static IReadOnlyList<string> Headings { get; } =
    [
        "record_id", "facility_code", "birth_date", "birth_time", "sex", "birth_weight_g", "gestation", "plurality", "outcome",
        "mother_surname", "mother_given_name", "mother_birth_date", "mother_national_id", "phone", "certificate_number",
    ];

    public static void Write(string folder, int rows)
    {
        WriteCsv(Path.Combine(folder, "births.csv"), rows);
        WriteWorkbook(Path.Combine(folder, "inline.xlsx"), rows, shares: false);
        WriteWorkbook(Path.Combine(folder, "shared.xlsx"), rows, shares: true);
    }

    private static void WriteCsv(string path, int rows)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine(string.Join(',', Headings));
        foreach (var row in Rows(rows))
            writer.WriteLine(string.Join(',', row));
    }

    private static void WriteWorkbook(string path, int rows, bool shares)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        WritePart(zip, "[Content_Types].xml", static writer => writer.Write(
            """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>"""));
        WritePart(zip, "_rels/.rels", static writer => writer.Write(
            """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""));
        WritePart(zip, "xl/workbook.xml", static writer => writer.Write(
            """<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Births" sheetId="1" r:id="rId1"/></sheets></workbook>"""));
        WritePart(zip, "xl/_rels/workbook.xml.rels", static writer => writer.Write(
            """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""));
        var shared = new Dictionary<string, int>(StringComparer.Ordinal);
        WritePart(zip, "xl/worksheets/sheet1.xml", writer => WriteSheet(writer, rows, shares ? shared : null));
        WritePart(zip, "xl/sharedStrings.xml", writer => WriteSharedStrings(writer, shared.Keys));
    }

    private static void WriteSheet(StreamWriter writer, int rows, Dictionary<string, int>? shared)
    {
        writer.Write("""<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
        var number = 1;
        foreach (var row in Rows(rows).Prepend([.. Headings]))
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{number}\">"));
            for (var i = 0; i < row.Length; i++)
                WriteCell(writer, $"{(char)('A' + i)}{number}", row[i], shared);
            writer.Write("</row>");
            number++;
        }

        writer.Write("</sheetData></worksheet>");
    }

    private static void WriteCell(StreamWriter writer, string reference, string text, Dictionary<string, int>? shared)
    {
        if (shared is null)
        {
            writer.Write($"<c r=\"{reference}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
            return;
        }

        if (!shared.TryGetValue(text, out var index))
            shared[text] = index = shared.Count;
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{reference}\" t=\"s\"><v>{index}</v></c>"));
    }

    private static void WriteSharedStrings(StreamWriter writer, IEnumerable<string> texts)
    {
        writer.Write("""<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">""");
        foreach (var text in texts)
            writer.Write($"<si><t>{text}</t></si>");
        writer.Write("</sst>");
    }

    private static void WritePart(ZipArchive zip, string name, Action<StreamWriter> write)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
        write(writer);
    }

    private static IEnumerable<string[]> Rows(int count)
    {
        var random = new Random(1);
        for (var i = 0; i < count; i++)
        {
            var birth = new DateOnly(2025, 1, 1).AddDays(random.Next(365));
            yield return
            [
                $"F{i:D8}", $"F{random.Next(40):D2}", Iso(birth), $"{random.Next(24):D2}:{random.Next(60):D2}", random.Next(2) == 0 ? "M" : "F",
                (2_000 + (random.Next(250) * 10)).ToString(CultureInfo.InvariantCulture), random.Next(34, 43).ToString(CultureInfo.InvariantCulture), "1", "live",
                Surnames[random.Next(Surnames.Length)], GivenNames[random.Next(GivenNames.Length)], Iso(birth.AddDays(-random.Next(6_200, 15_000))),
                $"ID{random.Next(100_000_000):D8}{random.Next(100):D2}", $"09{random.Next(500_000):D8}", $"L{random.Next(1_000_000_000):D9}",
            ];
        }
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Word(int number, params string[] beginnings)
    {
        var word = new StringBuilder(beginnings[number % beginnings.Length]);
        for (var rest = (number / beginnings.Length) + 1; rest > 0; rest /= 20)
            word.Append("bcdfghjklmnprstvwxyz"[rest % 20]).Append("aeiou"[rest % 5]);
        return word.ToString();
    }
}
