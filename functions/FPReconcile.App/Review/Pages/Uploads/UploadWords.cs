using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Languages;
using FPReconcile.Core.Intake.Rejections;

namespace FPReconcile.App.Review.Pages.Uploads;

/// <summary>What was set aside of a file, in the language of the reader: by the code, with the words that <c>check</c> and the file that is given back have.</summary>
internal static class UploadWords
{
    private const string BetweenNotes = "; ";

    private static readonly Dictionary<string, RejectionCode> Rejections = Enum.GetValues<RejectionCode>().ToDictionary(code => code.ToCode(), StringComparer.Ordinal);
    private static readonly Dictionary<string, FileProblemCode> FileProblems = Enum.GetValues<FileProblemCode>().ToDictionary(code => code.ToCode(), StringComparer.Ordinal);

    /// <summary>Why a value or row was set aside; a code of a later program has the words that came with it.</summary>
    public static string Of(Visit visit, UploadProblem problem) =>
        Rejections.TryGetValue(problem.Code, out var code) ? Language(visit).Words(code) : problem.Message;

    /// <summary>Why a whole file could not be read.</summary>
    public static string OfFile(Visit visit, string problem) => FileProblems.TryGetValue(problem, out var code) ? Language(visit).Words(code) : problem;

    /// <summary>What was assumed of a sheet. Notes stand behind each other, and some have the same sign inside.</summary>
    public static string Notes(Visit visit, string notes) => Language(visit).Note(notes) is var whole && whole != notes
        ? whole
        : string.Join(BetweenNotes, notes.Split(BetweenNotes).Select(Language(visit).Note));

    private static ClerkLanguage Language(Visit visit) => ClerkLanguage.Of(visit.Words.Language);
}
