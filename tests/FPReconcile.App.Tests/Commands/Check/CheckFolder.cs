using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Commands.Check;

/// <summary>A folder with an invented file, and runs of <c>check</c> over it as of 2025-06-30.</summary>
internal sealed class CheckFolder : IDisposable
{
    /// <summary>Ten rows below the headings: one fine, two with bad values, one without a date, one blank, a stillbirth, a total, a signature.</summary>
    public const string Messy = """
        Report of the health centre of Example,,,,,,,,,
        filled in by JANE-CANARY,,,,,,,,,
        Delivery No,Mother's name,National ID of mother,Date of birth,Sex,Weight,Outcome,Facility,Parity,Phone
        D1,Amina Banda,110105199003074321,31/03/2025,F,3200,live,F01,CANARY-2,0991234567
        D2,Grace Phiri,1.10105E+17,2025-02-30,Xerxes?,3.1 kg,alive,F01,CANARY-1,099 123 4568
        D3,=cmd|' /C calc'!A0,CM123456,,M,9900,asleep in Zomba,F02,CANARY-1,
        ,,,,,,,,,
        ,Ruth Moyo,,05/04/2025,M,2900,FSB,F02,CANARY-1,0991234569
        Total,,,4,,,,,,
        Prepared by,JANE-CANARY,,,,,,,,

        """;

    private static readonly string[] AsOf = ["--as-of", "2025-06-30"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public string Path(string name) => _folder.Path(name);

    public string Write(string name, string text) => _folder.Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes) => _folder.Write(name, bytes);

    /// <summary>Checks a file of a facility.</summary>
    public (int ExitCode, string Output, string Error) Check(string path, params string[] options) =>
        InProcessRun.Start(["check", Path(path), "--source", "facility", .. options.Contains("--as-of") ? [] : AsOf, .. options]);

    /// <summary>Rows of a sheet of the file back, by row number.</summary>
    public Dictionary<int, string> RowsBack(string name, int sheet = 1)
    {
        using var file = TabularFiles.Open(Path($"out/{name}-checked.xlsx"), new TabularFileOptions());
        return file.Sheets[sheet].ReadRows().ToDictionary(static row => row.Number, static row => row.Show());
    }

    /// <summary>All parts of a workbook as one text: nothing hides in it.</summary>
    public static string TextOf(string workbook)
    {
        using var zip = ZipFile.OpenRead(workbook);
        var text = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }

    /// <summary>What a validator of the format finds wrong.</summary>
    public static IEnumerable<string> MistakesIn(string workbook)
    {
        using var document = SpreadsheetDocument.Open(workbook, isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document).Select(static error => $"{error.Path?.XPath}: {error.Description}")];
    }
}
