using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using FPReconcile.App.Storage;
using FPReconcile.Core.Disclosure.Review;

namespace FPReconcile.App.Nightly.Publishing;

/// <summary>
/// All bundles of a run in one blob: cases are spread over 4096 buckets by a hash of their id, and the places of the buckets stand in
/// front. Two small reads find any case among 100,000, and nobody holds an index.
/// </summary>
internal static class CaseBundleFile
{
    private const int HexDigits = 3;
    private const int Buckets = 1 << (4 * HexDigits);
    private const int HeaderBytes = (Buckets + 1) * sizeof(long);

    // A bucket of an honest run has some dozen cases.
    private const int MostBytesOfBucket = 64 << 20;

    public static void Write(Stream stream, CaseBundles bundles)
    {
        var cases = bundles.CaseIds.ToLookup(BucketOf);
        var ends = new long[Buckets + 1];
        stream.Write(new byte[HeaderBytes]);
        ends[0] = HeaderBytes;
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            if (cases.Contains(bucket))
                WriteBucket(stream, cases[bucket].Order(StringComparer.Ordinal).Select(bundles.Of));
            ends[bucket + 1] = stream.Position;
        }

        stream.Position = 0;
        Span<byte> place = stackalloc byte[sizeof(long)];
        foreach (var end in ends)
        {
            BinaryPrimitives.WriteInt64LittleEndian(place, end);
            stream.Write(place);
        }
    }

    /// <summary>The bundle of a case; null when the run has none.</summary>
    public static async Task<CaseBundle?> FindAsync(IBlobStore blobs, BlobName file, string caseId, CancellationToken cancellation)
    {
        var places = await blobs.ReadRangeAsync(file, BucketOf(caseId) * (long)sizeof(long), 2 * sizeof(long), cancellation);
        if (places is not { Length: 2 * sizeof(long) })
            return null;
        var (from, to) = (BinaryPrimitives.ReadInt64LittleEndian(places), BinaryPrimitives.ReadInt64LittleEndian(places.AsSpan(sizeof(long))));
        if (to <= from || to - from > MostBytesOfBucket)
            return null;
        var bytes = await blobs.ReadRangeAsync(file, from, (int)(to - from), cancellation) ?? [];
        using var reader = new StreamReader(new DeflateStream(new MemoryStream(bytes), CompressionMode.Decompress));
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            if (JsonSerializer.Deserialize(line, CaseBundleContext.Default.CaseBundle) is { } bundle && bundle.CaseId == caseId)
                return bundle;
        }

        return null;
    }

    private static void WriteBucket(Stream stream, IEnumerable<CaseBundle> bundles)
    {
        using var packed = new DeflateStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        foreach (var bundle in bundles)
        {
            JsonSerializer.Serialize(packed, WithOpaqueFiles(bundle), CaseBundleContext.Default.CaseBundle);
            packed.WriteByte((byte)'\n');
        }
    }

    // Names of files and sheets are text of their senders.
    private static CaseBundle WithOpaqueFiles(CaseBundle bundle) => bundle with
    {
        Records = [.. bundle.Records.Select(record => record with { File = OpaqueId.Of(record.File), Sheet = OpaqueId.Of(record.Sheet) })],
    };

    private static int BucketOf(string caseId) => int.Parse(OpaqueId.Of(caseId).AsSpan(0, HexDigits), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CaseBundle))]
internal sealed partial class CaseBundleContext : JsonSerializerContext;
