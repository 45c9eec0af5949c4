using System.Globalization;
using FPReconcile.App.Commands;

namespace FPReconcile.App.Tests.Commands;

/// <summary>
/// Runs the program in this process and catches what it tells. The console belongs to the process: only tests of a collection
/// without parallel runs may use it.
/// </summary>
internal static class InProcessRun
{
    public static (int ExitCode, string Output, string Error) Start(params string[] arguments)
    {
        var (standardOutput, standardError) = (Console.Out, Console.Error);
        using var outputText = new StringWriter(CultureInfo.InvariantCulture);
        using var errorText = new StringWriter(CultureInfo.InvariantCulture);
        try
        {
            Console.SetOut(outputText);
            Console.SetError(errorText);
            var exitCode = CommandLine.Run(arguments);
            return (exitCode, outputText.ToString(), errorText.ToString());
        }
        finally
        {
            Console.SetOut(standardOutput);
            Console.SetError(standardError);
        }
    }
}
