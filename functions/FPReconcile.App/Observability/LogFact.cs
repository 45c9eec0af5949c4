namespace FPReconcile.App.Observability;

/// <summary>A fact of a line of the log: an opaque id, a fixed word, or a number. Text of other people has no way in.</summary>
internal readonly record struct LogFact
{
    private const int MostCharacters = 100;

    private LogFact(string name, string? text, long number)
    {
        Name = name;
        Text = text;
        Number = number;
    }

    public string Name { get; }

    /// <summary>The id or word; null for a number.</summary>
    public string? Text { get; }

    public long Number { get; }

    /// <summary>An id that the program made, or a fixed word of its own. Anything that does not look like one is left out.</summary>
    public static LogFact Id(string name, string? id) => new(name, IsPlain(id) ? id : "-", 0);

    public static LogFact Count(string name, long count) => new(name, text: null, count);

    /// <summary>A time span in whole milliseconds.</summary>
    public static LogFact Milliseconds(string name, TimeSpan span) => new(name, text: null, (long)span.TotalMilliseconds);

    private static bool IsPlain(string? id) =>
        id is { Length: > 0 and <= MostCharacters } && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or ':' or '+' or '`');
}
