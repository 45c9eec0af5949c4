namespace FPReconcile.App.Tests.Fuzz;

/// <summary>Runs of the program in this process: they take the console of the process, so nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FuzzCollection
{
    public const string Name = "fuzz";
}
