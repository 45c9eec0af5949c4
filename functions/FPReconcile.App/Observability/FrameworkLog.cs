using Microsoft.Extensions.Logging;

namespace FPReconcile.App.Observability;

/// <summary>
/// What libraries log, brought into <see cref="EventLog"/>. Their messages hold addresses and values, so only category, number of the
/// event and types of exceptions are kept, from warnings on.
/// </summary>
internal sealed class FrameworkLog(EventLog log) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new CategoryLogger(log, categoryName);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class CategoryLogger(EventLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and < LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            ReadOnlySpan<LogFact> facts = [LogFact.Id("category", category), LogFact.Count("number", eventId.Id), LogFact.Id("name", eventId.Name)];
            if (logLevel == LogLevel.Warning && exception is null)
                log.Warn("framework", facts);
            else
                log.Fail("framework", exception, facts);
        }
    }
}
