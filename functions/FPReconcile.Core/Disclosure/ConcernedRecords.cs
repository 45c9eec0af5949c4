using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure;

/// <summary>The records that a row of discrepancies is about, and what they say together.</summary>
internal static class ConcernedRecords
{
    private const string Separator = " / ";

    /// <summary>The records concerned, birth after birth, standing records first.</summary>
    public static List<BirthRecord> Of(Discrepancy row)
    {
        var records = new List<BirthRecord>(row.Records.Count);
        foreach (var birth in row.Births)
        {
            foreach (var source in SourceKinds.All)
                AddIfConcerned(birth.Standing(source));
            foreach (var duplicate in birth.Duplicates)
                AddIfConcerned(duplicate);
        }

        return records;

        void AddIfConcerned(BirthRecord? record)
        {
            for (var i = 0; record is not null && i < row.Records.Count; i++)
            {
                if (row.Records[i] != record.Key)
                    continue;
                records.Add(record);
                return;
            }
        }
    }

    /// <summary>What the records say, each reading once.</summary>
    public static string Together(List<BirthRecord> records, Func<BirthRecord, string> read)
    {
        // Mostly they agree, and one reading is all there is.
        var first = "";
        List<string>? readings = null;
        foreach (var record in records)
        {
            var reading = read(record);
            if (reading.Length == 0 || reading == first)
                continue;
            if (first.Length == 0)
                first = reading;
            else if (!(readings ??= [first]).Contains(reading))
                readings.Add(reading);
        }

        return readings is null ? first : string.Join(Separator, readings);
    }
}
