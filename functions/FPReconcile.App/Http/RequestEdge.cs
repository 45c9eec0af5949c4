using FPReconcile.App.Observability;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Http;

/// <summary>The edge of a request: paths with tricks are refused, and what fails becomes an answer that tells nothing of it.</summary>
internal sealed class RequestEdge(EventLog log, FailureAnswer? pages)
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
            await TryAnswerAsync(context, (exception.StatusCode, "bad request"), id: null);
        }
#pragma warning disable CA1031 // the one general catch of requests
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var id = Guid.NewGuid().ToString("N");
            log.Fail("request.failed", exception, LogFact.Id("request", id));
            await TryAnswerAsync(context, (StatusCodes.Status500InternalServerError, "failed"), id);
        }
    }

    private async Task TryAnswerAsync(HttpContext context, (int Status, string Error) problem, string? id)
    {
        if (context.Response.HasStarted)
            context.Abort();
        else if (pages is null || !await pages(context, problem.Status, id))
            await JsonAnswer.ErrorAsync(context, problem.Status, problem.Error);
    }
}

/// <summary>Answers a request that failed in another way than with JSON; false: it is none of those.</summary>
/// <param name="context">The request.</param>
/// <param name="status">What it is answered with.</param>
/// <param name="id">The number of the failure in the log; null: it is not there.</param>
internal delegate Task<bool> FailureAnswer(HttpContext context, int status, string? id);
