using System.Globalization;
using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Intake;

/// <summary>
/// Makes record ids unique within a source, in whatever order the files were read. Rows of one id that are clearly different
/// births (a register that was started again: another birth date and another mother; two facilities that number alike: another
/// facility and another birth date or mother) each keep their birth: the facility code, else the birth date, is added to the id. Among rows of one birth the highest version
/// stands; without a version identical rows are one and different ones are all set aside, for nothing tells which is right.
/// </summary>
internal static class VersionResolver
{
    /// <summary>Resolves all rows; returns those that were set aside as CONFLICTING_VERSION.</summary>
    public static List<RowDraft> Resolve(IReadOnlyList<RowDraft> rows)
    {
        var conflicts = new List<RowDraft>();
        foreach (var group in GroupsOfOneId(rows))
        {
            var births = SplitIntoBirths(group);
            Renumber(births);
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

    private static List<List<RowDraft>> SplitIntoBirths(List<RowDraft> group)
    {
        var births = new List<List<RowDraft>>();
        foreach (var row in group)
        {
            var same = births.Where(birth => birth.Exists(other => !AreDifferentBirths(row, other))).ToList();
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

    private static bool AreDifferentBirths(RowDraft one, RowDraft other)
    {
        var otherDate = one.BirthDate != other.BirthDate;
        var otherMother = AreDifferentMothers(one, other);
        var otherFacility = one.FacilityCode is not null && other.FacilityCode is not null && one.FacilityCode != other.FacilityCode;
        return (otherDate && otherMother) || (otherFacility && (otherDate || otherMother));
    }

    private static bool AreDifferentMothers(RowDraft one, RowDraft other)
    {
        if (one.MotherNationalId is not null && other.MotherNationalId is not null)
            return one.MotherNationalId != other.MotherNationalId;
        var (first, second) = (NameNormalizer.Normalize(one.Mother.ToName()), NameNormalizer.Normalize(other.Mother.ToName()));
        var isSame = (first.Surname == second.Surname && first.GivenName == second.GivenName)
            || (first.Surname == second.GivenName && first.GivenName == second.Surname);
        return !first.IsMissing && !second.IsMissing && !isSame;
    }

    private static void Renumber(List<List<RowDraft>> births)
    {
        if (births.Count == 1)
            return;
        var byFacility = births.Select(static birth => FacilityOf(birth)).Distinct(StringComparer.Ordinal).Count() > 1;
        var groups = births.GroupBy(birth => byFacility && FacilityOf(birth) is { Length: > 0 } facility ? $"{birth[0].Id}@{facility}" : birth[0].Id, StringComparer.Ordinal);
        foreach (var sameId in groups.ToList())
        {
            // Numbering restarts later in time: the earliest birth keeps the id that it had before the other one came.
            var isFirst = true;
            foreach (var birth in sameId.OrderBy(static birth => birth.Min(static row => row.BirthDate)))
            {
                var date = birth.Min(static row => row.BirthDate).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
                Rename(birth, RecordIdRule.WithoutSpaces(isFirst ? sameId.Key : $"{sameId.Key}@{date}"));
                isFirst = false;
            }
        }
    }

    // The least code, so that the order of the rows does not matter.
    private static string FacilityOf(List<RowDraft> birth) =>
        birth.Select(static row => row.FacilityCode ?? "").Min(StringComparer.Ordinal)!;

    private static void Rename(List<RowDraft> birth, string id)
    {
        foreach (var row in birth)
        {
            if (row.Id == id)
                continue;
            row.Id = id;
            row.Tally.Renumbered++;
        }
    }

    private static void KeepOneVersion(List<RowDraft> birth, List<RowDraft> conflicts)
    {
        if (birth.Count == 1)
            return;
        var highest = birth.Select(static row => row.Vintage).Max(VintageComparer.Instance);
        var contents = new List<RowDraft>();
        foreach (var row in birth)
        {
            if (VintageComparer.Instance.Compare(row.Vintage, highest) < 0)
                Skip(row, static tally => tally.Superseded++);
            else if (contents.Exists(other => other.HasSameContent(row)))
                Skip(row, static tally => tally.ExactRepeats++);
            else
                contents.Add(row);
        }

        if (contents.Count == 1)
            return;
        foreach (var row in contents)
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
