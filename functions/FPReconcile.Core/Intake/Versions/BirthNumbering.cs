using System.Globalization;
using FPReconcile.Core.Intake.Rows;

namespace FPReconcile.Core.Intake.Versions;

/// <summary>
/// Gives the births of one record id an id each. Births of different facilities get the facility code (<c>7@F1</c>). Of the others
/// the earliest keeps the id, for numbering restarts later in time; a later one gets its birth date (<c>7@20250302</c>), one of
/// the same day its order within the delivery, else the next free number (<c>7@2</c>). Neither file nor row has a say in it.
/// </summary>
internal static class BirthNumbering
{
    /// <summary>Gives each birth its id; returns the versions whose id changed.</summary>
    public static IReadOnlyList<RecordVersion> Renumber(List<List<RecordVersion>> births)
    {
        if (births.Count == 1)
            return [];
        var byFacility = births.Select(static birth => FacilityOf(birth)).Distinct(StringComparer.Ordinal).Count() > 1;
        var groups = births.GroupBy(birth => byFacility && FacilityOf(birth) is { Length: > 0 } facility ? $"{birth[0].Sent.Key.Id}@{facility}" : birth[0].Sent.Key.Id, StringComparer.Ordinal);
        foreach (var sameId in groups.ToList())
            RenumberSameId(RecordIdRule.WithoutSpaces(sameId.Key), sameId);
        return [.. births.SelectMany(static birth => birth).Where(static version => version.Standing!.Key.Id != version.Sent.Key.Id)];
    }

    private static void RenumberSameId(string id, IEnumerable<List<RecordVersion>> births)
    {
        var sorted = births
            .OrderBy(DateOf).ThenBy(OrderOf)
            .ThenBy(static birth => birth.Select(static version => RecordContent.KeyOf(version.Sent)).Min(StringComparer.Ordinal), StringComparer.Ordinal)
            .ToList();
        var taken = new HashSet<string>(StringComparer.Ordinal) { id };
        Rename(sorted[0], id);
        foreach (var birth in sorted.Skip(1))
        {
            var date = DateOf(birth);
            var withDate = $"{id}@{date.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
            Rename(birth, date != DateOf(sorted[0]) && taken.Add(withDate) ? withDate : WithNumber(id, Math.Max(2, OrderOf(birth)), taken));
        }
    }

    private static string WithNumber(string id, int number, HashSet<string> taken)
    {
        while (true)
        {
            var numbered = string.Create(CultureInfo.InvariantCulture, $"{id}@{number}");
            if (taken.Add(numbered))
                return numbered;
            number++;
        }
    }

    private static DateOnly DateOf(List<RecordVersion> birth) => birth.Min(static version => version.Sent.BirthDate);

    private static int OrderOf(List<RecordVersion> birth) => birth.Max(static version => version.Sent.BirthOrder ?? 0);

    // The least code, so that the order of the rows does not matter.
    private static string FacilityOf(List<RecordVersion> birth) =>
        birth.Select(static version => version.Sent.FacilityCode ?? "").Min(StringComparer.Ordinal)!;

    private static void Rename(List<RecordVersion> birth, string id)
    {
        foreach (var version in birth)
        {
            if (version.Standing!.Key.Id != id)
                version.Standing = version.Standing.WithId(id);
        }
    }
}
