using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace FPReconcile.App.Tests.Triggers;

/// <summary>An answer of the handler.</summary>
internal sealed record Answer(int Status, string? ContentType, string Body);

/// <summary>The Functions host as seen by the handler: the same headers, chunked bodies without a length.</summary>
internal sealed class FakeHost : IDisposable
{
    public const string Invocation = "2c018f46-7988-4e96-87c0-0197c06125d7";

    private readonly HttpClient _client;

    public FakeHost(int port)
    {
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Azure-Functions-Host/4.1037.0.0");
    }

    /// <summary>An invocation in payload mode.</summary>
    public Task<Answer> InvokeAsync(string function, string payload) => InvokeAsync(function, new MemoryStream(Encoding.UTF8.GetBytes(payload)));

    public async Task<Answer> InvokeAsync(string function, Stream payload)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/" + function) { Content = new StreamContent(payload) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Azure-Functions-HostVersion", "4.1037.0.0");
        request.Headers.Add("X-Azure-Functions-InvocationId", Invocation);
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        return await SendAsync(request);
    }

    /// <summary>A request of a person, as it comes through an HTTP function.</summary>
    public async Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _client.SendAsync(request);
        return new Answer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> ResponseAsync(HttpRequestMessage request) => _client.SendAsync(request);

    public void Dispose() => _client.Dispose();
}
