using System.Globalization;
using System.Security;
using System.Text;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Intake.Headings;

namespace FPReconcile.App.Tests.Quirks;

/// <summary>A cell written as the XML that a spreadsheet program writes for it.</summary>
/// <param name="Attributes">Such as <c>t="e"</c>.</param>
/// <param name="Content">Such as <c>&lt;v&gt;#N/A&lt;/v&gt;</c>.</param>
internal sealed record RawCell(string Attributes, string Content)
{
    public static RawCell Error(string code) => new("t=\"e\"", $"<v>{code}</v>");

    public static RawCell FormulaWithoutValue { get; } = new("", "<f>A1</f>");

    public static RawCell Styled(int style, string number) => new($"s=\"{style}\"", $"<v>{number}</v>");
}

/// <summary>
/// Makes sheets from values: null is no cell, a text, a number, a boolean, a date (a real one, style 1), or a <see cref="RawCell"/>.
/// </summary>
internal static class QuirkSheet
{
    public const int DateStyle = 1;

    /// <summary>A workbook of one sheet.</summary>
    public static byte[] Xlsx(params object?[][] rows) => Workbook().Add("Births", Rows(rows)).ToBytes();

    /// <summary>A workbook whose cell styles are general and date.</summary>
    public static RawXlsx Workbook() => new() { Styles = [0, 14] };

    /// <summary>Content of sheetData.</summary>
    public static string Rows(params object?[][] rows) => RowsFrom(1, rows);

    /// <summary>The same for rows that begin further down.</summary>
    public static string RowsFrom(int first, params object?[][] rows)
    {
        var xml = new StringBuilder();
        for (var i = 0; i < rows.Length; i++)
            AppendRow(xml, first + i, rows[i]);
        return xml.ToString();
    }

    /// <summary>An old workbook of one sheet: texts, numbers, booleans, dates and errors.</summary>
    public static byte[] Xls(params object?[][] rows) => new RawXls().Add("Births", XlsCells(rows)).ToBytes();

    public static (int Row, int Column, object Value)[] XlsCells(params object?[][] rows) =>
        [.. rows.SelectMany(static (row, r) => row.Select((value, c) => (r, c, value)))
            .Where(static cell => cell.value is not null)
            .Select(static cell => (cell.r, cell.c, ForXls(cell.value!)))];

    private static object ForXls(object value) => value switch
    {
        DateOnly date => (date.ToDateTime(TimeOnly.MinValue).ToOADate(), DateStyle),
        int number => (double)number,
        _ => value,
    };

    private static void AppendRow(StringBuilder xml, int number, object?[] cells)
    {
        xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
        for (var column = 0; column < cells.Length; column++)
        {
            if (cells[column] is not { } value)
                continue;
            var cell = ForXlsx(value);
            xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{ColumnLetters.Of(column)}{number}\" {cell.Attributes}>{cell.Content}</c>");
        }

        xml.Append("</row>");
    }

    private static RawCell ForXlsx(object value) => value switch
    {
        RawCell raw => raw,
        string text => new RawCell("t=\"inlineStr\"", $"<is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is>"),
        bool flag => new RawCell("t=\"b\"", $"<v>{(flag ? 1 : 0)}</v>"),
        DateOnly date => RawCell.Styled(DateStyle, date.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)),
        _ => new RawCell("", $"<v>{Convert.ToString(value, CultureInfo.InvariantCulture)}</v>"),
    };
}
