using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Languages;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Check;

/// <summary>One code of what was set aside in a file.</summary>
/// <param name="Code">Why.</param>
/// <param name="Effect">Value or whole row.</param>
/// <param name="Count">How often.</param>
/// <param name="FirstPlaces">The first places, in words.</param>
internal sealed record CodeFinding(RejectionCode Code, RejectionEffect Effect, int Count, IReadOnlyList<string> FirstPlaces);

/// <summary>What was understood of one file, in the words of the clerk's language. Console and summary sheet show the same.</summary>
internal sealed class CheckFindings
{
    private const int PlacesShown = 3;
    private const char Substitute = '_';

    public CheckFindings(string path, SourceIntake intake, ClerkLanguage language)
    {
        Path = path;
        Intake = intake;
        Language = language;
        FileName = Printable(System.IO.Path.GetFileName(path));
        Kind = KindOf(path, language);
        ReadSheets = [.. intake.Sheets.Where(static sheet => sheet.Outline is not null)];
        Codes = FindCodes();
    }

    public string Path { get; }

    public SourceIntake Intake { get; }

    public ClerkLanguage Language { get; }

    public SourceKind Source => Intake.Source;

    /// <summary>Name of the file, without signs that a terminal would obey.</summary>
    public string FileName { get; }

    /// <summary>Kind of the file; null when it is none that is read.</summary>
    public string? Kind { get; }

    /// <summary>Sheets with headings that are known.</summary>
    public IReadOnlyList<SheetReport> ReadSheets { get; }

    /// <summary>Codes of what was set aside: whole rows first, then the most frequent.</summary>
    public IReadOnlyList<CodeFinding> Codes { get; }

    /// <summary>What the clerk should look at: another facility or month, a contradiction.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The sums over all sheets.</summary>
    public SheetReport Totals => new()
    {
        File = "",
        Sheet = Language.Text(ClerkText.AllSheets),
        RowsRead = ReadSheets.Sum(static sheet => sheet.RowsRead),
        RowsAccepted = ReadSheets.Sum(static sheet => sheet.RowsAccepted),
        RowsSetAside = ReadSheets.Sum(static sheet => sheet.RowsSetAside),
        RowsSkipped = ReadSheets.Sum(static sheet => sheet.RowsSkipped),
        ValuesSetAside = ReadSheets.Sum(static sheet => sheet.ValuesSetAside),
    };

    /// <summary>Months for which the file states that there were no births.</summary>
    public IEnumerable<string> MonthsWithoutBirths => Intake.Sheets.Select(static sheet => sheet.MonthWithoutBirths).OfType<string>();

    /// <summary>Read = accepted + set aside + skipped, in words.</summary>
    public string TotalsInWords(SheetReport sheet) =>
        Language.Text(ClerkText.TotalsAgree, sheet.RowsRead, sheet.RowsAccepted, sheet.RowsSetAside, sheet.RowsSkipped);

    /// <summary>Name of a sheet to show; a CSV file has none.</summary>
    public string NameOf(SheetReport sheet) => sheet.Sheet.Length == 0 ? Language.Text(ClerkText.DataSheet) : Printable(sheet.Sheet);

    public string NameOf(CanonicalColumn column) => Language.Heading(ClerkOptions.NameOf(column, Source));

    /// <summary>Notes on a sheet, in the clerk's language where it has words for them.</summary>
    public IEnumerable<string> NotesOn(SheetReport sheet) => sheet.Notes.Select(Language.Note).Select(Printable);

    public string WordsOf(HeadingConfidence confidence) => Language.Text(confidence switch
    {
        HeadingConfidence.Mapped => ClerkText.ConfidenceMapped,
        HeadingConfidence.Exact => ClerkText.ConfidenceExact,
        HeadingConfidence.Composed => ClerkText.ConfidenceComposed,
        HeadingConfidence.Makeshift => ClerkText.ConfidenceMakeshift,
        _ => ClerkText.ConfidenceResembles,
    });

    public string WordsOf(RejectionEffect effect) => Language.Text(effect == RejectionEffect.Row ? ClerkText.EffectRow : ClerkText.EffectValue);

    private static string Printable(string name) => string.Concat(name.Select(static character => char.IsControl(character) ? Substitute : character));

    private List<CodeFinding> FindCodes() =>
        [.. Intake.Rejections.GroupBy(static line => (line.Code, line.Effect))
            .Select(group => new CodeFinding(group.Key.Code, group.Key.Effect, group.Count(), [.. group.Take(PlacesShown).Select(PlaceOf)]))
            .OrderByDescending(static found => found.Effect).ThenByDescending(static found => found.Count).ThenBy(static found => found.Code)];

    private string PlaceOf(RowRejection line)
    {
        var place = line.Column.Length == 0 ? Language.Text(ClerkText.PlaceOfRow, line.Row) : Language.Text(ClerkText.Place, line.Row, line.Column);
        return ReadSheets.Count > 1 ? $"{Printable(line.Sheet)}: {place}" : place;
    }

    private static string? KindOf(string path, ClerkLanguage language)
    {
        try
        {
            using var stream = InputStreams.Open(path);
            return language.Text(FileSignature.Detect(stream) switch
            {
                FileFormat.Zip => ClerkText.KindXlsx,
                FileFormat.CompoundFile => ClerkText.KindXls,
                _ => ClerkText.KindCsv,
            });
        }
        catch (Exception exception) when (exception is TabularFileException or IOException or UnauthorizedAccessException)
        {
            // What is wrong with the file is told among its problems.
            return null;
        }
    }
}
