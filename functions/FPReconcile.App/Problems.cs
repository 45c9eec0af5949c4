using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Rejections;

namespace FPReconcile.App;

/// <summary>Tells problems on standard error, one line each.</summary>
internal static class Problems
{
    public static void Tell(string message)
    {
        foreach (var line in message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            Console.Error.WriteLine($"fpreconcile: {line}");
    }

    public static void Tell(FileProblem problem) => Tell(Line(problem));

    /// <summary>The code, the file, and what to do.</summary>
    public static string Line(FileProblem problem) => $"{problem.Code.ToCode()} {problem.File}: {problem.Message}";

    /// <summary>Exit code of a verb; what stopped it is told.</summary>
    public static int ToExitCode(Func<int> verb)
    {
        try
        {
            return verb();
        }
        catch (UsageException exception)
        {
            Tell(exception.Message);
            return ExitCode.Usage;
        }
        catch (RunFailedException exception)
        {
            Tell(exception.Message);
            return ExitCode.Failed;
        }
    }
}
