using System.Runtime.ExceptionServices;

namespace FPReconcile.App.Output;

/// <summary>Makes the parts of a file on several threads: while one puts its part into the file, the others make theirs.</summary>
internal static class OrderedParts
{
    /// <summary>Writes all parts in their order.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="parts">How many there are.</param>
    /// <param name="parallel">Threads to work on.</param>
    /// <param name="make">Writes the part of a number into an empty stream.</param>
    /// <exception cref="Exception">What the making or the writing of a part threw: the file is not whole, and must not be used.</exception>
    public static void Write(Stream stream, int parts, ParallelOptions parallel, Action<int, MemoryStream> make)
    {
        var workers = parallel.MaxDegreeOfParallelism > 0 ? parallel.MaxDegreeOfParallelism : Environment.ProcessorCount;
        var turns = new Turns(stream, parts);
        try
        {
            Parallel.For(0, Math.Min(workers, parts), parallel, _ => turns.Work(make));
        }
        catch (AggregateException exception)
        {
            // Callers tell a full disk from other failures, as if one thread had written all.
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }

    /// <summary>Parts are taken up, and go into the file, in their order. Who takes one has made all it took before, so that nobody waits for ever.</summary>
    private sealed class Turns(Stream stream, int parts)
    {
        private readonly object _gate = new();
        private int _taken;
        private int _written;
        private bool _hasFailed;

        public void Work(Action<int, MemoryStream> make)
        {
            using var text = new MemoryStream();
            try
            {
                while (Take() is { } part)
                {
                    text.SetLength(0);
                    make(part, text);
                    Write(part, text);
                }
            }
            catch
            {
                lock (_gate)
                {
                    _hasFailed = true;
                    Monitor.PulseAll(_gate);
                }

                throw;
            }
        }

        private int? Take()
        {
            lock (_gate)
                return _taken < parts && !_hasFailed ? _taken++ : null;
        }

        private void Write(int part, MemoryStream text)
        {
            lock (_gate)
            {
                while (_written < part && !_hasFailed)
                    Monitor.Wait(_gate);
                if (_hasFailed)
                    return;
                text.WriteTo(stream);
                _written++;
                Monitor.PulseAll(_gate);
            }
        }
    }
}
