using FPReconcile.App.Observability;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Http;

/// <summary>The edge of a request: paths with tricks are refused, and what fails becomes an answer that tells nothing of it.</summary>
internal sealed class RequestEdge(EventLog log)
{
    public async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        SecurityHeaders.Set(context);
        try
        {
            if (PathGuard.IsPlain(HostGuard.RawTarget(context)))
                await next(context);
            else
                await JsonAnswer.NotFoundAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: there is nobody to answer.
        }
        catch (BadHttpRequestException exception)
        {
            await TryAnswerAsync(context, exception.StatusCode, "bad request");
        }
#pragma warning disable CA1031 // the one general catch of requests
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.Fail("request.failed", exception);
            await TryAnswerAsync(context, StatusCodes.Status500InternalServerError, "failed");
        }
    }

    private static async Task TryAnswerAsync(HttpContext context, int status, string error)
    {
        if (context.Response.HasStarted)
            context.Abort();
        else
            await JsonAnswer.ErrorAsync(context, status, error);
    }
}
