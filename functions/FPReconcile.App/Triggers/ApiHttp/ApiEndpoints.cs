using FPReconcile.App.Http;
using FPReconcile.App.Identity;
using FPReconcile.App.Status;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FPReconcile.App.Triggers.ApiHttp;

/// <summary>The function ApiHttp: everything below <c>api/</c>. Health is a path in it, so that no two functions want one address.</summary>
internal static class ApiEndpoints
{
    public const string Status = "/api/status";
    public const string Health = "/api/health";

    public static void Map(IEndpointRouteBuilder app, StatusReader status, EasyAuth users)
    {
        app.MapMethods(Health, [HttpMethods.Get, HttpMethods.Head], context => HealthAsync(context, status));
        app.MapMethods(Status, [HttpMethods.Get, HttpMethods.Head], context => StatusAsync(context, status, users));
        app.Map("/api/{**path}", UnknownAsync);
    }

    private static async Task HealthAsync(HttpContext context, StatusReader status)
    {
        var isReachable = await status.IsStorageReachableAsync(context.RequestAborted);
        var code = isReachable ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await JsonAnswer.WriteAsync(context, code, json => json.WriteString("status", isReachable ? "ok" : "storage does not answer"));
    }

    private static async Task StatusAsync(HttpContext context, StatusReader status, EasyAuth users)
    {
        var wanted = QueryValues.Of(context.Request, "part");
        if (wanted.Except(StatusJson.Parts.Keys, StringComparer.Ordinal).Any())
        {
            await JsonAnswer.ErrorAsync(context, StatusCodes.Status400BadRequest, "unknown part");
            return;
        }

        var report = await status.ReadAsync(context.RequestAborted);
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteString("page", PublicAddress.Link(context.Request, "/ui/"));
            json.WriteBoolean("signedIn", users.Read(context.Request.Headers) is not null);
            foreach (var (_, write) in StatusJson.Parts.Where(part => wanted.Count == 0 || wanted.Contains(part.Key, StringComparer.Ordinal)))
                write(json, report);
        });
    }

    private static Task UnknownAsync(HttpContext context) =>
        ApiBody.Problem(context.Request) is { } problem ? JsonAnswer.ErrorAsync(context, problem.Status, problem.Error) : JsonAnswer.NotFoundAsync(context);
}
