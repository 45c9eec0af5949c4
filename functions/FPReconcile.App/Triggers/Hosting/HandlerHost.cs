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

namespace FPReconcile.App.Triggers.Hosting;

/// <summary>The custom handler: what the Functions host asks for, and what people ask for through it.</summary>
internal static class HandlerHost
{
    public static WebApplication Create(HandlerSettings settings, HandlerServices services)
    {
        var app = WebHost.Create(settings.Port, services.Log, FailurePage.TryAnswerAsync);
        var invoker = new TriggerInvoker(settings, services, app.Lifetime.ApplicationStopping);
        var functions = TriggerFunctions.All(settings, services.Work);

        // Asked every 25 ms at the start, and again for every sample of load: no storage here.
        app.MapGet("/", context => Results.Text("fpreconcile").ExecuteAsync(context));
        var status = new StatusReader(services.Store, services.Time);
        var users = new EasyAuth(settings.IsAuthenticationOn);
        ApiEndpoints.Map(app, status, users);
        UiEndpoints.Map(app, ReviewSites.OnAzure(services, status, settings.IsAuthenticationOn ? new PlatformUsers(users, services.Store) : null));
        app.MapFallback(context => FunctionAsync(context, functions, invoker));
        return app;
    }

    // Not through routes: they know no difference of case, and the path must be the one that was sent.
    private static Task FunctionAsync(HttpContext context, IReadOnlyDictionary<string, ITriggerFunction> functions, TriggerInvoker invoker)
    {
        var path = HostGuard.RawTarget(context);
        return HttpMethods.IsPost(context.Request.Method) && functions.TryGetValue(path[1..], out var function) && HostGuard.IsFromHost(context, path)
            ? invoker.InvokeAsync(context, function)
            : JsonAnswer.NotFoundAsync(context);
    }
}
