using Spectre.Console;

namespace FPReconcile.App.Commands;

/// <summary>Tells on a terminal which stage a run is in; silent when standard error is a file or a pipe.</summary>
internal static class ProgressDisplay
{
    /// <summary>Does the work and shows the stages that it reports.</summary>
    /// <param name="isShown">False: never.</param>
    /// <param name="work">Gets the action that it reports each stage to.</param>
    public static T During<T>(bool isShown, Func<Action<string>, T> work)
    {
        if (!isShown || Console.IsErrorRedirected)
            return work(static _ => { });
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Status().Start("starting", context => work(stage => context.Status(Markup.Escape(stage))));
    }
}
