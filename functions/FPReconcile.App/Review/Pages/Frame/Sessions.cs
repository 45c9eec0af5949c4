using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>
/// Who has signed in on this machine. A session is kept in memory, under the hash of its secret: it ends after a time without a request,
/// at the latest after a working day, when it is signed out, and with the program.
/// </summary>
internal sealed class Sessions(TimeProvider time)
{
    /// <summary>How long a session lasts without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(20);

    /// <summary>How long a session lasts at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(10);

    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    /// <summary>Begins a session, and gives its secret.</summary>
    /// <param name="userId">Who signed in.</param>
    public string Begin(string userId)
    {
        RemoveEnded();
        var secret = FormToken.NewSecret();
        var now = time.GetUtcNow();
        _sessions[Hash(secret)] = new Session(userId, now, now);
        return secret;
    }

    /// <summary>Whose session it is; null when there is none or it has ended.</summary>
    public string? Find(string secret)
    {
        var key = Hash(secret);
        if (!_sessions.TryGetValue(key, out var session))
            return null;
        var now = time.GetUtcNow();
        if (session.HasEnded(now))
        {
            _sessions.TryRemove(key, out _);
            return null;
        }

        // A session that is signed out in this very moment stays so.
        _sessions.TryUpdate(key, session with { Seen = now }, session);
        return session.UserId;
    }

    public void End(string secret) => _sessions.TryRemove(Hash(secret), out _);

    private void RemoveEnded()
    {
        var now = time.GetUtcNow();
        foreach (var (key, session) in _sessions)
        {
            if (session.HasEnded(now) || _sessions.Count >= Most)
                _sessions.TryRemove(key, out _);
        }
    }

    private static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private sealed record Session(string UserId, DateTimeOffset Began, DateTimeOffset Seen)
    {
        public bool HasEnded(DateTimeOffset now) => now - Seen >= Idle || now - Began >= Longest;
    }
}
