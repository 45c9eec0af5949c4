using FPReconcile.Core.Runs.Incremental.Kept;

namespace FPReconcile.Core.Runs.Incremental.Pairs;

/// <summary>
/// Does the same for many rows on several threads. What is done for one row must not depend on others, and what comes of it is put in a place of
/// the row: then nothing depends on the threads.
/// </summary>
internal sealed class RowWorkers(KeptLinkageParts parts, PairScores scores)
{
    // Rows that a thread takes at once; for fewer no other thread is worth its start.
    private const int RowsAtOnce = 32;

    private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = parts.Threads ?? -1 };
    private readonly Stack<RowFinder> _idle = [];

    /// <summary>What is done for one row.</summary>
    /// <param name="finder">Of the thread.</param>
    /// <param name="number">Number of the row.</param>
    internal delegate void Work(RowFinder finder, int number);

    public void Run(int count, Work work)
    {
        if (count <= RowsAtOnce)
        {
            var finder = Take();
            for (var i = 0; i < count; i++)
                work(finder, i);
            Release(finder);
            return;
        }

        Parallel.For(
            0, (count + RowsAtOnce - 1) / RowsAtOnce, _parallel, Take,
            (part, _, finder) =>
            {
                for (var i = part * RowsAtOnce; i < Math.Min(count, (part + 1) * RowsAtOnce); i++)
                    work(finder, i);
                return finder;
            },
            Release);
    }

    /// <summary>A finder that no other thread has; it keeps what it has learned from run to run.</summary>
    private RowFinder Take()
    {
        lock (_idle)
            return _idle.TryPop(out var finder) ? finder : new RowFinder(parts, scores);
    }

    private void Release(RowFinder finder)
    {
        lock (_idle)
            _idle.Push(finder);
    }
}
