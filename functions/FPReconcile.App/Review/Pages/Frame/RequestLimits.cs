using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>How often somebody may ask: enough for the fastest officer, too little to copy a register or to guess a password.</summary>
internal sealed class RequestLimits : IAsyncDisposable
{
    /// <summary>Requests of one person in a minute; the files of the pages are not counted.</summary>
    public const int PerMinute = 240;

    /// <summary>Tries to sign in from one place in five minutes.</summary>
    public const int SignInsPerFiveMinutes = 20;

    private readonly PartitionedRateLimiter<string> _requests = Create(PerMinute, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> _signIns = Create(SignInsPerFiveMinutes, TimeSpan.FromMinutes(5));

    /// <summary>Whether a request may go on.</summary>
    /// <param name="who">Id of the user, or where the request came from.</param>
    public bool Allows(string who) => Try(_requests, who);

    public bool AllowsSignIn(string place) => Try(_signIns, place);

    /// <summary>Where a request came from.</summary>
    /// <param name="context">The request.</param>
    /// <param name="isBehindFrontEnd">
    /// Whether a front end says where it came from, as the last of its addresses. Without one anybody could say so, and be somebody else at
    /// every try.
    /// </param>
    public static string PlaceOf(HttpContext context, bool isBehindFrontEnd)
    {
        var told = isBehindFrontEnd ? context.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim() : "";

        // The front end adds a port, which is another one for every line.
        return IPEndPoint.TryParse(told, out var place) ? place.Address.ToString() : context.Connection.RemoteIpAddress?.ToString() ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        await _requests.DisposeAsync();
        await _signIns.DisposeAsync();
    }

    private static bool Try(PartitionedRateLimiter<string> limiter, string who)
    {
        using var lease = limiter.AttemptAcquire(who);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Create(int permits, TimeSpan window) =>
        PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetSlidingWindowLimiter(
            who, _ => new SlidingWindowRateLimiterOptions { PermitLimit = permits, Window = window, SegmentsPerWindow = 6, QueueLimit = 0 }));
}
