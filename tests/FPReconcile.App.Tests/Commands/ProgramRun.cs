using System.Diagnostics;

namespace FPReconcile.App.Tests.Commands;

/// <summary>Starts the program as a person would, in a process of its own.</summary>
internal static class ProgramRun
{
    public static (int ExitCode, string Output, string Error) Start(params string[] arguments) =>
        Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "fpreconcile.dll"), .. arguments]);

    /// <summary>Starts another program, such as a published one.</summary>
    public static (int ExitCode, string Output, string Error) Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
