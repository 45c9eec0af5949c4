using System.Globalization;

namespace FPReconcile.Benchmarks;

/// <summary>Turns figures of nights into money, with list prices as a file says them.</summary>
internal static class CostCommand
{
    private const string DefaultFigures = "tests/FPReconcile.Benchmarks/results/night-figures.csv";
    private const string DefaultPrices = "tests/FPReconcile.Benchmarks/prices-example.json";
    private const double MegabytesOfAGigabyte = 1024;

    /// <summary>Sizes of instances of Flex Consumption that hold a night, in MB; the smallest, 512, has a quarter of a core.</summary>
    private static readonly int[] InstanceSizes = [2048, 4096];

    public static int Run(string[] arguments)
    {
        var options = new BenchmarkArguments(arguments, "--figures", "--prices", "--nights");
        var prices = PriceList.Read(options.Text("--prices") ?? DefaultPrices);
        var nights = options.Number("--nights", 30);
        Console.WriteLine($"Prices: {prices.Source}, {prices.Region}, {prices.Date}, {prices.Currency}.");
        Console.WriteLine();
        Console.WriteLine($"| births | workers | instance, MB | invocations | GB-s | calls | execution | storage calls | a night | {nights} nights | {nights} nights after the free grant |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var night in NightFigures.Read(options.Text("--figures") ?? DefaultFigures))
            Console.WriteLine(Line(night, prices, nights));
        return 0;
    }

    private static string Line(NightFigures night, PriceList prices, int nights)
    {
        var size = SizeFor(night.PeakMegabytes);
        var gbSeconds = night.Invocations.BilledSeconds * size / MegabytesOfAGigabyte;
        var (execution, storage) = (prices.Compute(gbSeconds, night.Invocations.Count), prices.Storage(night.Calls));
        var granted = prices.ComputeAfterGrant(gbSeconds * nights, night.Invocations.Count * (double)nights) + (storage * nights);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {night.Births:N0} | {night.Workers} | {size:N0} | {night.Invocations.Count:N0} | {gbSeconds:N1} | {night.Calls.All:N0} | {execution:0.00000} | {storage:0.00000} | {execution + storage:0.00000} | {(execution + storage) * nights:0.000} | {granted:0.000} |");
    }

    private static int SizeFor(double megabytes) =>
        InstanceSizes.FirstOrDefault(size => size >= megabytes) is > 0 and var found ? found : throw new ArgumentOutOfRangeException(nameof(megabytes), $"no instance holds {megabytes:0} MB");
}
