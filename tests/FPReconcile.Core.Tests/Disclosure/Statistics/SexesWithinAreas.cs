namespace FPReconcile.Core.Tests.Disclosure.Statistics;

/// <summary>Boys by group of histories and area, so that groups and areas have the boys that they need: a largest flow, found birth by birth.</summary>
internal static class SexesWithinAreas
{
    /// <summary>Boys of each group and area; null when no births fit.</summary>
    /// <param name="births">Births of each group (row) and area (column): no more of them can be boys.</param>
    /// <param name="boysOfGroups">Boys of each group.</param>
    /// <param name="boysOfAreas">Boys of each area; their sum is that of the groups.</param>
    public static long[,]? Deal(long[,] births, long[] boysOfGroups, long[] boysOfAreas)
    {
        boysOfGroups.Sum().ShouldBe(boysOfAreas.Sum());
        if (boysOfAreas.Any(static boys => boys < 0))
            return null;
        var boys = new long[births.GetLength(0), births.GetLength(1)];
        var (toGive, toTake) = (boysOfGroups.ToArray(), boysOfAreas.ToArray());
        for (var group = 0; group < toGive.Length; group++)
        {
            for (var area = 0; area < toTake.Length; area++)
            {
                var first = Math.Min(births[group, area], Math.Min(toGive[group], toTake[area]));
                boys[group, area] = first;
                toGive[group] -= first;
                toTake[area] -= first;
            }
        }

        while (Array.FindIndex(toGive, static left => left > 0) is >= 0 and var group)
        {
            if (!TryGiveOne(group))
                return null;
        }

        return boys;

        // Breadth first from a group with a boy to give to an area that needs one; on the way other groups take one back.
        bool TryGiveOne(int start)
        {
            var (cameToArea, cameToGroup) = (new Dictionary<int, int>(), new Dictionary<int, int>());
            var queue = new Queue<int>([start]);
            while (queue.TryDequeue(out var group))
            {
                foreach (var area in Enumerable.Range(0, toTake.Length).Where(area => !cameToArea.ContainsKey(area) && boys[group, area] < births[group, area]))
                {
                    cameToArea[area] = group;
                    if (toTake[area] > 0)
                    {
                        Give(start, area, cameToArea, cameToGroup);
                        return true;
                    }

                    foreach (var next in Enumerable.Range(0, toGive.Length).Where(next => next != start && !cameToGroup.ContainsKey(next) && boys[next, area] > 0))
                    {
                        cameToGroup[next] = area;
                        queue.Enqueue(next);
                    }
                }
            }

            return false;
        }

        void Give(int start, int area, Dictionary<int, int> cameToArea, Dictionary<int, int> cameToGroup)
        {
            toGive[start]--;
            toTake[area]--;
            for (var group = cameToArea[area]; ; group = cameToArea[area])
            {
                boys[group, area]++;
                if (group == start)
                    return;
                area = cameToGroup[group];
                boys[group, area]--;
            }
        }
    }
}
