using FPReconcile.Benchmarks;

return args switch
{
    ["accuracy", .. var rest] => AccuracyBenchmark.Run(rest),
    ["speed", .. var rest] => SpeedBenchmark.Run(rest),
    ["recipe", .. var rest] => RecipeCommand.Run(rest),
    ["measured", .. var rest] => MeasuredRun.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Tables for anyone to repeat. In the top folder of the checkout:
          dotnet run -c Release --project tests/FPReconcile.Benchmarks -- accuracy [BIRTHS [SEED ...]]
          dotnet run -c Release --project tests/FPReconcile.Benchmarks -- speed [BIRTHS [RUNS]]
          dotnet run -c Release --project tests/FPReconcile.Benchmarks -- recipe births|people --out DIR [--births N] [--seed S] [--profile P] [--names P]
        """);
    return 2;
}
