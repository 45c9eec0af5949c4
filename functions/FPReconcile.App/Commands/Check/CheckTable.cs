using FPReconcile.App.Check;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Languages;
using FPReconcile.Core.Intake.Rejections;
using Spectre.Console;

namespace FPReconcile.App.Commands.Check;

/// <summary>Shows what was understood of a file as tables on the console.</summary>
internal sealed class CheckTable(CheckFindings findings, IReadOnlyList<string> drift)
{
    /// <summary>A workbook may have thousands of sheets; their sums are always shown.</summary>
    private const int MostSheets = 40;

    private readonly IAnsiConsole _console = ReportConsole.Create();
    private readonly ClerkLanguage _language = findings.Language;

    public void Write()
    {
        _console.WriteLine();
        _console.Write(new Text(_language.Text(ClerkText.CheckTitle, findings.FileName), new Style(decoration: Decoration.Bold)));
        _console.WriteLine();
        if (findings.Kind is { } kind)
            _console.WriteLine($"{_language.Text(ClerkText.FileKind)}: {kind}");
        _console.WriteLine($"{_language.Text(ClerkText.Source)}: {_language.Text(ClerkOptions.TextOf(findings.Source))}");
        WriteLines(ClerkText.Warnings, findings.Warnings);
        WriteLines(ClerkText.DriftTitle, drift);
        if (findings.ReadSheets.Count > 0)
        {
            WriteColumns();
            WriteRows();
            WriteCodes();
        }

        WriteLines(ClerkText.Notes, Notes());
    }

    // The sheets of a workbook usually have the same columns: each layout is shown once.
    private void WriteColumns()
    {
        foreach (var layout in findings.ReadSheets.GroupBy(static sheet => (sheet.Mapping, sheet.ColumnsDropped, sheet.Outline!.LastHeaderRow)).Take(MostSheets))
        {
            var outline = layout.First().Outline!;
            var names = string.Join(", ", layout.Take(MostSheets).Select(findings.NameOf));
            _console.WriteLine();
            _console.WriteLine($"{names}: {_language.Text(ClerkText.HeadingsInRow, outline.FirstHeaderRow)}");
            var table = new Table { Border = TableBorder.Rounded };
            table.AddColumns(Escaped(_language.Text(ClerkText.Column)), Escaped(_language.Text(ClerkText.ReadAs)), Escaped(_language.Text(ClerkText.Confidence)));
            foreach (var column in outline.Columns.Concat(outline.Resembling).OrderBy(static column => column.Index))
                table.AddRow(column.Letter, Escaped($"{column.Column.Name()} ({findings.NameOf(column.Column)})"), Escaped(findings.WordsOf(column.Confidence)));
            _console.Write(table);
            _console.WriteLine(_language.Text(ClerkText.ColumnsDropped, layout.Key.ColumnsDropped));
        }
    }

    private void WriteRows()
    {
        _console.WriteLine();
        var table = ReportConsole.NewTable(
            _language.Text(ClerkText.Sheet), _language.Text(ClerkText.RowsRead), _language.Text(ClerkText.RowsAccepted), _language.Text(ClerkText.RowsSetAside),
            _language.Text(ClerkText.RowsSkipped), _language.Text(ClerkText.ValuesSetAside));
        foreach (var sheet in findings.ReadSheets.Take(MostSheets))
            AddRow(table, findings.NameOf(sheet), sheet);
        if (findings.ReadSheets.Count > 1)
            AddRow(table, findings.Totals.Sheet, findings.Totals);
        _console.Write(table);
        _console.WriteLine(findings.TotalsInWords(findings.Totals));
        _console.WriteLine(_language.Text(ClerkText.SkippedMeans));
    }

    private static void AddRow(Table table, string name, SheetReport sheet) => table.AddRow(
        Escaped(name), ReportConsole.Number(sheet.RowsRead), ReportConsole.Number(sheet.RowsAccepted), ReportConsole.Number(sheet.RowsSetAside),
        ReportConsole.Number(sheet.RowsSkipped), ReportConsole.Number(sheet.ValuesSetAside));

    private void WriteCodes()
    {
        _console.WriteLine();
        if (findings.Codes.Count == 0)
        {
            _console.WriteLine(_language.Text(ClerkText.NothingSetAside));
            return;
        }

        var table = new Table { Border = TableBorder.Rounded, ShowRowSeparators = true };
        table.AddColumn(new TableColumn(Escaped(_language.Text(ClerkText.Count))).RightAligned());
        table.AddColumns(
            Escaped(_language.Text(ClerkText.WhatIsWrong)), Escaped(_language.Text(ClerkText.Effect)), Escaped(_language.Text(ClerkText.FirstPlaces)));
        foreach (var found in findings.Codes)
        {
            table.AddRow(
                ReportConsole.Number(found.Count), Escaped($"{found.Code.ToCode()}\n{_language.Words(found.Code)}"),
                Escaped(findings.WordsOf(found.Effect)), Escaped(string.Join('\n', found.FirstPlaces)));
        }

        _console.Write(table);
    }

    private IEnumerable<string> Notes() =>
        findings.MonthsWithoutBirths.Select(month => _language.Text(ClerkText.NoBirthsStated, month))
            .Concat(findings.Intake.Sheets.Where(static sheet => sheet.MonthWithoutBirths is null).Take(MostSheets)
                .SelectMany(sheet => findings.NotesOn(sheet).Select(note => $"{findings.NameOf(sheet)}: {note}")));

    private void WriteLines(ClerkText title, IEnumerable<string> lines)
    {
        var isFirst = true;
        foreach (var line in lines)
        {
            if (isFirst)
            {
                _console.WriteLine();
                _console.Write(new Text(_language.Text(title), new Style(decoration: Decoration.Bold)));
                _console.WriteLine();
            }

            isFirst = false;
            _console.WriteLine($"- {line}");
        }
    }

    private static string Escaped(string text) => Markup.Escape(text);
}
