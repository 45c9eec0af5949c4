using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake;

/// <summary>
/// Makes record ids unique within a source, in whatever order the files were read. Rows of one id that are different births (see
/// <see cref="DifferentBirths"/>) each keep their birth under an id of its own (see <see cref="BirthNumbering"/>). Among rows of
/// one birth the highest version stands; without a version identical rows are one, and of different ones the fullest stands, for
/// a birth must not vanish because it was sent twice.
/// </summary>
internal static class VersionResolver
{
    /// <summary>Resolves all rows; returns those that were set aside as CONFLICTING_VERSION.</summary>
    public static List<RowDraft> Resolve(IReadOnlyList<RowDraft> rows)
    {
        var conflicts = new List<RowDraft>();
        foreach (var group in GroupsOfOneId(rows))
        {
            var births = Split(group, DifferentBirths.AreClear)
                .SelectMany(static birth => DifferentBirths.HoldTwins(birth) ? Split(birth, DifferentBirths.AreTwins) : [birth])
                .ToList();
            BirthNumbering.Renumber(births);
            foreach (var birth in births)
                KeepOneVersion(birth, conflicts);
        }

        return conflicts;
    }

    // Almost every id occurs once: groups are built for the others only.
    private static IEnumerable<List<RowDraft>> GroupsOfOneId(IReadOnlyList<RowDraft> rows)
    {
        var first = new Dictionary<string, RowDraft>(rows.Count, StringComparer.Ordinal);
        var groups = new Dictionary<string, List<RowDraft>>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (first.TryAdd(row.Id, row))
                continue;
            if (!groups.TryGetValue(row.Id, out var group))
                groups[row.Id] = group = [first[row.Id]];
            group.Add(row);
        }

        return groups.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => pair.Value);
    }

    private static List<List<RowDraft>> Split(List<RowDraft> group, Func<RowDraft, RowDraft, bool> areDifferent)
    {
        var births = new List<List<RowDraft>>();
        foreach (var row in group)
        {
            var same = births.Where(birth => birth.Exists(other => !areDifferent(row, other))).ToList();
            if (same.Count == 0)
            {
                births.Add([row]);
                continue;
            }

            same[0].Add(row);
            foreach (var other in same.Skip(1))
            {
                same[0].AddRange(other);
                births.Remove(other);
            }
        }

        return births;
    }

    private static void KeepOneVersion(List<RowDraft> birth, List<RowDraft> conflicts)
    {
        if (birth.Count == 1)
            return;
        var highest = birth.Select(static row => row.Vintage).Max(VintageComparer.Instance);
        var contents = new Dictionary<string, RowDraft>(StringComparer.Ordinal);
        foreach (var row in birth)
        {
            if (VintageComparer.Instance.Compare(row.Vintage, highest) < 0)
                Skip(row, static tally => tally.Superseded++);
            else if (!contents.TryAdd(row.ContentKey(), row))
                Skip(row, static tally => tally.ExactRepeats++);
        }

        if (contents.Count > 1)
            KeepFullest(contents, conflicts);
    }

    private static void KeepFullest(Dictionary<string, RowDraft> contents, List<RowDraft> conflicts)
    {
        var best = contents
            .OrderByDescending(static pair => pair.Value.Content().Count(static value => value is not null))
            .ThenBy(static pair => pair.Key, StringComparer.Ordinal)
            .First().Value;
        // What may be a death in one of them keeps the birth off the worklists; a certain death is kept as evidence anyway.
        if (!best.HasDeathEvidence && contents.Values.Any(static row => row.Outcome == BirthOutcome.NotUnderstood))
            best.StatedOutcome = BirthOutcome.NotUnderstood;
        foreach (var row in contents.Values.Where(row => row != best))
        {
            row.Stands = false;
            row.Tally.Accepted--;
            row.Tally.SetAside++;
            conflicts.Add(row);
        }
    }

    private static void Skip(RowDraft row, Action<SheetTally> count)
    {
        row.Stands = false;
        row.Tally.Accepted--;
        row.Tally.Skipped++;
        count(row.Tally);
    }
}
