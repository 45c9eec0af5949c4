using FPReconcile.App.Check;
using FPReconcile.App.Spreadsheets.Workbooks;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Languages;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Commands.Template;

/// <summary>Lays an empty workbook out: a sheet for births, and one to state that a month had none.</summary>
internal static class TemplateWorkbook
{
    private const int InputRows = 5000;
    private const double WidthOfDates = 15;
    private const double WidthOfWords = 22;
    private const double WidthOfStatement = 28;

    public static WorkbookModel Build(SourceKind source, ClerkLanguage language) => new()
    {
        Sheets =
        [
            new SheetModel
            {
                Name = language.Text(ClerkText.TemplateSheet),
                Titles = [language.Text(TitleOf(source)), language.Text(ClerkText.TemplateHint)],
                Columns = [.. TemplateColumns.Of(source, language).Select(column => ColumnOf(column, ClerkOptions.NameOf(column, source), language))],
                InputRows = InputRows,
                HasAutoFilter = false,
            },
            new SheetModel
            {
                Name = language.Text(ClerkText.NoBirthsSheet),
                Titles = [language.Text(ClerkText.NoBirthsTitle), language.Text(ClerkText.NoBirthsHint)],
                Columns =
                [
                    new(language.Text(ClerkText.NoBirthsMonth), WidthOfStatement, CellStyle.Input),
                    new(language.Text(ClerkText.NoBirthsAnswer), WidthOfStatement, CellStyle.Input) { Choices = [language.Text(ClerkText.Yes)] },
                ],
                Rows = [new RowModel([])],
                HasAutoFilter = false,
            },
        ],
    };

    // Dates are cells for dates, so that a spreadsheet shows them as yyyy-mm-dd whatever the clerk's own habit is; all else is text,
    // for a spreadsheet takes the zeros off a telephone number and the last digits off an identifier.
    private static ColumnModel ColumnOf(CanonicalColumn column, string name, ClerkLanguage language) =>
        new(language.Heading(name), IsDate(column) ? WidthOfDates : WidthOfWords, IsDate(column) ? CellStyle.Date : CellStyle.Text)
        {
            Choices = language.Choices(name),
            Prompt = language.Prompt(name),
        };

    private static bool IsDate(CanonicalColumn column) => column is CanonicalColumn.BirthDate or CanonicalColumn.MotherBirthDate
        or CanonicalColumn.RegistrationDate or CanonicalColumn.EntryDate or CanonicalColumn.NotifiedDate;

    private static ClerkText TitleOf(SourceKind source) => source switch
    {
        SourceKind.Registration => ClerkText.TemplateTitleRegistration,
        SourceKind.Register => ClerkText.TemplateTitleRegister,
        _ => ClerkText.TemplateTitleFacility,
    };
}
