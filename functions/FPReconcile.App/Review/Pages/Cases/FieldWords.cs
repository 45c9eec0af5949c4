using FPReconcile.App.Review.Pages.Frame;

namespace FPReconcile.App.Review.Pages.Cases;

/// <summary>Values of a record in the language of the reader: those that are words of ours. Names, numbers and dates stay as they are.</summary>
internal static class FieldWords
{
    public static string Of(Visit visit, string field, string value) => field is "sex" or "outcome" && value.Length > 0 ? visit.Words.Of(field, value.ToLowerInvariant()) : value;
}
