using FPReconcile.App.Http;
using FPReconcile.App.Identity;
using FPReconcile.App.Nightly;
using FPReconcile.App.Review.Pages;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Status;
using FPReconcile.App.Triggers.ApiHttp;
using FPReconcile.App.Triggers.UiHttp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Serve;

/// <summary>The web server of <c>serve</c>: pages and API of the handler, for this machine only, and a way to start the nightly run.</summary>
internal static class ServeHost
{
    public const string Run = "/api/run";

    public static WebApplication Create(int port, HandlerServices services, LocalSignIn local)
    {
        var app = WebHost.Create(port, services.Log, FailurePage.TryAnswerAsync);
        app.Use(next => context => LocalGuard.IsLocal(context) ? next(context) : JsonAnswer.NotFoundAsync(context));
        var status = new StatusReader(services.Store, services.Time);
        app.MapGet("/", context => Results.Redirect("/ui/").ExecuteAsync(context));
        app.MapPost(Run, context => RunAsync(context, services));
        // The API of a laptop knows no users; the pages have their own.
        ApiEndpoints.Map(app, status, new EasyAuth(isOn: false));
        UiEndpoints.Map(app, ReviewSites.OnThisMachine(services, status, local));
        app.MapFallback(JsonAnswer.NotFoundAsync);
        return app;
    }

    private static async Task RunAsync(HttpContext context, HandlerServices services)
    {
        if (ApiBody.Problem(context.Request) is { } problem)
        {
            await JsonAnswer.ErrorAsync(context, problem.Status, problem.Error);
            return;
        }

        if (!LocalGuard.IsMeant(context.Request))
        {
            await JsonAnswer.ErrorAsync(context, StatusCodes.Status403Forbidden, $"the header {LocalGuard.Header} is missing");
            return;
        }

        // Not tied to the caller: who closes the window does not stop the night.
        var start = await services.Work.Value.StartNightAsync(NightTimer.Unscheduled, CancellationToken.None);
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteString("outcome", start.Outcome switch
            {
                NightlyOutcome.Started => "started",
                NightlyOutcome.AlreadyRunning => "already running",
                _ => "nothing to do",
            });
            json.WriteString("run", start.RunId);
        });
    }
}
