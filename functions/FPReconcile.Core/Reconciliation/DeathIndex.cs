using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>The rows of the lists of deaths, found by number, telephone or date in constant time.</summary>
internal sealed class DeathIndex
{
    private readonly Dictionary<string, List<int>> _byCertificate = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byRecordId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byNationalId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byPhone = new(StringComparer.Ordinal);
    private readonly Dictionary<DateOnly, List<int>> _byMotherBirthDate = [];
    private readonly Dictionary<DateOnly, List<int>> _byNearBirthDate = [];

    public DeathIndex(IReadOnlyList<DeathRecord> deaths)
    {
        for (var row = 0; row < deaths.Count; row++)
            Add(deaths[row], row);
    }

    /// <summary>Rows that name this record by its id or by its certificate.</summary>
    public IEnumerable<int> NamingRecord(BirthRecord record) =>
        Find(_byCertificate, Plain(record.CertificateNumber)).Concat(Find(_byRecordId, Plain(record.Key.Id)));

    /// <summary>True when the row has the certificate of this record.</summary>
    public static bool NamesCertificate(DeathRecord death, BirthRecord record) =>
        Plain(death.CertificateNumber) is { Length: > 0 } certificate && certificate == Plain(record.CertificateNumber);

    /// <summary>Rows with the mother's national id or telephone, or without a birth date but with her birth date.</summary>
    public IEnumerable<int> NamingMother(BirthRecord record) =>
        Find(_byNationalId, Plain(record.MotherNationalId))
            .Concat(Find(_byPhone, Plain(record.Phone)))
            .Concat(record.MotherBirthDate is { } date ? Find(_byMotherBirthDate, date) : []);

    /// <summary>Rows whose birth date, as written or with day and month swapped, is within a day of this date.</summary>
    public IReadOnlyList<int> NearBirthDate(DateOnly date) => Find(_byNearBirthDate, date);

    private void Add(DeathRecord death, int row)
    {
        Add(_byCertificate, Plain(death.CertificateNumber), row);
        Add(_byRecordId, Plain(death.RecordId), row);
        Add(_byNationalId, Plain(death.MotherNationalId), row);
        Add(_byPhone, Plain(death.Phone), row);
        if (death.BirthDate is { } birthDate)
        {
            foreach (var near in BirthDates.Near(birthDate))
                Add(_byNearBirthDate, near, row);
        }
        else if (death.MotherBirthDate is { } motherBirthDate)
        {
            Add(_byMotherBirthDate, motherBirthDate, row);
        }
    }

    private static void Add(Dictionary<string, List<int>> rows, string key, int row)
    {
        if (key.Length == 0)
            return;
        if (!rows.TryGetValue(key, out var list))
            rows[key] = list = [];
        list.Add(row);
    }

    private static void Add(Dictionary<DateOnly, List<int>> rows, DateOnly key, int row)
    {
        if (!rows.TryGetValue(key, out var list))
            rows[key] = list = [];
        list.Add(row);
    }

    private static IReadOnlyList<int> Find<TKey>(Dictionary<TKey, List<int>> rows, TKey key)
        where TKey : notnull => rows.TryGetValue(key, out var list) ? list : [];

    /// <summary>Letters and digits only, upper case: lists write numbers with their own hyphens and spaces.</summary>
    private static string Plain(string? text)
    {
        if (text is null)
            return "";
        return text.All(char.IsAsciiLetterUpper) || text.All(char.IsAsciiDigit)
            ? text
            : string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
    }
}
