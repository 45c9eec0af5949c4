using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using FPReconcile.App.Observability;

namespace FPReconcile.App.Storage.Azure;

/// <summary>
/// Stands around each call of an official client, all of its tries together: counts the tries, and raises what went wrong in words of
/// its own, for the message of the service and the one of the client may repeat names.
/// </summary>
/// <param name="service">What measurements call the service.</param>
internal sealed class AzureCallPolicy(string service) : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        catch (AggregateException exception)
        {
            throw Unanswered(exception);
        }
        finally
        {
            Count(message);
        }

        ThrowIfRefused(message.Response);
    }

    /// <summary>For readers that know no asynchronous way: a download that broke is asked for again as it is read.</summary>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            ProcessNext(message, pipeline);
        }
        catch (AggregateException exception)
        {
            throw Unanswered(exception);
        }
        finally
        {
            Count(message);
        }

        ThrowIfRefused(message.Response);
    }

    /// <summary>What kind of operation the price list of blobs takes a call for: write, read, list, delete or other.</summary>
    /// <param name="method">The method of the call.</param>
    /// <param name="query">What follows the path of the address, escaped.</param>
    internal static string OperationOf(RequestMethod method, string query)
    {
        bool Asks(string what) => query.Contains(what, StringComparison.Ordinal);
        if (method == RequestMethod.Delete)
            return "delete";
        if (method == RequestMethod.Head || Asks("comp=lease"))
            return "other";
        if (Asks("comp=list&") || query.EndsWith("comp=list", StringComparison.Ordinal) || Asks("restype=container"))
            return "list";
        return method == RequestMethod.Get ? "read" : "write";
    }

    private static RequestFailedException Unanswered(AggregateException exception) =>
        new(0, "Storage did not answer, though it was asked again and again.", errorCode: null, exception);

    private static void ThrowIfRefused(Response response)
    {
        if (response.Status < 400)
            return;
        // Blobs and queues name it in a header; for tables it is in the body, which their client can read.
        var code = (response.Headers.TryGetValue("x-ms-error-code", out var named) ? named : new RequestFailedException(response).ErrorCode) ?? "";
        throw new RequestFailedException(response.Status, $"Storage answered {response.Status} {code} (request {response.Headers.RequestId}).", code, innerException: null);
    }

    /// <summary>Each try is an operation that is paid for.</summary>
    private void Count(HttpMessage message) => Telemetry.StorageCalls.Add(
        1 + message.ProcessingContext.RetryNumber, new("service", service), new("operation", OperationOf(message.Request.Method, message.Request.Uri.Query)));
}
