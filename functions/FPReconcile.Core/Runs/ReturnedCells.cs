using System.Globalization;
using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs;

/// <summary>
/// What the clerk who sent a file may see of its cells when it comes back: names and identifiers masked as everywhere, values that
/// were understood as they were written, and of a value that was not understood no word, for a name may stand in any column.
/// </summary>
public static class ReturnedCells
{
    /// <summary>Longest word of a sex, an outcome, a place; a longer text may tell more than that.</summary>
    private const int LongestWord = 24;

    /// <summary>More digits than a date, a weight or a code has: an identifier in the wrong column.</summary>
    private const int MostDigits = 8;

    /// <summary>A longer run of digits in a record id may be a national id or a telephone.</summary>
    private const int MostDigitsOfRecordId = 10;

    /// <summary>Serial days from 1927 to the end of 2100, which a cell without a date format shows as a number.</summary>
    private const int FirstSerial = 10_000;
    private const int EndOfSerials = 73_415;

    /// <summary>The text to show; empty for a blank cell.</summary>
    /// <param name="column">What the column means.</param>
    /// <param name="cell">The cell as read.</param>
    /// <param name="isSetAside">Whether the value was not understood.</param>
    /// <param name="motherId">Cell of the mother's identifier in the same row: a record id that repeats it is masked.</param>
    public static string Show(CanonicalColumn column, Cell cell, bool isSetAside, Cell motherId)
    {
        if (cell.Kind is CellKind.Blank or CellKind.Error)
            return "";
        // Intake reads the day; a person does not see one in 45718.
        if (!isSetAside && cell.Kind == CellKind.Number && IsDay(column) && cell.Number is >= FirstSerial and < EndOfSerials)
            cell = Cell.OfDate(DateTime.FromOADate(cell.Number));
        var text = TextOf(cell);
        return column switch
        {
            CanonicalColumn.ChildName or CanonicalColumn.ChildSurname or CanonicalColumn.ChildGivenName or CanonicalColumn.MotherName
                or CanonicalColumn.MotherSurname or CanonicalColumn.MotherGivenName or CanonicalColumn.FatherSurname or CanonicalColumn.FatherGivenName => Name(text),
            CanonicalColumn.MotherNationalId or CanonicalColumn.Phone or CanonicalColumn.CertificateNumber => Identifier(text),
            CanonicalColumn.RecordId => RecordId(text, motherId),
            CanonicalColumn.MotherBirthDate => YearOnly(cell, text),
            CanonicalColumn.FacilityCode or CanonicalColumn.AreaCode => isSetAside || HoldsNationalId(text) ? Identifier(text) : text,
            _ => isSetAside || cell.Kind == CellKind.Text ? Value(column, text, isSetAside) : text,
        };
    }

    private static string Value(CanonicalColumn column, string text, bool isSetAside)
    {
        if (DigitsOfDay(text) > MostDigits)
            return Masking.Identifier(text);
        return text.Any(char.IsLetter) && (isSetAside || (text.Length > LongestWord && !IsDay(column))) ? Name(text) : text;
    }

    private static bool IsDay(CanonicalColumn column) => column is CanonicalColumn.BirthDate or CanonicalColumn.RegistrationDate or CanonicalColumn.EntryDate
        or CanonicalColumn.NotifiedDate or CanonicalColumn.MotherBirthDate;

    private static string Name(string text) => Masking.Name(new PersonName(null, null, text));

    // A name in the column of identifiers would show its end.
    private static string Identifier(string text) => text.Any(char.IsAsciiDigit) ? Masking.Identifier(text) : Name(text);

    private static string RecordId(string text, Cell motherId)
    {
        if (HoldsNationalId(text) || (!motherId.IsBlank && Bare(text) == Bare(TextOf(motherId))))
            return Masking.Identifier(text);
        return text.Any(char.IsAsciiDigit) ? text : Name(text);
    }

    // The mother's whole birth date is nearly as telling as her identifier; its year shows a slip of the century.
    private static string YearOnly(Cell cell, string text)
    {
        const string Stars = "-**-**";
        if (cell.Kind == CellKind.Date)
            return text[..4] + Stars;
        var year = text.Split(['-', '/', '.', ' ', '年']).FirstOrDefault(static part => part.Length == 4 && part.All(char.IsAsciiDigit));
        return year is null ? Masking.Identifier("***") : year + Stars;
    }

    private static string TextOf(Cell cell) => cell.Kind switch
    {
        CellKind.Text => TextFolding.Clean(cell.Text!),
        CellKind.Date => Moment(cell.Number),
        CellKind.Boolean => cell.Number == 0 ? "FALSE" : "TRUE",
        CellKind.Number => cell.Text ?? cell.Number.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };

    private static string Moment(double serial)
    {
        var moment = DateTime.FromOADate(serial);
        if (serial < 1)
            return moment.ToString("HH:mm", CultureInfo.InvariantCulture);
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    // Without the time of day, which stands behind a space or a T: a moment has more digits than an identifier.
    private static int DigitsOfDay(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var end = colon < 0 ? text.Length : Math.Max(0, text.AsSpan(0, colon).LastIndexOfAny(' ', 'T'));
        return text.AsSpan(0, end).ToString().Count(char.IsAsciiDigit);
    }

    private static bool HoldsNationalId(string text)
    {
        var run = 0;
        foreach (var character in text)
        {
            run = char.IsAsciiDigit(character) ? run + 1 : 0;
            if (run > MostDigitsOfRecordId)
                return true;
        }

        return NationalIdNormalizer.ContainsNationalId(Bare(text));
    }

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
