using System.Globalization;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.App.Commands.Demo;

/// <summary>One demonstration, from an invented district to the summary.</summary>
internal static class DemoRun
{
    private const int MostBirths = 200_000;

    public static int Execute(string path, int births, TimeProvider clock)
    {
        try
        {
            if (births is < 1 or > MostBirths)
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--births must be 1 to {MostBirths}"));
            var folder = DemoFolder.Prepare(path);
            var (district, files) = ProgressDisplay.During(isShown: true, progress => Invent(folder, births, progress));
            var code = ReconcileRun.Execute(Arguments(folder, district), clock);
            if (code is ExitCode.Done or ExitCode.DoneWithHolds)
                DemoSummary.Write(district, files, folder);
            return code;
        }
        catch (UsageException exception)
        {
            Problems.Tell(exception.Message);
            return ExitCode.Usage;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Problems.Tell("the demonstration could not be written: check that the disk has room and the folder may be written to");
            return ExitCode.Failed;
        }
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
