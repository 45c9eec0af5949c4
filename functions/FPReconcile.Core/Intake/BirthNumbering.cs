using System.Globalization;

namespace FPReconcile.Core.Intake;

/// <summary>
/// Gives the births of one record id an id each. Births of different facilities get the facility code (<c>7@F1</c>). Of the others
/// the earliest keeps the id, for numbering restarts later in time; a later one gets its birth date (<c>7@20250302</c>), one of
/// the same day its order within the delivery, else the next free number (<c>7@2</c>). Neither file nor row has a say in it.
/// </summary>
internal static class BirthNumbering
{
    public static void Renumber(List<List<RowDraft>> births)
    {
        if (births.Count == 1)
            return;
        var byFacility = births.Select(static birth => FacilityOf(birth)).Distinct(StringComparer.Ordinal).Count() > 1;
        var groups = births.GroupBy(birth => byFacility && FacilityOf(birth) is { Length: > 0 } facility ? $"{birth[0].Id}@{facility}" : birth[0].Id, StringComparer.Ordinal);
        foreach (var sameId in groups.ToList())
            RenumberSameId(RecordIdRule.WithoutSpaces(sameId.Key), sameId);
    }

    private static void RenumberSameId(string id, IEnumerable<List<RowDraft>> births)
    {
        var sorted = births
            .OrderBy(DateOf).ThenBy(OrderOf)
            .ThenBy(static birth => birth.Select(static row => row.ContentKey()).Min(StringComparer.Ordinal), StringComparer.Ordinal)
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

    private static DateOnly DateOf(List<RowDraft> birth) => birth.Min(static row => row.BirthDate);

    private static int OrderOf(List<RowDraft> birth) => birth.Max(static row => row.BirthOrder);

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
}
