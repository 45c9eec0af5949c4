namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>The sex of a child as a list tells it, each reading once: <c>Male / Female</c> when records disagree.</summary>
internal static class SexWords
{
    private const string Between = " / ";

    public static string Of(Visit visit, string sex) => Of(visit.Words, sex);

    public static string Of(Words words, string sex) =>
        string.Join(Between, sex.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(one => words.Of("sex", one.ToLowerInvariant())));
}
