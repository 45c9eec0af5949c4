using System.Globalization;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Evaluation;
using FPReconcile.Synthetic.Files;
using Spectre.Console;

namespace FPReconcile.App.Commands.Demo;

/// <summary>Tells what a demonstration found, how right it is, and where to look.</summary>
internal static class DemoSummary
{
    public static void Write(SyntheticDistrict district, IReadOnlyList<MessyFile> files, DemoFolder folder)
    {
        var evaluation = new RunEvaluation(district, folder.Result);
        var console = ReportConsole.Create();
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]An invented district[/]: {district.Births.Count:N0} births, as of {district.Options.AsOf:yyyy-MM-dd}");
        console.Write(Files(district, files));
        console.WriteLine();
        console.MarkupLine("[bold]What was found[/], held against the truth");
        console.Write(Kinds(evaluation));
        console.WriteLine();
        console.MarkupLine("[bold]Which records were linked[/]");
        console.Write(Links(evaluation));
        WriteTwins(console, evaluation.Siblings);
        WritePlaces(console, folder);
    }

    private static Table Files(SyntheticDistrict district, IReadOnlyList<MessyFile> files)
    {
        var table = ReportConsole.NewTable("office", "files", "layouts", "records");
        foreach (var source in Enum.GetValues<SyntheticSource>())
        {
            var own = files.Where(file => file.Source == source).ToList();
            table.AddRow(source.Name(), ReportConsole.Number(own.Count), ReportConsole.Number(own.DistinctBy(file => file.Layout).Count()), ReportConsole.Number(district.Records(source).Count));
        }

        return table;
    }

    private static Table Kinds(RunEvaluation evaluation)
    {
        var table = ReportConsole.NewTable("kind", "reported", "right", "missed", "precision", "recall");
        foreach (var kind in evaluation.Kinds)
        {
            var quality = kind.Quality;
            table.AddRow(
                kind.Kind, ReportConsole.Number(quality.Right + quality.Wrong), ReportConsole.Number(quality.Right), ReportConsole.Number(quality.Missed),
                Share(quality.Precision), Share(quality.Recall));
        }

        table.Caption($"possible matches, for a person to decide: {(evaluation.PossibleMatchShare * 100).ToString("0.00", CultureInfo.InvariantCulture)} % of births");
        return table;
    }

    private static Table Links(RunEvaluation evaluation)
    {
        var table = ReportConsole.NewTable("between", "links", "wrong", "missed", "precision", "recall", "F1");
        foreach (var (name, quality) in evaluation.Links)
        {
            table.AddRow(
                name, ReportConsole.Number(quality.Right + quality.Wrong), ReportConsole.Number(quality.Wrong), ReportConsole.Number(quality.Missed),
                Share(quality.Precision), Share(quality.Recall), Share(quality.F1));
        }

        return table;
    }

    private static void WriteTwins(IAnsiConsole console, SiblingQuality twins) =>
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"Twins that can be told apart: {twins.Right} of {twins.Births} linked to the right child, {twins.Sibling} to the sibling.");

    private static void WritePlaces(IAnsiConsole console, DemoFolder folder)
    {
        console.WriteLine();
        console.MarkupLine("[bold]Where to look[/]");
        console.WriteLine($"  what the offices sent   {folder.Input}");
        console.WriteLine($"  worklists by area       {Path.Combine(folder.Result, "worklists")}");
        console.WriteLine($"  feedback by facility    {Path.Combine(folder.Result, "feedback")}");
        console.WriteLine($"  every finding           {Path.Combine(folder.Result, "discrepancies.csv")}");
        console.WriteLine($"  what was set aside      {Path.Combine(folder.Result, "rejections.csv")}");
    }

    private static string Share(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
