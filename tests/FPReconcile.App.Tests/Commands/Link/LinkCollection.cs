namespace FPReconcile.App.Tests.Commands.Link;

/// <summary>Runs of <c>link</c> in this process: they take the console of the process, so nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LinkCollection
{
    public const string Name = "link";
}
