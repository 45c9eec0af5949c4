using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Nightly.Publishing;

/// <summary>One row of a worklist, as far as it is filtered and sorted by.</summary>
/// <param name="CaseId">Its case.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Records">What tells rows of one case and kind apart: the last part of the row's key.</param>
/// <param name="DueDay">Day number of the deadline; <see cref="NoDay"/>: none.</param>
/// <param name="BirthDay">Day number of the birth.</param>
/// <param name="Facility">Place in <see cref="AreaIndex.Facilities"/>.</param>
/// <param name="Content">Another number when an office corrects any record of the case.</param>
internal readonly record struct IndexRow(string CaseId, DiscrepancyKind Kind, string Records, int DueDay, int BirthDay, int Facility, ulong Content = 0)
{
    public const int NoDay = int.MaxValue;
}

/// <summary>The rows of the worklist of an area without what is only shown: some sixty bytes each, read once for a night.</summary>
internal sealed record AreaIndex(string AreaCode, IReadOnlyList<IndexRow> Rows, IReadOnlyList<string> Facilities)
{
    private const int Version = 2;

    public static AreaIndex Empty(string areaCode) => new(areaCode, [], []);

    /// <summary>Writes the index of an area.</summary>
    /// <param name="stream">Where it is written.</param>
    /// <param name="areaCode">The area.</param>
    /// <param name="rows">Its open cases.</param>
    /// <param name="contentOf">The content of the records of a case.</param>
    public static void Write(Stream stream, string areaCode, IReadOnlyList<OpenCase> rows, Func<string, ulong> contentOf)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        var facilities = rows.Select(row => row.Facility).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var places = facilities.Select((facility, place) => (facility, place)).ToDictionary(pair => pair.facility, pair => pair.place, StringComparer.Ordinal);
        writer.Write(Version);
        writer.Write(areaCode);
        writer.Write(facilities.Count);
        facilities.ForEach(writer.Write);
        writer.Write(rows.Count);
        foreach (var row in rows.OrderBy(row => row.CaseId, StringComparer.Ordinal).ThenBy(row => row.Kind).ThenBy(WorklistTables.RecordsOf, StringComparer.Ordinal))
        {
            writer.Write(row.CaseId);
            writer.Write((byte)row.Kind);
            writer.Write(WorklistTables.RecordsOf(row));
            writer.Write(row.Due?.DayNumber ?? IndexRow.NoDay);
            writer.Write(row.BirthDate.DayNumber);
            writer.Write(places[row.Facility]);
            writer.Write(contentOf(row.CaseId));
        }
    }

    public static AreaIndex Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        if (reader.ReadInt32() != Version)
            throw new FormatException("The index of a worklist is of another version.");
        var area = reader.ReadString();
        var facilities = new string[reader.ReadInt32()];
        for (var i = 0; i < facilities.Length; i++)
            facilities[i] = reader.ReadString();
        var rows = new IndexRow[reader.ReadInt32()];
        var lastCase = "";
        for (var i = 0; i < rows.Length; i++)
        {
            var caseId = reader.ReadString();
            lastCase = caseId == lastCase ? lastCase : caseId;
            rows[i] = new IndexRow(lastCase, (DiscrepancyKind)reader.ReadByte(), reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadUInt64());
        }

        return new AreaIndex(area, rows, facilities);
    }

    /// <summary>Rows of one case.</summary>
    public IEnumerable<IndexRow> RowsOf(string caseId)
    {
        var (low, high) = (0, Rows.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (string.CompareOrdinal(Rows[middle].CaseId, caseId) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < Rows.Count && Rows[low].CaseId == caseId; low++)
            yield return Rows[low];
    }
}
