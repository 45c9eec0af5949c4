using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using FPReconcile.App.Identity;
using FPReconcile.App.Nightly;
using FPReconcile.App.Observability;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Serve;
using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Local;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.App.Tests.Triggers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>The site of <c>serve</c> over a store, an empty one if none is given, with one user for each role whose name is the role.</summary>
internal sealed partial class TestSite : IAsyncDisposable
{
    public const string Password = "invented people only";

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _log = new(CultureInfo.InvariantCulture);
    private readonly WebApplication _app;

    private TestSite(Store? store, TimeProvider time, LocalSignIn? users)
    {
        if (store is null)
        {
            store = LocalStore.Open(_folder.Path("store"), time);
            store.CreateAsync(default).GetAwaiter().GetResult();
        }

        var services = new HandlerServices(new Lazy<Store>(store), new Lazy<INightlyWork>(new FakeNightlyWork()), new EventLog(_log, _log, time), time);
        _app = ServeHost.Create(0, services, users ?? new LocalSignIn(true, (name, password) => password == Password ? Find(name) : null, Find));
    }

    public string Log => _log.ToString();

    public string Address => _app.Urls.Single();

    /// <summary>Every page and form of the site: the method, and the path as it is mapped.</summary>
    public IReadOnlyList<string> Routes =>
    [
        .. ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/ui/", StringComparison.Ordinal) && !route.RoutePattern.RawText.Contains("**", StringComparison.Ordinal))
            .SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods, (route, method) => $"{method} {route.RoutePattern.RawText}"),
    ];

    /// <summary>Roles taken away while people are signed in.</summary>
    public HashSet<string> Dismissed { get; } = new(StringComparer.Ordinal);

    public static async Task<TestSite> StartAsync(Store? store = null, TimeProvider? time = null, LocalSignIn? users = null)
    {
        var site = new TestSite(store, time ?? TimeProvider.System, users);
        await site._app.StartAsync();
        return site;
    }

    /// <summary>A browser of one person: keeps cookies, follows nothing.</summary>
    public HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(Address) };

    /// <summary>A browser in which somebody has signed in.</summary>
    public async Task<HttpClient> SignedInAsync(string name, string password = Password)
    {
        var browser = Browser();
        using var answer = await PostAsync(browser, "/ui/sign-in", "/ui/sign-in", ("name", name), ("password", password));
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return browser;
    }

    /// <summary>Sends a form with the token of a page.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        using var answer = await browser.GetAsync(page);
        return await SendAsync(browser, action, [(FormToken.Field, TokenOf(await answer.Content.ReadAsStringAsync())), .. fields]);
    }

    /// <summary>The token of the forms of a page.</summary>
    public static string TokenOf(string page) => TokenPattern().Match(page).Groups[1].Value;

    public static Task<HttpResponseMessage> SendAsync(HttpClient browser, string action, params (string Name, string Value)[] fields) =>
        browser.PostAsync(action, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _log.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private AskingUser? Find(string name) => Roles.All.Contains(name, StringComparer.Ordinal) && !Dismissed.Contains(name)
        ? new AskingUser(name, new HashSet<string>([name], StringComparer.Ordinal)) { Areas = ["D04"], Senders = ["facility/F001"] }
        : null;

    [GeneratedRegex("name=\"form_token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenPattern();
}
