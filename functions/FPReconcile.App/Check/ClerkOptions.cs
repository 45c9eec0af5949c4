using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Languages;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Check;

/// <summary>Reads the options that the verbs for clerks share.</summary>
internal static class ClerkOptions
{
    /// <exception cref="UsageException">There is no such source.</exception>
    public static SourceKind Source(string text) => SourceKinds.TryParse(text, out var source)
        ? source
        : throw new UsageException("--source has to be facility, registration or register");

    /// <param name="text">Code of the language; null: the other one.</param>
    /// <param name="whenAbsent">Code of the language to use then.</param>
    /// <exception cref="UsageException">There is no such language.</exception>
    public static ClerkLanguage Language(string? text, string whenAbsent) => ClerkLanguage.TryFind(text ?? whenAbsent, out var language)
        ? language
        : throw new UsageException($"--language has to be one of {string.Join(", ", ClerkLanguage.Codes)}");

    public static ClerkText TextOf(SourceKind source) => source switch
    {
        SourceKind.Registration => ClerkText.SourceRegistration,
        SourceKind.Register => ClerkText.SourceRegister,
        _ => ClerkText.SourceFacility,
    };

    /// <summary>Name of a column in the headings and tables of a source: record ids are called differently in each.</summary>
    public static string NameOf(CanonicalColumn column, SourceKind source) => (column, source) switch
    {
        (CanonicalColumn.RecordId, SourceKind.Registration) => "registration_number",
        (CanonicalColumn.RecordId, SourceKind.Register) => "entry_number",
        _ => column.Name(),
    };
}
