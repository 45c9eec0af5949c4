using FPReconcile.Benchmarks;

try
{
    return args switch
    {
        ["accuracy", .. var rest] => AccuracyBenchmark.Run(rest),
        ["speed", .. var rest] => SpeedBenchmark.Run(rest),
        ["recipe", .. var rest] => RecipeCommand.Run(rest),
        ["link-accuracy", .. var rest] => LinkAccuracyBenchmark.Run(rest),
        ["link-speed", .. var rest] => LinkSpeedBenchmark.Run(rest),
        ["incremental", .. var rest] => IncrementalBenchmark.Run(rest),
        ["intake-speed", .. var rest] => IntakeSpeedBenchmark.Run(rest),
        ["read-file", .. var rest] => IntakeSpeedBenchmark.Read(rest),
        ["coverage", .. var rest] => CoverageBenchmark.Run(rest),
        ["completeness-reference", .. var rest] => ReferencePage.Run(rest),
        ["disclosure", .. var rest] => DisclosureBenchmark.Run(rest),
        ["night", .. var rest] => NightBenchmark.Run(rest),
        ["site", .. var rest] => SiteBenchmark.Run(rest),
        ["cost", .. var rest] => CostCommand.Run(rest),
        [NightWorker.Verb, .. var rest] => NightWorker.Run(rest),
        ["measured", .. var rest] => MeasuredRun.Run(rest),
        _ => Usage(),
    };
}
catch (ArgumentException problem)
{
    Console.Error.WriteLine(problem.Message);
    return Usage();
}

static int Usage()
{
    Console.Error.WriteLine("""
        Tables for anyone to repeat. In the top folder of the checkout: dotnet run -c Release --project tests/FPReconcile.Benchmarks --
          accuracy [BIRTHS [SEED ...]]
          speed [BIRTHS [RUNS]]
          recipe births --out DIR [--births N] [--seed S] [--profile standard|hard|sparse] [--names latin|chinese|mixed]
          recipe people --out DIR [--people N] [--seed S]
          link-accuracy [--recipes births,people] [--profiles standard,hard,sparse] [--names latin,chinese] [--seeds 1,2,3] [--births N] [--people N]
          intake-speed [--rows 1000000] [--runs 3]
          incremental [--sizes 1000000,10000000] [--new-rows 3000] [--runs 3] [--seed S] [--app PUBLISHED-PROGRAM]
          disclosure [--tables 10000] [--seed 100000]
          coverage [--districts 1000] [--seed 1]
          completeness-reference
          night [--births 10000,100000] [--workers 1,2,4] [--azurite PATH-OF-azurite.js] [--figures FILE-TO-ADD-TO]
          site [--births 280000] [--rounds 100] [--azurite PATH-OF-azurite.js] [--store FOLDER] [--chromium PATH]
          cost [--figures FILE] [--prices FILE] [--nights 30]
          link-speed [--sizes 100000,1000000,10000000] [--runs 5] [--profile P] [--names P] [--seed S] [--app PUBLISHED-PROGRAM]
        """);
    return 2;
}
