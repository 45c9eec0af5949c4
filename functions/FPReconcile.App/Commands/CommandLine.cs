using System.CommandLine;
using FPReconcile.App.Commands.Check;
using FPReconcile.App.Commands.Demo;
using FPReconcile.App.Commands.Estimate;
using FPReconcile.App.Commands.Keep;
using FPReconcile.App.Commands.Protect;
using FPReconcile.App.Commands.Template;

namespace FPReconcile.App.Commands;

/// <summary>The command line of the program: its verbs, and what happens when it is used wrongly.</summary>
internal static class CommandLine
{
    private const string Purpose =
        "Compares the birth records of maternity facilities, the civil registration and the population register, and lists births "
        + "that are not registered, registrations that are missing elsewhere, and records that disagree. For registration offices.";

    /// <summary>Runs a verb and gives the exit code.</summary>
    public static int Run(string[] arguments)
    {
        var root = Root();
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count == 0)
            return Invoke(parsed);
        if (arguments.Length == 0)
        {
            root.Parse("--help").Invoke();
            return ExitCode.Usage;
        }

        var verb = parsed.CommandResult.Command;
        // A misspelt verb is also a missing one; the last error is the telling one.
        foreach (var error in verb == root ? parsed.Errors.TakeLast(1) : parsed.Errors)
            Problems.Tell(error.Message);
        Console.Error.WriteLine($"Try: fpreconcile {(verb == root ? "" : verb.Name + " ")}--help");
        return ExitCode.Usage;
    }

    /// <summary>The verbs and their options.</summary>
    internal static RootCommand Root() => new(Purpose)
    {
        DemoCommand.Create(), ReconcileCommand.Create(), LinkCommand.Create(), RelinkCommand.Create(), CheckCommand.Create(), TemplateCommand.Create(), ServeCommand.Create(),
        EstimateCommand.Create(), ProtectCommand.Create(),
        EraseCommand.Create(), BackupCommand.Create(), RestoreCommand.Create(), AuditCommand.Create(), UserCommand.Create(),
    };

    // The edge of the program. The message of an unexpected exception may quote a row, so only its type and place are told.
    private static int Invoke(ParseResult parsed)
    {
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
#pragma warning disable CA1031 // the one general catch of the command line
        catch (Exception exception)
#pragma warning restore CA1031
        {
            // Of work on several threads only the first error tells a place.
            var cause = exception is AggregateException { InnerExceptions: [var first, ..] } ? first : exception;
            Problems.Tell($"unexpected error {cause.GetType().Name}: nothing was written; report it with these lines");
            Console.Error.WriteLine(cause.StackTrace);
            return ExitCode.Failed;
        }
    }
}
