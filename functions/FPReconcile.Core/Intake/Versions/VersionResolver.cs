using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Intake.Rows;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake.Versions;

/// <summary>One of several records that came under one id.</summary>
internal sealed class RecordVersion(int index, BirthRecord record)
{
    /// <summary>Its place among the records of the source.</summary>
    public int Index { get; } = index;

    /// <summary>The record; null once another one stands for it.</summary>
    public BirthRecord? Standing { get; set; } = record;

    /// <summary>The record as it was sent.</summary>
    public BirthRecord Sent { get; } = record;
}

/// <summary>
/// Makes record ids unique within a source, in whatever order the files were read. Records of one id that are different births (see
/// <see cref="DifferentBirths"/>) each keep their birth under an id of its own (see <see cref="BirthNumbering"/>). Among records of
/// one birth the highest version stands; without a version identical ones are one, and different ones are set aside. The fullest of
/// these stays as a provisional record, for a birth must not vanish because it was sent twice.
/// </summary>
internal sealed class VersionResolver(IEnumerable<SheetTally> tallies)
{
    private readonly ILookup<(string File, string Sheet), SheetTally> _tallies = tallies.ToLookup(static tally => (tally.File, tally.Sheet));

    /// <summary>Records set aside as CONFLICTING_VERSION.</summary>
    public List<RowRejection> Conflicts { get; } = [];

    /// <summary>Records that do not stand, in their order and as they were sent.</summary>
    public List<BirthRecord> Removed { get; } = [];

    /// <summary>Renames records and takes out those that do not stand.</summary>
    public void Resolve(List<BirthRecord> records)
    {
        var resolved = new SortedDictionary<int, BirthRecord?>();
        foreach (var group in GroupsOfOneId(records))
        {
            ResolveGroup(group);
            foreach (var version in group)
                resolved[version.Index] = version.Standing;
        }

        if (resolved.Count == 0)
            return;
        foreach (var (index, standing) in resolved)
        {
            if (standing is null)
                Removed.Add(records[index]);
            else
                records[index] = standing;
        }

        var position = 0;
        records.RemoveAll(_ => resolved.TryGetValue(position++, out var standing) && standing is null);
    }

    // Almost every id occurs once: groups are built for the others only.
    private static IEnumerable<List<RecordVersion>> GroupsOfOneId(List<BirthRecord> records)
    {
        var first = new Dictionary<string, int>(records.Count, StringComparer.Ordinal);
        var groups = new Dictionary<string, List<RecordVersion>>(StringComparer.Ordinal);
        for (var i = 0; i < records.Count; i++)
        {
            var id = records[i].Key.Id;
            if (first.TryAdd(id, i))
                continue;
            if (!groups.TryGetValue(id, out var group))
                groups[id] = group = [new RecordVersion(first[id], records[first[id]])];
            group.Add(new RecordVersion(i, records[i]));
        }

        return groups.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => pair.Value);
    }

    private void ResolveGroup(List<RecordVersion> group)
    {
        var births = Split(group, DifferentBirths.AreClear)
            .SelectMany(static birth => DifferentBirths.HoldTwins(birth) ? Split(birth, DifferentBirths.AreTwins) : [birth])
            .ToList();
        foreach (var renamed in BirthNumbering.Renumber(births))
            TallyOf(renamed).Renumbered++;
        foreach (var birth in births)
            KeepOneVersion(birth);
    }

    private static List<List<RecordVersion>> Split(List<RecordVersion> group, Func<BirthRecord, BirthRecord, bool> areDifferent)
    {
        var births = new List<List<RecordVersion>>();
        foreach (var version in group)
        {
            var same = births.Where(birth => birth.Exists(other => !areDifferent(version.Sent, other.Sent))).ToList();
            if (same.Count == 0)
            {
                births.Add([version]);
                continue;
            }

            same[0].Add(version);
            foreach (var other in same.Skip(1))
            {
                same[0].AddRange(other);
                births.Remove(other);
            }
        }

        return births;
    }

    private void KeepOneVersion(List<RecordVersion> birth)
    {
        if (birth.Count == 1)
            return;
        var highest = birth.Select(static version => version.Sent.RecordVintage).Max(VintageComparer.Instance);
        var contents = new Dictionary<string, RecordVersion>(StringComparer.Ordinal);
        foreach (var version in birth)
        {
            if (VintageComparer.Instance.Compare(version.Sent.RecordVintage, highest) < 0)
                Skip(version, static tally => tally.Superseded++);
            else if (!contents.TryAdd(RecordContent.KeyOf(version.Sent), version))
                Skip(version, static tally => tally.ExactRepeats++);
        }

        if (contents.Count > 1)
            SetAsideAll(contents);
    }

    private void SetAsideAll(Dictionary<string, RecordVersion> contents)
    {
        var fullest = contents
            .OrderByDescending(static pair => RecordContent.Of(pair.Value.Sent).Count(static value => value is not null))
            .ThenBy(static pair => pair.Key, StringComparer.Ordinal)
            .First().Value;
        foreach (var version in contents.Values)
        {
            var tally = TallyOf(version);
            tally.Accepted--;
            tally.SetAside++;
            Conflicts.Add(tally.Reject(
                version.Sent.Origin.Row, new PendingRejection(-1, RejectionCode.ConflictingVersion, RejectionEffect.Row), version.Sent.FacilityCode, version.Standing!.Key.Id));
            version.Standing = version == fullest ? Provisional(version.Standing, contents.Values) : null;
        }
    }

    // What may be a death in one of them may be one in the birth; a certain death is kept as evidence anyway.
    private static BirthRecord Provisional(BirthRecord fullest, IEnumerable<RecordVersion> versions)
    {
        var mayBeDeath = !fullest.HasDeathEvidence && versions.Any(static version => version.Sent.Outcome == BirthOutcome.NotUnderstood);
        return (mayBeDeath ? fullest.WithOutcome(BirthOutcome.NotUnderstood) : fullest).AsProvisional();
    }

    private void Skip(RecordVersion version, Action<SheetTally> count)
    {
        var tally = TallyOf(version);
        tally.Accepted--;
        tally.Skipped++;
        count(tally);
        version.Standing = null;
    }

    private SheetTally TallyOf(RecordVersion version) => _tallies[(version.Sent.Origin.File, version.Sent.Origin.Sheet)].First();
}
