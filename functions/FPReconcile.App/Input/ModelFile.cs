using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs.Models;

namespace FPReconcile.App.Input;

/// <summary>Reads the model that an earlier run was made with.</summary>
internal static class ModelFile
{
    /// <summary>The models; null without a file.</summary>
    /// <exception cref="UsageException">The file cannot be read, or does not fit this program or the sources of the run.</exception>
    public static BirthModels? Read(string? path, bool hasRegister)
    {
        if (path is null)
            return null;
        var reading = BirthModels.Read(ReadBytes(path));
        IReadOnlyList<SourceKind> sources = hasRegister ? SourceKinds.All : [SourceKind.Facility, SourceKind.Registration];
        var problems = reading.Models?.ProblemsFor(sources) ?? reading.Problems;
        return problems.Count == 0
            ? reading.Models
            : throw new UsageException(string.Join(Environment.NewLine, problems.Select(problem => $"model: {problem}")));
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return InputStreams.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException("model: the file of --model cannot be read: check the path and its permissions");
        }
    }
}
