using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>
/// The cookies of the site. Scripts read none of them, no other site makes a browser send them, and none holds anything about a record.
/// </summary>
/// <param name="isSecure">Whether people come over https: everywhere but on their own machine.</param>
internal sealed class Cookies(bool isSecure)
{
    public const string Session = "session";
    public const string Form = "form";
    public const string Language = "language";
    public const string Keys = "keys";

    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public string? Read(HttpRequest request, string name) => request.Cookies.TryGetValue(Name(name), out var value) && value.Length > 0 ? value : null;

    /// <summary>The language that somebody chose, wherever they come from; null: none.</summary>
    public static Words? ReadLanguage(HttpRequest request) => Words.Find(new Cookies(true).Read(request, Language) ?? new Cookies(false).Read(request, Language));

    /// <summary>A cookie that ends with the browser.</summary>
    public void Write(HttpResponse response, string name, string value) => response.Cookies.Append(Name(name), value, Options());

    /// <summary>A wish of the reader that lasts: language, keys.</summary>
    public void WriteLasting(HttpResponse response, string name, string value)
    {
        var options = Options();
        options.MaxAge = Year;
        response.Cookies.Append(Name(name), value, options);
    }

    public void Delete(HttpResponse response, string name) => response.Cookies.Delete(Name(name), Options());

    // With this prefix a browser takes the cookie from this very host and over https only.
    private string Name(string name) => (isSecure ? "__Host-fpr-" : "fpr-") + name;

    private CookieOptions Options() => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = isSecure, Path = "/", IsEssential = true };
}
