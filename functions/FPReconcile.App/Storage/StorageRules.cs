using System.Text;

namespace FPReconcile.App.Storage;

/// <summary>
/// What names, keys and values a store takes: what Azure takes, so that nothing works in a folder that fails in the cloud.
/// A refusal is an <see cref="ArgumentException"/> that never repeats the name.
/// </summary>
internal static class StorageRules
{
    /// <summary>Name of a value that the store itself keeps in rows.</summary>
    public const string WriteName = "_write";

    private const int LongestPath = 1024;
    private const int MostParts = 254;
    private const int LongestKey = 512;
    private const int LongestText = 32_768;
    private const int LongestBytes = 65_536;
    private const int MostValues = 252;
    private const int LongestValueName = 255;
    private const int LongestMessage = 48 * 1024;

    /// <summary>Why a blob cannot have this path; null when it can. For paths that are a sender's text.</summary>
    public static string? WhyRefused(string path)
    {
        if (path.Length is 0 or > LongestPath)
            return $"the path must have 1 to {LongestPath} characters";
        if (path.Any(static c => char.IsControl(c) || c is '\uFFFE' or '\uFFFF') || !IsWellFormed(path))
            return "the path must not hold control characters or broken ones";
        if (path.Contains('\\', StringComparison.Ordinal))
            return "the path must not hold a backslash: Azure takes it for a slash";
        if (path.StartsWith('/') || path.EndsWith('/'))
            return "the path must not start or end with a slash";
        var parts = path.Split('/');
        if (parts.Length > MostParts)
            return $"the path must not have more than {MostParts} parts";
        return parts.Any(static part => part.EndsWith('.')) ? "no part of the path may end with a dot" : null;
    }

    /// <summary>Refuses a blob name that Azure would refuse, change, or take for another.</summary>
    public static void Check(BlobName name)
    {
        CheckName(name.Container, isTable: false);
        if (WhyRefused(name.Path) is { } reason)
            throw new ArgumentException($"A blob of {name.Container} cannot be named so: {reason}.", nameof(name));
    }

    /// <summary>Refuses names of containers, queues and tables that Azure refuses. They are our own constants.</summary>
    public static void CheckName(string name, bool isTable)
    {
        var isGood = name.Length is >= 3 and <= 63 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);
        if (!isTable)
            isGood = name.Length is >= 3 and <= 63 && !name.StartsWith('-') && !name.EndsWith('-') && !name.Contains("--", StringComparison.Ordinal)
                && name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        if (!isGood)
            throw new ArgumentException("A container, queue or table has 3 to 63 small letters, digits and (not in tables) single hyphens.", nameof(name));
    }

    public static void Check(TableKey key)
    {
        CheckKey(key.Partition);
        CheckKey(key.Row);
    }

    public static void CheckKey(string key)
    {
        if (key.Length > LongestKey || key.Any(static c => c is '/' or '\\' or '#' or '?' || char.IsControl(c) || c is '\uFFFE' or '\uFFFF') || !IsWellFormed(key))
            throw new ArgumentException($"A key of a table has at most {LongestKey} characters and none of / \\ # ? or control characters.", nameof(key));
    }

    /// <summary>Refuses rows that Azure cannot keep.</summary>
    public static void Check(TableRow row)
    {
        Check(row.Key);
        if (row.Values.Count > MostValues)
            throw new ArgumentException($"A row has at most {MostValues} values.", nameof(row));
        foreach (var (name, value) in row.Values)
        {
            CheckValueName(name);
            CheckValue(name, value);
        }
    }

    /// <summary>Refuses changes that cannot be one transaction: none, too many, of several partitions, or two of one row.</summary>
    public static void Check(IReadOnlyList<TableChange> changes)
    {
        if (changes.Count is 0 or > ITableStore.MostChangesAtOnce)
            throw new ArgumentException($"A transaction has 1 to {ITableStore.MostChangesAtOnce} changes.", nameof(changes));
        if (changes.Any(change => change.Row.Key.Partition != changes[0].Row.Key.Partition))
            throw new ArgumentException("A transaction changes rows of one partition.", nameof(changes));
        if (changes.DistinctBy(static change => change.Row.Key.Row, StringComparer.Ordinal).Count() != changes.Count)
            throw new ArgumentException("A transaction changes a row once.", nameof(changes));
        foreach (var change in changes)
            Check(change.Row);
    }

    public static void CheckPage(int most)
    {
        if (most is < 1 or > 1000)
            throw new ArgumentOutOfRangeException(nameof(most), "A page has 1 to 1000 rows.");
    }

    public static void CheckMessage(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > LongestMessage)
            throw new ArgumentException($"A message has at most {LongestMessage} bytes.", nameof(text));
    }

    /// <summary>Refuses times that Azure cannot hide a message for.</summary>
    public static void CheckHiding(TimeSpan time, TimeSpan least)
    {
        if (time < least || time > TimeSpan.FromDays(7))
            throw new ArgumentOutOfRangeException(nameof(time), $"A message is hidden for {least.TotalSeconds} seconds to 7 days.");
    }

    /// <summary>Refuses terms that Azure refuses.</summary>
    public static void CheckLease(TimeSpan duration)
    {
        if (duration < TimeSpan.FromSeconds(15) || duration > TimeSpan.FromSeconds(60))
            throw new ArgumentOutOfRangeException(nameof(duration), "A lease lasts 15 to 60 seconds.");
    }

    private static void CheckValueName(string name)
    {
        var isGood = name.Length is > 0 and <= LongestValueName && (char.IsAsciiLetter(name[0]) || name[0] == '_')
            && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') && name is not ("PartitionKey" or "RowKey" or "Timestamp" or WriteName);
        if (!isGood)
            throw new ArgumentException("The name of a value is made of letters, digits and _, and is not PartitionKey, RowKey, Timestamp or _write.", nameof(name));
    }

    private static void CheckValue(string name, object value)
    {
        var isGood = value switch
        {
            string text => text.Length <= LongestText && IsWellFormed(text),
            byte[] bytes => bytes.Length <= LongestBytes,
            DateTimeOffset time => time.Year >= 1601,
            int or long or double or bool => true,
            _ => false,
        };
        if (!isGood)
            throw new ArgumentException(
                $"Value {name} must be whole text up to {LongestText} characters, up to {LongestBytes} bytes, a time since 1601, int, long, double or bool.", nameof(value));
    }

    /// <summary>No half of a surrogate pair: written as UTF-8 such names would all be the same.</summary>
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
