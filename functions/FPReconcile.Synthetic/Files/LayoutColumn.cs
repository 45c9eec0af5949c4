using System.Globalization;
using FPReconcile.Synthetic.Workbooks;

namespace FPReconcile.Synthetic.Files;

/// <summary>A column of a messy layout: its heading and what a record puts there.</summary>
internal sealed record LayoutColumn(string Heading, Func<SyntheticRecord, SheetCell> Cell)
{
    /// <summary>Heading above the heading ('Mother' over 'Surname'); null: none.</summary>
    public string? Group { get; init; }

    /// <summary>True when no reader may keep this column: it is forbidden or unknown and filled with canaries, or holds remarks.</summary>
    public bool IsToBeDropped { get; init; }

    /// <summary>True for the mother's national id, which Excel damages when it is stored as a number.</summary>
    public bool IsNationalId { get; init; }

    public static LayoutColumn Text(string heading, Func<SyntheticRecord, string?> text) =>
        new(heading, record => SheetCell.OfText(text(record)));

    public static LayoutColumn Number(string heading, Func<SyntheticRecord, int?> number) =>
        new(heading, record => number(record) is { } value ? SheetCell.OfNumber(value) : SheetCell.Blank);

    public static LayoutColumn NumberAsText(string heading, Func<SyntheticRecord, int?> number) =>
        Text(heading, record => number(record)?.ToString(CultureInfo.InvariantCulture));

    public static LayoutColumn Date(string heading, DateStyle style, Func<SyntheticRecord, DateOnly?> date) =>
        new(heading, record => style.Cell(date(record)));

    public static LayoutColumn Sex(string heading, string male, string female) => Text(heading, record => record.Sex switch
    {
        ChildSex.Male => male,
        ChildSex.Female => female,
        _ => null,
    });

    public static LayoutColumn Outcome(string heading, string live, string stillbirth, string neonatalDeath) =>
        Text(heading, record => record.Outcome switch
        {
            ChildOutcome.Live => live,
            ChildOutcome.Stillbirth => stillbirth,
            ChildOutcome.NeonatalDeath => neonatalDeath,
            _ => null,
        });

    public static LayoutColumn NationalId(string heading) => Text(heading, record => record.MotherNationalId) with { IsNationalId = true };

    /// <summary>The child's name in one cell, or the words that stand for it.</summary>
    public static LayoutColumn ChildName(string heading) =>
        Text(heading, record => record.ChildPlaceholder ?? WholeName(record.ChildSurname, record.ChildGivenName));

    /// <summary>The child's given name, or the words that stand for the name.</summary>
    public static LayoutColumn ChildGivenName(string heading) => Text(heading, record => record.ChildPlaceholder ?? record.ChildGivenName);

    public static LayoutColumn MotherName(string heading) =>
        Text(heading, record => WholeName(record.MotherSurname, record.MotherGivenName));

    /// <summary>Remarks; harmless ones carry a canary, since remarks are read for death words and then dropped.</summary>
    public static LayoutColumn Remarks(string heading) => Text(heading, record =>
        record.Remarks is null || Errors.DeathNotes.ShowsDeath(record) ? record.Remarks : $"{record.Remarks} {Canary.Remark}") with { IsToBeDropped = true };

    /// <summary>A column that must leave no trace.</summary>
    public static LayoutColumn Dropped(string heading, string canary) =>
        new(heading, record => SheetCell.OfText($"{canary}-{record.BirthId % 7}")) { IsToBeDropped = true };

    /// <summary>Digits in their full-width form, as Chinese input methods write them.</summary>
    public LayoutColumn WithFullWidthDigits() => this with
    {
        Cell = record => Cell(record) is { Text: { } text } ? SheetCell.OfText(FullWidth(text)) : SheetCell.Blank,
    };

    /// <summary>Chinese names run together, surname first; Latin names given name first.</summary>
    private static string? WholeName(string? surname, string? givenName)
    {
        if (surname is null || givenName is null)
            return surname ?? givenName;
        return char.IsAscii(surname[0]) || char.IsAscii(givenName[0]) ? $"{givenName} {surname}" : surname + givenName;
    }

    private static string FullWidth(string text) =>
        string.Concat(text.Select(letter => char.IsAsciiDigit(letter) ? (char)('０' + (letter - '0')) : letter));
}
