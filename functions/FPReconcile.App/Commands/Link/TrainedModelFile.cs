using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;

namespace FPReconcile.App.Commands.Link;

/// <summary>Reads a trained model for scoring.</summary>
internal static class TrainedModelFile
{
    /// <exception cref="UsageException">The file cannot be read, is no trained model, or was trained for other comparisons.</exception>
    public static TrainedModel Read(string path, LinkModelDefinition definition, IReadOnlyList<Comparison> comparisons)
    {
        var reading = TrainedModelJson.Read(ReadBytes(path));
        if (reading.Model is not { } model)
            throw Wrong(reading.Problems);
        var problems = model.ProblemsFor([.. comparisons.Select((comparison, c) => Shape(comparison, definition.Comparisons[c]))], definition.Fingerprint());
        return problems.Count == 0 ? model : throw Wrong(problems);
    }

    private static ComparisonShape Shape(Comparison comparison, ComparisonDefinition definition) =>
        new(comparison.Column, definition.Kind.ToString().ToLowerInvariant(), [.. comparison.Levels.Skip(1).Select(level => level.Name)]);

    private static UsageException Wrong(IEnumerable<string> problems) =>
        new(string.Join(Environment.NewLine, problems.Select(problem => $"--trained: {problem}")));

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException("--trained: the file cannot be read: check the path and its permissions");
        }
    }
}
