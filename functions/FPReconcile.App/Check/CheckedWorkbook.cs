using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Spreadsheets.Workbooks;
using FPReconcile.Core.Intake.Languages;

namespace FPReconcile.App.Check;

/// <summary>The file back: a summary, and every sheet that was read with what is wrong in each row. The original is only read.</summary>
internal static class CheckedWorkbook
{
    private const int LongestName = 80;
    private const int LongestSheetName = 31;
    private const char Substitute = '_';

    /// <summary>Name of the file back: that of the original with <c>-checked.xlsx</c>.</summary>
    public static string NameOf(string path)
    {
        var name = string.Concat(Path.GetFileNameWithoutExtension(path).Select(static character => char.IsControl(character) ? Substitute : character));
        return $"{(name.Length <= LongestName ? name : name[..LongestName])}-checked.xlsx";
    }

    /// <exception cref="TabularFileException">The original cannot be read any more.</exception>
    public static void Write(Stream stream, CheckFindings findings, TabularFileOptions options)
    {
        using var original = TabularFiles.Open(findings.Path, options);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var sheets = new List<SheetModel> { SummarySheet.Build(Unique(findings.Language.Text(ClerkText.SummarySheet), names), findings) };
        var unread = original.Sheets.Where(static sheet => !sheet.IsHidden).ToList();
        foreach (var report in findings.ReadSheets)
        {
            // Sheets are reported in their order, those without known headings left out.
            var sheet = unread.First(candidate => candidate.Name == report.Sheet);
            unread.Remove(sheet);
            sheets.Add(new CheckedSheet(findings, report).Build(Unique(findings.NameOf(report), names), sheet));
        }

        XlsxWriter.Write(stream, new WorkbookModel { Sheets = sheets });
    }

    // Sheet names of a damaged workbook, or of a program other than Excel, may break the rules of the format.
    private static string Unique(string name, HashSet<string> taken)
    {
        var safe = string.Concat(name.Select(static character => "[]:*?/\\".Contains(character, StringComparison.Ordinal) ? Substitute : character)).Trim('\'').Trim();
        safe = safe.Length == 0 ? "_" : safe;
        for (var number = 1; ; number++)
        {
            var end = number == 1 ? "" : $" {number}";
            var candidate = safe[..Math.Min(safe.Length, LongestSheetName - end.Length)] + end;
            if (taken.Add(candidate))
                return candidate;
        }
    }
}
