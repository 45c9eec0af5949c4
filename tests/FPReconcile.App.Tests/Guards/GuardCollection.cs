namespace FPReconcile.App.Tests.Guards;

/// <summary>
/// The tests of what the program never does share one messy district and its run. They take the console and the temporary
/// folder of the process for themselves, so nothing else runs beside them.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class GuardCollection : ICollectionFixture<MessyDistrict>
{
    public const string Name = "guards";
}
