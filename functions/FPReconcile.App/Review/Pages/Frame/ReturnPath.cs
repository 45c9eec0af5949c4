using FPReconcile.App.Http;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>Where to go after a form: a page of this site and nowhere else, whatever the form says.</summary>
internal static class ReturnPath
{
    public const string Home = "/ui/";

    private const int MostCharacters = 1024;

    public static string Safe(string? path) =>
        path is { Length: <= MostCharacters } && path.StartsWith(Home, StringComparison.Ordinal) && PathGuard.IsPlain(path)
        && path.All(character => character is > ' ' and < (char)127 and not '\\')
            ? path
            : Home;
}
