using System.Diagnostics;
using FPReconcile.App.Http;
using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Observability;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FPReconcile.App.Triggers.Hosting;

/// <summary>
/// Answers an invocation: reads the payload, does the work within the deadline, and tells a failure before it is answered (the host
/// throws the body of a failure away). An answer of success always has the same body: with an empty one the host would wait for ever.
/// </summary>
internal sealed class TriggerInvoker(HandlerSettings settings, HandlerServices services, CancellationToken stopping)
{
    private const string InvocationHeader = "X-Azure-Functions-InvocationId";

    public async Task InvokeAsync(HttpContext context, ITriggerFunction function)
    {
        var invocation = Guid.TryParse(context.Request.Headers[InvocationHeader], out var id) ? id.ToString("D") : "none";
        using var activity = Telemetry.StartInvocation(function.Name, context.Request.Headers.TraceParent);
        var start = services.Time.GetTimestamp();
        var outcome = await OutcomeAsync(context, function);
        var duration = services.Time.GetElapsedTime(start);

        Telemetry.Invocations.Record(duration.TotalSeconds, new("function", function.Name), new("outcome", outcome.Word));
        activity?.SetTag("outcome", outcome.Word).SetStatus(outcome.IsDone ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        Tell(outcome, LogFact.Id("function", function.Name), LogFact.Id("invocation", invocation), LogFact.Milliseconds("ms", duration));
        if (outcome.IsDone)
            await AnswerDoneAsync(context, outcome.Sentence);
        else
            await JsonAnswer.ErrorAsync(context, outcome.Status, outcome.Word);
    }

    private void Tell(InvocationOutcome outcome, params ReadOnlySpan<LogFact> facts)
    {
        if (outcome.IsDone)
            services.Log.Tell("invocation.done", facts);
        else
            services.Log.Fail("invocation.failed", outcome.Exception, [.. facts, LogFact.Id("reason", outcome.Word)]);
    }

    private async Task<InvocationOutcome> OutcomeAsync(HttpContext context, ITriggerFunction function)
    {
        using var deadline = new CancellationTokenSource(settings.Deadline, services.Time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stopping, context.RequestAborted);
        try
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                limit.MaxRequestBodySize = function.MostBytes;
            using var payload = await TriggerPayload.ReadAsync(context.Request.Body, end.Token);
            // On a thread of its own: a long calculation before the first wait must not hold up the deadline.
            var work = Task.Run(() => function.RunAsync(payload, end.Token), CancellationToken.None);
            return InvocationOutcome.Done(await work.WaitAsync(settings.Deadline + HandlerSettings.Grace, services.Time, CancellationToken.None));
        }
        catch (TriggerRefusedException exception)
        {
            return InvocationOutcome.Refused(exception.Reason);
        }
        catch (BadHttpRequestException exception)
        {
            return InvocationOutcome.Refused("request-is-bad") with { Status = exception.StatusCode };
        }
#pragma warning disable CA1031 // the one general catch of triggers
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return InvocationOutcome.Failed(Reason(exception, deadline.Token, context.RequestAborted), exception);
        }
    }

    private string Reason(Exception exception, CancellationToken deadline, CancellationToken aborted)
    {
        if (exception is TimeoutException && deadline.IsCancellationRequested)
            return "deadline-ignored";
        if (exception is not OperationCanceledException)
            return "failed";
        if (deadline.IsCancellationRequested)
            return "deadline";
        if (stopping.IsCancellationRequested)
            return "stopping";
        return aborted.IsCancellationRequested ? "caller-gone" : "failed";
    }

    private static Task AnswerDoneAsync(HttpContext context, string? sentence) => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
    {
        json.WriteStartObject("Outputs");
        json.WriteEndObject();
        json.WriteStartArray("Logs");
        if (sentence is not null)
            json.WriteStringValue(sentence);
        json.WriteEndArray();
        json.WriteNull("ReturnValue");
    });
}
