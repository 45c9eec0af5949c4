using System.Globalization;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Audit;

/// <summary>How entries of the audit lie in its table: one partition for the chain, whose last row is its head, and one for each case that points into it.</summary>
internal static class AuditRows
{
    public const string Chain = "chain";

    /// <summary>Sorts after every number.</summary>
    public const string Head = "head";

    public const string NumberValue = "number";
    public const string HashValue = "hash";
    private const string EventValue = "event";

    public static string PartitionOf(string caseId) => $"case-{caseId}";

    public static TableKey KeyOf(long number) => new(Chain, number.ToString("D12", CultureInfo.InvariantCulture));

    public static TableRow HeadRow(long number, string hash) => new(
        new TableKey(Chain, Head), new Dictionary<string, object>(StringComparer.Ordinal) { [NumberValue] = number, [HashValue] = hash });

    /// <summary>What tells an entry of a case from another one that took its number.</summary>
    public static string? EventOf(TableRow row) => row.Text(EventValue);

    public static TableRow Pointer(string caseId, string eventId, long number) => new(
        new TableKey(PartitionOf(caseId), eventId), new Dictionary<string, object>(StringComparer.Ordinal) { [NumberValue] = number });

    public static TableRow ToRow(AuditEntry entry, string eventId) => new(KeyOf(entry.Number), new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["at"] = entry.At, ["action"] = entry.Event.Action, ["by"] = entry.Event.By, ["case_id"] = entry.Event.CaseId, ["subject"] = entry.Event.Subject,
        ["reason"] = entry.Event.Reason, ["counts"] = AuditHash.CountsOf(entry.Event), ["before"] = entry.Before, [HashValue] = entry.Hash, [EventValue] = eventId,
    });

    /// <summary>Reads an entry; null when the row is none: what is damaged is not an error here, it is what a check looks for.</summary>
    public static AuditEntry? Read(TableRow row)
    {
        if (!long.TryParse(row.Key.Row, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || row.Key != KeyOf(number)
            || !row.Values.TryGetValue("at", out var at) || at is not DateTimeOffset time || CountsOf(TextOf(row, "counts")) is not { } counts)
            return null;
        var what = new AuditEvent(TextOf(row, "action"), TextOf(row, "by"), TextOf(row, "case_id"), TextOf(row, "subject"), TextOf(row, "reason")) { Counts = counts };
        return new AuditEntry(number, time, what, TextOf(row, "before"), TextOf(row, HashValue));
    }

    private static string TextOf(TableRow row, string name) => row.Values.TryGetValue(name, out var value) && value is string text ? text : "";

    private static Dictionary<string, int>? CountsOf(string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.LastIndexOf('=');
            if (at <= 0 || !int.TryParse(part.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) || !counts.TryAdd(part[..at], count))
                return null;
        }

        return counts;
    }
}
