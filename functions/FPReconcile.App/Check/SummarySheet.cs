using System.Globalization;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Spreadsheets.Workbooks;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Languages;
using FPReconcile.Core.Intake.Rejections;

namespace FPReconcile.App.Check;

/// <summary>The first sheet of the file back: what was read, counts that agree, codes with their words, what to do.</summary>
internal sealed class SummarySheet
{
    private const int ColumnCount = 7;

    private readonly CheckFindings _findings;
    private readonly ClerkLanguage _language;
    private readonly List<RowModel> _rows = [];

    private SummarySheet(CheckFindings findings)
    {
        _findings = findings;
        _language = findings.Language;
    }

    /// <summary>The sheet under a name.</summary>
    public static SheetModel Build(string name, CheckFindings findings)
    {
        var summary = new SummarySheet(findings);
        summary.AddFile();
        summary.AddLines(ClerkText.Warnings, [.. findings.Warnings, .. MappingDrift.Lines(findings)], CellStyle.Emphasis);
        summary.AddCounts();
        summary.AddCodes();
        summary.AddLines(
            ClerkText.WhatToDo,
            new[] { ClerkText.DoCorrect, ClerkText.DoColumns, ClerkText.DoSend }.Select(text => summary._language.Text(text)), CellStyle.Note);
        summary.AddColumns();
        summary.AddLines(ClerkText.Notes, summary.Notes(), CellStyle.Note);
        return new SheetModel
        {
            Name = name,
            Titles =
            [
                summary._language.Text(ClerkText.CheckTitle, findings.FileName), summary._language.Text(ClerkText.Masked), summary._language.Text(ClerkText.NoContact),
            ],
            Columns = [new("", 34), new("", 12), new("", 12), new("", 20), new("", 20), new("", 20), new("", 76)],
            Rows = summary._rows,
            HasHeader = false,
            IsBanded = false,
        };
    }

    private void AddFile()
    {
        AddNote($"{_language.Text(ClerkText.FileKind)}: {_findings.Kind}");
        AddNote($"{_language.Text(ClerkText.Source)}: {_language.Text(ClerkOptions.TextOf(_findings.Source))}");
        foreach (var month in _findings.MonthsWithoutBirths)
            AddNote(_language.Text(ClerkText.NoBirthsStated, month));
    }

    private void AddCounts()
    {
        AddHeader(ClerkText.Sheet, ClerkText.RowsRead, ClerkText.RowsAccepted, ClerkText.RowsSetAside, ClerkText.RowsSkipped, ClerkText.ValuesSetAside, null);
        foreach (var sheet in _findings.ReadSheets)
            AddCounts(_findings.NameOf(sheet), sheet);
        if (_findings.ReadSheets.Count > 1)
            AddCounts(_findings.Totals.Sheet, _findings.Totals);
        AddNote(_language.Text(ClerkText.SkippedMeans));
    }

    private void AddCounts(string name, SheetReport sheet) => Add(
        CellValue.Text(name), CellValue.Integer(sheet.RowsRead), CellValue.Integer(sheet.RowsAccepted), CellValue.Integer(sheet.RowsSetAside),
        CellValue.Integer(sheet.RowsSkipped), CellValue.Integer(sheet.ValuesSetAside), CellValue.Text(_findings.TotalsInWords(sheet)));

    private void AddCodes()
    {
        if (_findings.Codes.Count == 0)
        {
            AddBlank();
            AddNote(_language.Text(ClerkText.NothingSetAside), CellStyle.Emphasis);
            return;
        }

        AddHeader(ClerkText.Code, ClerkText.Count, ClerkText.Effect, ClerkText.FirstPlaces, null, null, ClerkText.WhatIsWrong);
        foreach (var found in _findings.Codes)
        {
            var places = Enumerable.Range(0, 3).Select(i => CellValue.Text(found.FirstPlaces.ElementAtOrDefault(i)) with { Style = CellStyle.WrappedText });
            Add([
                CellValue.Text(found.Code.ToCode()) with { Style = CellStyle.Emphasis }, CellValue.Integer(found.Count), CellValue.Text(_findings.WordsOf(found.Effect)),
                .. places, CellValue.Text(_language.Words(found.Code)) with { Style = CellStyle.WrappedText },
            ]);
        }
    }

    // The sheets of a workbook usually have the same columns: each layout is shown once.
    private void AddColumns()
    {
        foreach (var layout in _findings.ReadSheets.GroupBy(static sheet => (sheet.Mapping, sheet.ColumnsDropped)))
        {
            var outline = layout.First().Outline!;
            AddHeader(ClerkText.ReadAs, ClerkText.Column, null, null, null, null, ClerkText.Confidence);
            foreach (var column in outline.Columns.Concat(outline.Resembling).OrderBy(static column => column.Index))
            {
                Add(
                    CellValue.Text(_findings.NameOf(column.Column)), CellValue.Text(column.Letter), CellValue.Blank, CellValue.Text(column.Column.Name()), CellValue.Blank,
                    CellValue.Blank, CellValue.Text(_findings.WordsOf(column.Confidence)));
            }

            AddNote(_language.Text(ClerkText.ColumnsDropped, layout.Key.ColumnsDropped));
        }
    }

    private IEnumerable<string> Notes()
    {
        yield return _language.Text(ClerkText.AboveHeadings);
        if (_findings.ReadSheets.Any(static sheet => sheet.Outline!.LastHeaderRow + sheet.RowsRead > SpreadsheetLimits.MaxRows))
            yield return _language.Text(ClerkText.RowsBeyondSheet, (SpreadsheetLimits.MaxRows + 1).ToString(CultureInfo.InvariantCulture));
        foreach (var sheet in _findings.Intake.Sheets.Where(static sheet => sheet.MonthWithoutBirths is null))
        {
            foreach (var note in _findings.NotesOn(sheet))
                yield return $"{_findings.NameOf(sheet)}: {note}";
        }
    }

    private void AddLines(ClerkText title, IEnumerable<string> lines, CellStyle style)
    {
        var isFirst = true;
        foreach (var line in lines)
        {
            if (isFirst)
            {
                AddBlank();
                AddNote(_language.Text(title), CellStyle.Emphasis);
            }

            isFirst = false;
            AddNote($"• {line}", style);
        }
    }

    private void AddHeader(params ReadOnlySpan<ClerkText?> texts)
    {
        AddBlank();
        var cells = new CellValue[texts.Length];
        for (var i = 0; i < texts.Length; i++)
            cells[i] = CellValue.Text(texts[i] is { } text ? _language.Text(text) : null) with { Style = CellStyle.Header };
        Add(cells);
    }

    private void Add(params CellValue[] cells) => _rows.Add(new RowModel(cells));

    private void AddBlank() => AddNote("");

    // A line of its own runs over the columns beside it, which have no borders there.
    private void AddNote(string text, CellStyle style = CellStyle.Note)
    {
        var blank = CellValue.Blank with { Style = CellStyle.Note };
        _rows.Add(new RowModel([CellValue.Text(text) with { Style = style == CellStyle.Emphasis ? CellStyle.Strong : style }, .. Enumerable.Repeat(blank, ColumnCount - 1)]));
    }
}
