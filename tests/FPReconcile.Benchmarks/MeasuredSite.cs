using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using FPReconcile.App.Identity;
using FPReconcile.App.Nightly;
using FPReconcile.App.Observability;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Serve;
using FPReconcile.App.Storage;
using Microsoft.AspNetCore.Builder;

namespace FPReconcile.Benchmarks;

/// <summary>The host of <c>serve</c> with readers of one area and of all, several of each: the site lets nobody ask as often as a measurement does.</summary>
internal sealed class MeasuredSite : IAsyncDisposable
{
    private const int Readers = 6;
    private const string Password = "measured";

    private readonly WebApplication _app;
    private readonly Dictionary<string, MeasuredReader> _readers = new(StringComparer.Ordinal);

    private MeasuredSite(WebApplication app) => _app = app;

    public static async Task<MeasuredSite> StartAsync(Store store, IReadOnlyList<string> areas)
    {
        AskingUser Find(string name) => new(name, new HashSet<string>([Roles.Officer], StringComparer.Ordinal)) { Areas = name.StartsWith("all", StringComparison.Ordinal) ? areas : [areas[0]] };
        var log = new EventLog(TextWriter.Null, Console.Error, TimeProvider.System);
        var app = ServeHost.Create(0, HandlerServices.Create(() => store, log, TimeProvider.System), new LocalSignIn(true, (name, _) => Find(name), Find));
        await app.StartAsync();
        return new MeasuredSite(app);
    }

    public string Address => _app.Urls.Single();

    public async Task<MeasuredReader> ReaderAsync(bool isEverywhere, int round)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{(isEverywhere ? "all" : "one")}{round % Readers}");
        if (!_readers.TryGetValue(name, out var reader))
            _readers[name] = reader = await MeasuredReader.SignInAsync(_app.Urls.Single(), name, Password);
        return reader;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var reader in _readers.Values)
            reader.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>Somebody in a browser.</summary>
internal sealed partial class MeasuredReader : IDisposable
{
    private readonly HttpClient _browser;
    private string _token = "";

    private MeasuredReader(HttpClient browser) => _browser = browser;

    public static async Task<MeasuredReader> SignInAsync(string address, string name, string password)
    {
        var reader = new MeasuredReader(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) });
        reader._token = Token().Match(await reader._browser.GetStringAsync("/ui/sign-in")).Groups[1].Value;
        await reader.PostAsync("/ui/sign-in", HttpStatusCode.SeeOther, ("name", name), ("password", password));
        reader._token = Token().Match(await reader._browser.GetStringAsync("/ui/worklist/excel")).Groups[1].Value;
        return reader;
    }

    public async Task GetAsync(string path)
    {
        using var answer = await _browser.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    public Task DecideAsync(string caseId) => PostAsync(
        $"/ui/cases/{caseId}/decide", HttpStatusCode.SeeOther, ("id", Guid.NewGuid().ToString("N")), ("version", ""), ("disposition", "data_error"), ("reason", "typing_error"));

    public Task ExportAsync(string area) => PostAsync("/ui/worklist/excel/export", HttpStatusCode.OK, ("area", area));

    public void Dispose() => _browser.Dispose();

    private async Task PostAsync(string path, HttpStatusCode expected, params (string Name, string Value)[] fields)
    {
        var all = fields.Append((FormToken.Field, _token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        using var answer = await _browser.PostAsync(path, new FormUrlEncodedContent(all));
        await answer.Content.ReadAsByteArrayAsync();
        if (answer.StatusCode != expected)
            throw new InvalidOperationException($"The site answered {(int)answer.StatusCode}.");
    }

    [GeneratedRegex("name=\"form_token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
