using System.Globalization;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.App.Commands.Demo;

/// <summary>One demonstration, from an invented district to the summary.</summary>
internal static class DemoRun
{
    private const int MostBirths = 200_000;

    public static int Execute(DemoArguments arguments, TimeProvider clock)
    {
        try
        {
            return Problems.ToExitCode(() => Run(arguments, clock));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Problems.Tell("the demonstration could not be written: check that the disk has room and the folder may be written to");
            return ExitCode.Failed;
        }
    }

    private static int Run(DemoArguments arguments, TimeProvider clock)
    {
        if (arguments.Births is < 1 or > MostBirths)
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--births must be 1 to {MostBirths}"));
        using var folder = DemoFolder.Prepare(arguments.Out);
        var (district, files) = ProgressDisplay.During(isShown: true, progress => Invent(folder, arguments.Births, progress));
        var code = ReconcileRun.Execute(Arguments(folder, district), clock);
        if (code is not (ExitCode.Done or ExitCode.DoneWithHolds))
            return code;
        DemoSummary.Write(district, files, folder);
        if (arguments.IsServed)
            Show(folder, district.Options.AsOf, clock).GetAwaiter().GetResult();
        return code;
    }

    private static Task Show(DemoFolder folder, DateOnly asOf, TimeProvider clock)
    {
        var store = ProgressDisplay.During(isShown: true, progress =>
        {
            progress("taking the files in as a night does, for the review site");
            return DemoStore.FillAsync(folder, asOf, clock).GetAwaiter().GetResult();
        });
        return DemoSite.ShowAsync(store);
    }

    private static (SyntheticDistrict District, IReadOnlyList<MessyFile> Files) Invent(DemoFolder folder, int births, Action<string> progress)
    {
        progress("inventing a district");
        var district = SyntheticDistrict.Generate(new DistrictOptions { Births = births });
        progress("writing its workbooks");
        return (district, MessyDistrictWriter.Write(district, folder.Input));
    }

    private static ReconcileArguments Arguments(DemoFolder folder, SyntheticDistrict district) => new()
    {
        Facility = Path.Combine(folder.Input, "facility"),
        Registration = Path.Combine(folder.Input, "registration"),
        Register = Path.Combine(folder.Input, "register"),
        Deaths = Path.Combine(folder.Input, "deaths"),
        AsOf = district.Options.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Out = folder.Result,
        IsSummaryHidden = true,
    };
}

/// <summary>What <c>demo</c> was asked for.</summary>
/// <param name="Out">Folder of the demonstration.</param>
/// <param name="Births">How many births are invented.</param>
/// <param name="IsServed">Whether the review site is opened at the end.</param>
internal sealed record DemoArguments(string Out, int Births, bool IsServed);
