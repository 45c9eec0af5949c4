using System.Text.Json;
using System.Text.Json.Nodes;

namespace FPReconcile.App.Nightly.Runs;

/// <summary>A piece of a night's work, as a message says it.</summary>
/// <param name="Run">The run.</param>
/// <param name="Wave">How many waves of searches for pairs are behind the work.</param>
/// <param name="Part">The part of the wave to be done; null: look what has to be done next.</param>
internal sealed record RunMessage(string Run, int Wave, WavePart? Part)
{
    /// <summary>Somebody asked to go on with a run that seems to stand still: what is missing is sent out again.</summary>
    public bool IsRestart { get; init; }

    public string Write()
    {
        var message = new JsonObject { ["run"] = Run, ["wave"] = Wave };
        if (Part is { } part)
            (message["plan"], message["part"]) = (part.Plan, part.Number);
        if (IsRestart)
            message["restart"] = true;
        return message.ToJsonString();
    }

    /// <exception cref="FormatException">The text is no such message.</exception>
    public static RunMessage Read(string text)
    {
        try
        {
            var message = JsonNode.Parse(text)?.AsObject();
            var run = message?["run"]?.GetValue<string>();
            if (run is null || !RunId.IsValid(run))
                throw new FormatException("The message names no run.");
            var plan = message!["plan"]?.GetValue<string>();
            var part = plan is null ? null : WavePart.Of(plan, message["part"]!.GetValue<int>());
            return new RunMessage(run, message["wave"]?.GetValue<int>() ?? 0, part) { IsRestart = message["restart"]?.GetValue<bool>() ?? false };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new FormatException("The message is not about the work of a run.", exception);
        }
    }
}

/// <summary>A part of a wave: the id of its plan, and its number in it.</summary>
internal sealed record WavePart(string Plan, int Number)
{
    /// <exception cref="FormatException">The id is none.</exception>
    public static WavePart Of(string plan, int number) =>
        plan.Length > 0 && plan.All(char.IsAsciiHexDigitLower) && number >= 0 ? new WavePart(plan, number) : throw new FormatException("The message names no part.");
}
