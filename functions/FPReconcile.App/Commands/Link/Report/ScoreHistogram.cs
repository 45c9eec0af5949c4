using System.Runtime.CompilerServices;

namespace FPReconcile.App.Commands.Link.Report;

/// <summary>Pairs or records of one bit of match weight.</summary>
/// <param name="Bits">Lower end; the upper one is a bit more and not included.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Accepted">How many of them are links, or reach the threshold.</param>
internal readonly record struct ScoreBin(int Bits, long Count, long Accepted);

/// <summary>Counts match weights by whole bits. Weights beyond 64 bits either way are counted at the end.</summary>
internal sealed class ScoreHistogram
{
    private const int Greatest = 64;

    private readonly long[] _counts = new long[(2 * Greatest) + 1];
    private readonly long[] _accepted = new long[(2 * Greatest) + 1];

    /// <summary>From the first bin that holds anything to the last, without a gap.</summary>
    public IReadOnlyList<ScoreBin> Bins
    {
        get
        {
            var (first, last) = (Array.FindIndex(_counts, count => count > 0), Array.FindLastIndex(_counts, count => count > 0));
            return first < 0 ? [] : [.. Enumerable.Range(first, last - first + 1).Select(i => new ScoreBin(i - Greatest, _counts[i], _accepted[i]))];
        }
    }

    public void Add(double bits, bool isAccepted, long count = 1)
    {
        if (double.IsNaN(bits))
            throw new ArgumentException("a weight is not a number", nameof(bits));
        var bin = (int)Math.Floor(Math.Clamp(bits, -Greatest, Greatest)) + Greatest;
        _counts[bin] += count;
        if (isAccepted)
            _accepted[bin] += count;
    }

    /// <summary>Adds pairs one by one. Hot: all compared pairs come here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<double> bits, ReadOnlySpan<bool> isAccepted)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            // The comparison is false for what is no number, too.
            if (!(Math.Abs(bits[i]) < Greatest))
            {
                Add(bits[i], isAccepted[i]);
                continue;
            }

            var bin = (int)Math.Floor(bits[i]) + Greatest;
            _counts[bin]++;
            if (isAccepted[i])
                _accepted[bin]++;
        }
    }

    public void Add(ScoreHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
            _accepted[i] += other._accepted[i];
        }
    }
}
