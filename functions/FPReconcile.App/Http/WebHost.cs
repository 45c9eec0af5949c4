using System.Net;
using FPReconcile.App.Observability;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FPReconcile.App.Http;

/// <summary>The web server of the handler and of <c>serve</c>: on this machine only, with bounded requests.</summary>
internal static class WebHost
{
    private const long MostBytesOfBody = 1 << 20;

    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(5);

    /// <summary>A server without endpoints.</summary>
    /// <param name="port">Port; 0 takes a free one.</param>
    /// <param name="log">Where trouble is told.</param>
    /// <param name="pages">Answers readers of pages when a request fails; null: there are none.</param>
    public static WebApplication Create(int port, EventLog log, FailureAnswer? pages = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });

        // Variables such as Kestrel__Endpoints or ASPNETCORE_URLS must not open another door.
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders().AddProvider(new FrameworkLog(log));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeToStop);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = MostBytesOfBody;
            server.Listen(IPAddress.Loopback, port);
        });
        var app = builder.Build();
        app.Use(next => context => new RequestEdge(log, pages).HandleAsync(context, next));
        return app;
    }
}
