namespace FPReconcile.App.Tests.Storage;

/// <summary>A clock that goes on only when a test says so.</summary>
internal sealed class TestClock : TimeProvider
{
    /// <summary>Starts at the real time: files get their times from the file system.</summary>
    private DateTimeOffset _now = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _now;

    public void Move(TimeSpan time) => _now += time;
}
