namespace FPReconcile.App.Tests.Commands.Check;

/// <summary>Runs of <c>check</c> and <c>template</c> in this process: they take the console of the process, so nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class CheckCollection
{
    public const string Name = "check";
}
