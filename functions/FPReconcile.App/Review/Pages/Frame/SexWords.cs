namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>The sex of a child as a list tells it, each reading once: <c>Male / Female</c> when records disagree.</summary>
internal static class SexWords
{
    private const string Between = " / ";

    public static string Of(Visit visit, string sex) =>
        string.Join(Between, sex.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(one => visit.Words.Of("sex", one.ToLowerInvariant())));
}
