using System.Globalization;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Commands.Check;

/// <summary>Holds a file back against the lists that <c>reconcile</c> writes of the same file.</summary>
internal static class ReturnedCounts
{
    /// <summary>Asserts that codes by row, codes by number and counts of rows are the same in both.</summary>
    /// <param name="back">Path of the file back.</param>
    /// <param name="name">The file as results call it.</param>
    /// <param name="rejections">Text of rejections.csv.</param>
    /// <param name="intake">Text of intake.csv.</param>
    public static void ShouldAgree(string back, string name, string rejections, string intake)
    {
        var lines = Lines(rejections, name).Select(static fields => (Sheet: fields[1], Row: int.Parse(fields[2], CultureInfo.InvariantCulture), Code: fields[4])).ToList();
        using var file = TabularFiles.Open(back, new TabularFileOptions());
        var summary = file.Sheets[0].ReadRows().Select(static row => row.Show().Split('|')).ToList();

        foreach (var sheet in file.Sheets.Skip(1))
            CodesOf(sheet).ShouldBe(Distinct(lines.Where(line => line.Sheet == sheet.Name || line.Sheet.Length == 0).Select(static line => (line.Row, line.Code))), $"{name} {sheet.Name}");
        foreach (var code in lines.GroupBy(static line => line.Code))
            Total(summary, code.Key).ShouldBe(code.Count(), $"{name} {code.Key}");
        // Sheets that were not read have no mapping.
        var sheets = Lines(intake, name).Where(static fields => fields[8].Length > 0).ToList();
        sheets.ShouldNotBeEmpty(name);
        foreach (var counts in sheets)
        {
            var told = summary.First(row => row.Length > 5 && row[1].StartsWith('#') && (row[0] == counts[1] || counts[1].Length == 0));
            told[1..6].Select(static count => count.TrimStart('#')).ShouldBe(counts[2..7], name);
        }
    }

    private static IEnumerable<string[]> Lines(string csv, string name) =>
        csv.Split("\r\n").Select(static line => line.Split(',')).Where(fields => fields[0] == name);

    private static int Total(List<string[]> summary, string code) =>
        summary.Where(row => row[0] == code).Sum(static row => int.Parse(row[1].TrimStart('#'), CultureInfo.InvariantCulture));

    private static string[] CodesOf(ITabularSheet sheet) => Distinct(sheet.ReadRows()
        .Select(static row => (row.Number, Codes: row.Show().Split('|')[0]))
        .SkipWhile(static row => row.Codes != "Problem").Skip(1)
        .SelectMany(static row => row.Codes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(code => (row.Number, code))));

    private static string[] Distinct(IEnumerable<(int Row, string Code)> codes) =>
        [.. codes.Distinct().Order().Select(static code => string.Create(CultureInfo.InvariantCulture, $"{code.Row} {code.Code}"))];
}
