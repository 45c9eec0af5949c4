using FPReconcile.App.Observability;
using FPReconcile.App.Review.Pages.Frame;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Triggers.Hosting;

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

    private static async Task TryAnswerAsync(HttpContext context, (int Status, string Error) problem, string? id)
    {
        if (context.Response.HasStarted)
            context.Abort();
        else if (FailurePage.IsFor(context))
            await FailurePage.AnswerAsync(context, problem.Status, id);
        else
            await JsonAnswer.ErrorAsync(context, problem.Status, problem.Error);
    }
}
