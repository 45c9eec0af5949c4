using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Triggers.Hosting;

/// <summary>What became of an invocation.</summary>
/// <param name="Status">Status of the answer.</param>
/// <param name="Word">One fixed word for log, metrics and answer.</param>
internal sealed record InvocationOutcome(int Status, string Word)
{
    public bool IsDone => Status == StatusCodes.Status200OK;

    /// <summary>What a done invocation says for its log.</summary>
    public string? Sentence { get; private init; }

    /// <summary>What a failed invocation failed with.</summary>
    public Exception? Exception { get; private init; }

    public static InvocationOutcome Done(string? sentence) => new(StatusCodes.Status200OK, "done") { Sentence = sentence };

    public static InvocationOutcome Refused(string reason) => new(StatusCodes.Status400BadRequest, reason);

    public static InvocationOutcome Failed(string reason, Exception exception) =>
        new(StatusCodes.Status500InternalServerError, reason) { Exception = exception };
}
