using System.Globalization;
using FPReconcile.App.Input;
using FPReconcile.App.Output;

namespace FPReconcile.App.Commands.Estimate;

/// <summary>One run of the verb <c>estimate</c>.</summary>
internal static class EstimateRun
{
    /// <summary>Writes the folder and gives the exit code.</summary>
    public static int Execute(string histories, string folder, bool isQuiet) => Problems.ToExitCode(() =>
    {
        RunPaths.RefuseInside(folder, ("--histories", histories));
        var datasets = HistoriesFile.Read(histories);
        var rows = datasets.SelectMany(ModelRows.Of).ToList();
        using var output = OutputFolder.Open(folder, EstimateFiles.Marker);
        try
        {
            EstimateFiles.Write(output.WritingPath, datasets, rows, GivenFiles.Hashed("histories", histories));
            output.Commit();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw OutputFolder.CannotWrite(exception);
        }

        if (!isQuiet)
            Tell(datasets.Count, rows, folder);
        return ExitCode.Done;
    });

    private static void Tell(int datasets, List<ModelRow> rows, string folder)
    {
        var refused = rows.Count(row => row.IsRefused);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Datasets: {datasets:N0}; numbers: {rows.Count - refused:N0}; not estimable: {refused:N0}, the notes say why."));
        Console.Out.WriteLine($"Results: {folder}");
    }
}
