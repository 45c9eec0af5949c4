using System.Globalization;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.Synthetic.Evaluation;

/// <summary>The truth as a file: one line for each birth, with its record ids, its expected kinds and the fields that are wrong.</summary>
public static class TruthCsv
{
    private static readonly string[] _header =
    [
        "birth_id", "delivery_id", "plurality", "birth_order", "birth_date", "birth_place", "outcome", "facility_records",
        "registration_records", "register_records", "death_rows", "expected_kinds", "corrupted_fields",
    ];

    /// <summary>
    /// Writes births in the given order. Several values in a cell are separated by a space; a wrong field is written as
    /// <c>record_id:Field+Field</c>.
    /// </summary>
    public static void Write(IEnumerable<BirthTruth> births, KindRules rules, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(births);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(writer);
        var line = new CsvLine();
        foreach (var heading in _header)
            line.Add(heading);
        line.WriteTo(writer);
        foreach (var birth in births)
        {
            Fill(line, birth, rules);
            line.WriteTo(writer);
        }
    }

    private static void Fill(CsvLine line, BirthTruth birth, KindRules rules)
    {
        line.Add(birth.Id);
        line.Add(birth.DeliveryId);
        line.Add(birth.Plurality);
        line.Add(birth.BirthOrder);
        line.Add(birth.BirthDate);
        line.Add(CanonicalColumns.Place(birth.IsHomeBirth));
        line.Add(CanonicalColumns.Outcome(birth.Outcome));
        foreach (var source in Enum.GetValues<SyntheticSource>())
            line.Add(string.Join(' ', birth.Records(source).Select(record => record.RecordId)));
        line.Add(string.Join(' ', rules.Expected(birth)));
        line.Add(string.Join(' ', SyntheticSources.Linked.SelectMany(birth.Records)
            .Where(record => record.Corrupted != RecordFields.None).Select(CorruptedFields)));
    }

    private static string CorruptedFields(SyntheticRecord record)
    {
        var fields = record.Corrupted.ToString().Replace(", ", "+", StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{record.RecordId}:{fields}");
    }
}
