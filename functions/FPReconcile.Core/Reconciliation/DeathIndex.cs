using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>The rows of the lists of deaths, found by number, telephone or date in constant time.</summary>
internal sealed class DeathIndex
{
    private const int LongestOnStack = 64;

    private static readonly List<int> None = [];

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
    public List<int> NamingRecord(BirthRecord record) =>
        Together(Find(_byCertificate, record.CertificateNumber), FindId(record.Key.Id));

    /// <summary>True when the row has the certificate of this record.</summary>
    public static bool NamesCertificate(DeathRecord death, BirthRecord record) =>
        death.CertificateNumber is not null && record.CertificateNumber is not null
        && Plain(death.CertificateNumber) is { Length: > 0 } certificate && certificate == Plain(record.CertificateNumber);

    /// <summary>Rows with the mother's national id or telephone, or without a birth date but with her birth date.</summary>
    public List<int> NamingMother(BirthRecord record) => Together(
        Together(Find(_byNationalId, record.MotherNationalId), Find(_byPhone, record.Phone)),
        record.MotherBirthDate is { } date ? Find(_byMotherBirthDate, date) : None);

    /// <summary>Rows whose birth date, as written or with day and month swapped, is within a day of this date.</summary>
    public List<int> NearBirthDate(DateOnly date) => Find(_byNearBirthDate, date);

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

    private static List<int> Find(Dictionary<DateOnly, List<int>> rows, DateOnly key) =>
        rows.TryGetValue(key, out var list) ? list : None;

    // Numbers of records are plain since intake.
    private static List<int> Find(Dictionary<string, List<int>> rows, string? plain) =>
        plain is not null && rows.TryGetValue(plain, out var list) ? list : None;

    // Record ids are as the office writes them. Without an allocation: it is asked for each record of the district.
    private List<int> FindId(string id)
    {
        if (_byRecordId.Count == 0)
            return None;
        Span<char> plain = id.Length <= LongestOnStack ? stackalloc char[id.Length] : new char[id.Length];
        var length = MakePlain(id, plain);
        return _byRecordId.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(plain[..length], out var list) ? list : None;
    }

    private static List<int> Together(List<int> some, List<int> others)
    {
        if (some.Count == 0)
            return others;
        return others.Count == 0 ? some : [.. some, .. others];
    }

    private static string Plain(string? text)
    {
        if (text is null)
            return "";
        var plain = new char[text.Length];
        return new string(plain, 0, MakePlain(text, plain));
    }

    /// <summary>Letters and digits only, upper case: lists write numbers with their own hyphens and spaces.</summary>
    private static int MakePlain(string text, Span<char> plain)
    {
        var length = 0;
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
                plain[length++] = char.ToUpperInvariant(character);
        }

        return length;
    }
}
