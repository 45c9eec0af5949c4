using System.Globalization;
using FPReconcile.Core.Completeness;

namespace FPReconcile.App.Commands.Estimate;

/// <summary>How much of each list the others know: the figure that needs no model, and that stands on a screen before any number of births.</summary>
internal static class ListShares
{
    /// <summary>Each list against each other one; of three lists, the first against the two others together at the top.</summary>
    public static IEnumerable<(string List, string OfList, ListCompleteness Share)> Of(CaptureCounts counts)
    {
        if (counts.Lists == 3)
        {
            foreach (var row in Both("1", "2 or 3", counts.FirstAgainstOthers()))
                yield return row;
        }

        for (var first = 1; first <= counts.Lists; first++)
        {
            for (var second = first + 1; second <= counts.Lists; second++)
            {
                foreach (var row in Both(Name(first), Name(second), counts.Between(first, second)))
                    yield return row;
            }
        }
    }

    private static IEnumerable<(string, string, ListCompleteness)> Both(string first, string second, TwoListCounts counts) =>
        [(first, second, DualSystemEstimator.CompletenessOfFirst(counts)), (second, first, DualSystemEstimator.CompletenessOfSecond(counts))];

    private static string Name(int list) => list.ToString(CultureInfo.InvariantCulture);
}
