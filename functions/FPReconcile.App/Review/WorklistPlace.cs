using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FPReconcile.App.Review;

/// <summary>A place in a sorted worklist: where a page ends. It survives a new night: what comes after it comes after it then too.</summary>
internal readonly record struct WorklistPlace(int Number, string Text, string CaseId, int Kind, string Records) : IComparable<WorklistPlace>
{
    private const int LongestToken = 1000;

    public int CompareTo(WorklistPlace other)
    {
        var order = Number.CompareTo(other.Number);
        if (order == 0)
            order = string.CompareOrdinal(Text, other.Text);
        if (order == 0)
            order = string.CompareOrdinal(CaseId, other.CaseId);
        if (order == 0)
            order = Kind.CompareTo(other.Kind);
        return order != 0 ? order : string.CompareOrdinal(Records, other.Records);
    }

    /// <summary>Reads what <see cref="Write"/> wrote; false for any other text.</summary>
    public static bool TryRead(string? token, out WorklistPlace? place)
    {
        place = null;
        if (string.IsNullOrEmpty(token))
            return true;
        try
        {
            if (token.Length > LongestToken || JsonSerializer.Deserialize(Base64Url.DecodeFromChars(token), WorklistPlaceContext.Default.WorklistPlace) is not { Text: not null, CaseId: not null, Records: not null } read)
                return false;
            place = read;
            return true;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return false;
        }
    }

    public string Write() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, WorklistPlaceContext.Default.WorklistPlace));

    public static bool operator <(WorklistPlace left, WorklistPlace right) => left.CompareTo(right) < 0;

    public static bool operator <=(WorklistPlace left, WorklistPlace right) => left.CompareTo(right) <= 0;

    public static bool operator >(WorklistPlace left, WorklistPlace right) => left.CompareTo(right) > 0;

    public static bool operator >=(WorklistPlace left, WorklistPlace right) => left.CompareTo(right) >= 0;
}

[JsonSerializable(typeof(WorklistPlace))]
internal sealed partial class WorklistPlaceContext : JsonSerializerContext;
