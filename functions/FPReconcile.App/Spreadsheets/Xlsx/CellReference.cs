using System.Globalization;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>Reads and writes references such as <c>C7</c>; small letters and dollar signs are accepted.</summary>
internal static class CellReference
{
    private const int LetterCount = 26;

    /// <summary>Column (from 0) and row (from 1) of a reference; one beyond the limits of a sheet is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> reference, out int column, out int row)
    {
        var digits = reference.IndexOfAnyInRange('0', '9');
        row = 0;
        column = 0;
        return digits > 0
            && TryParseColumn(reference[..digits].Trim('$'), out column)
            && column < SpreadsheetLimits.MaxColumns
            && int.TryParse(reference[digits..], NumberStyles.None, CultureInfo.InvariantCulture, out row)
            && row is >= 1 and <= SpreadsheetLimits.MaxRows;
    }

    /// <summary>Column (from 0) of at most three letters; ZZZ lies beyond the limit of a sheet.</summary>
    public static bool TryParseColumn(ReadOnlySpan<char> letters, out int column)
    {
        column = -1;
        if (letters.Length is 0 or > 3)
            return false;
        foreach (var letter in letters)
        {
            if (!char.IsAsciiLetter(letter))
                return false;
            column = ((column + 1) * LetterCount) + (letter | 0x20) - 'a';
        }

        return true;
    }

    public static bool TryParseRange(string? reference, out MergedRange range)
    {
        range = default;
        if (reference is null)
            return false;
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        var first = colon < 0 ? reference : reference[..colon];
        if (!TryParse(first, out var firstColumn, out var firstRow) || !TryParse(reference.AsSpan(colon + 1), out var lastColumn, out var lastRow))
            return false;
        range = new MergedRange(firstRow, firstColumn, lastRow, lastColumn);
        return lastRow >= firstRow && lastColumn >= firstColumn;
    }

    /// <summary>The letters of a column: 0 is A.</summary>
    public static string ColumnName(int column)
    {
        var name = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / LetterCount)
            name = (char)('A' + ((rest - 1) % LetterCount)) + name;
        return name;
    }
}
