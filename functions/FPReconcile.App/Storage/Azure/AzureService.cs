using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using FPReconcile.App.Observability;

namespace FPReconcile.App.Storage.Azure;

/// <summary>One service (blobs, queues or tables) of a storage account: sends calls, tries again what failed on the way.</summary>
internal sealed class AzureService
{
    private static readonly TimeSpan _longestDelay = TimeSpan.FromSeconds(15);

    private readonly string _address;
    private readonly AzureServiceKind _kind;
    private readonly HttpPipeline _pipeline;

    public AzureService(Uri address, AzureServiceKind kind, AzureStoreOptions options, HttpPipelinePolicy authentication)
    {
        _address = address.AbsoluteUri;
        _kind = kind;
        _pipeline = HttpPipelineBuilder.Build(ToClientOptions(options), [], [authentication], responseClassifier: null);
    }

    /// <summary>Full address of something in this service.</summary>
    public string AddressOf(string path) => _address + path;

    /// <summary>Sends a call until it is answered.</summary>
    /// <exception cref="RequestFailedException">No try was answered.</exception>
    public async Task<AzureAnswer> SendAsync(AzureCall call, CancellationToken cancellation)
    {
        using var message = _pipeline.CreateMessage();
        Fill(message, call);
        try
        {
            await _pipeline.SendAsync(message, cancellation);
            var isRetried = message.ProcessingContext.RetryNumber > 0;
            if (call.IsStreamed && !message.Response.IsError)
                return new AzureAnswer(message.Response, [], isRetried) { Stream = message.ExtractResponseContent() ?? Stream.Null };
            using var body = new MemoryStream();
            if (message.Response.ContentStream is { } stream)
                await stream.CopyToAsync(body, cancellation);
            return new AzureAnswer(message.Response, body.ToArray(), isRetried);
        }
        catch (AggregateException exception)
        {
            throw new RequestFailedException(0, "Storage did not answer, though it was asked again and again.", errorCode: null, exception);
        }
        finally
        {
            // Each try is an operation that is paid for.
            Telemetry.StorageCalls.Add(1 + message.ProcessingContext.RetryNumber, new("service", _kind.Name), new("operation", call.Operation));
        }
    }

    private void Fill(HttpMessage message, AzureCall call)
    {
        message.BufferResponse = !call.IsStreamed;
        var request = message.Request;
        request.Method = call.Method;
        request.Uri.Reset(new Uri(_address + call.Path + (call.Query.Length == 0 ? "" : "?" + call.Query)));
        request.Headers.SetValue("x-ms-version", _kind.Version);
        foreach (var (name, value) in call.Headers)
            request.Headers.SetValue(name, value);
        if (call.Content is { } content)
            request.Content = RequestContent.Create(content);
    }

    private static StorageClientOptions ToClientOptions(AzureStoreOptions options)
    {
        var client = new StorageClientOptions
        {
            Transport = new HttpClientTransport(new HttpClient(Handler()) { Timeout = Timeout.InfiniteTimeSpan }),
            Retry = { MaxRetries = options.MostRetries, Delay = options.RetryDelay, MaxDelay = _longestDelay, Mode = RetryMode.Exponential, NetworkTimeout = options.NetworkTimeout },
        };

        // Logs, events and traces hold addresses in full, and an address below "uploads" is what a person called a file.
        client.Diagnostics.IsLoggingEnabled = false;
        client.Diagnostics.IsLoggingContentEnabled = false;
        client.Diagnostics.IsDistributedTracingEnabled = false;
        client.Diagnostics.IsTelemetryEnabled = false;
        return client;
    }

    private static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // Without it the client of .NET makes no trace of a request.
        ActivityHeadersPropagator = null,
    };

    private sealed class StorageClientOptions : ClientOptions;
}
