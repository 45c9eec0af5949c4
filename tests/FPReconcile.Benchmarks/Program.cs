using FPReconcile.Benchmarks;

return args switch
{
    ["accuracy", .. var rest] => AccuracyBenchmark.Run(rest),
    ["speed", .. var rest] => SpeedBenchmark.Run(rest),
    ["measured", .. var rest] => MeasuredRun.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Tables for anyone to repeat. In the top folder of the checkout:
          dotnet run -c Release --project tests/FPReconcile.Benchmarks -- accuracy [BIRTHS [SEED ...]]
          dotnet run -c Release --project tests/FPReconcile.Benchmarks -- speed [BIRTHS [RUNS]]
        """);
    return 2;
}
