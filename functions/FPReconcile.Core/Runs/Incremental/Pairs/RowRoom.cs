namespace FPReconcile.Core.Runs.Incremental.Pairs;

/// <summary>Lists of one thread, filled anew for each row.</summary>
internal sealed class RowRoom
{
    public PairList Before { get; } = new();

    public PairList After { get; } = new();

    public List<int> Partners { get; } = [];

    public List<int> Numbers { get; } = [];
}
