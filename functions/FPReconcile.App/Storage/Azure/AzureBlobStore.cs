using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Azure;
using Azure.Core;

namespace FPReconcile.App.Storage.Azure;

/// <summary>Blobs of a storage account.</summary>
internal sealed class AzureBlobStore(AzureService service) : IBlobStore
{
    private const string ContainerNotFound = "ContainerNotFound";
    private const string LeaseIdMissing = "LeaseIdMissing";

    private readonly AzureBlobUpload _upload = new(service);

    public async Task CreateContainerAsync(string container, CancellationToken cancellation)
    {
        StorageRules.CheckName(container, isTable: false);
        var answer = await service.SendAsync(new AzureCall(RequestMethod.Put, container, "restype=container") { Content = default(ReadOnlyMemory<byte>) }, cancellation);
        if (!answer.Is(409, "ContainerAlreadyExists"))
            answer.OrThrow();
    }

    public async Task<BlobVersion?> FindAsync(BlobName name, CancellationToken cancellation)
    {
        var answer = await service.SendAsync(new AzureCall(RequestMethod.Head, PathOf(name)), cancellation);
        return IsMissing(answer) ? null : ToVersion(name, answer.OrThrow(), answer.Length);
    }

    public async Task<BlobContent?> OpenAsync(BlobName name, CancellationToken cancellation)
    {
        var answer = await service.SendAsync(new AzureCall(RequestMethod.Get, PathOf(name)) { IsStreamed = true }, cancellation);
        if (IsMissing(answer))
            return null;
        var version = ToVersion(name, answer.OrThrow(), answer.Length);
        return new BlobContent(version, new ResumingStream(version.Length, answer.Stream, (from, ended) => ContinueAsync(version, from, ended)));
    }

    public async Task<byte[]?> ReadRangeAsync(BlobName name, long offset, int count, CancellationToken cancellation)
    {
        if (count == 0)
            return await FindAsync(name, cancellation) is null ? null : [];
        var range = string.Create(CultureInfo.InvariantCulture, $"bytes={offset}-{offset + count - 1}");
        var answer = await service.SendAsync(new AzureCall(RequestMethod.Get, PathOf(name)) { Headers = [("x-ms-range", range)] }, cancellation);
        if (answer.Is(416))
            return [];
        return IsMissing(answer) ? null : answer.OrThrow().Content;
    }

    public async Task<ETag?> PutAsync(BlobName name, Stream content, WriteCondition condition, CancellationToken cancellation)
    {
        var path = PathOf(name);
        // Names this write: after a try whose answer was lost, our own blob must not be taken for somebody else's.
        var write = Guid.NewGuid().ToString("N");
        var answer = await _upload.SendAsync(path, content, [("x-ms-meta-write", write), .. ConditionHeaders(condition)], cancellation);
        if (answer.IsGood)
            return answer.ETag;
        if (!IsConditionOf(answer, condition) || answer.ErrorCode is LeaseIdMissing or ContainerNotFound)
            throw answer.Failure();
        var there = await service.SendAsync(new AzureCall(RequestMethod.Head, path), cancellation);
        if (answer.IsRetried && there.IsGood && there.Response.Headers.TryGetValue("x-ms-meta-write", out var writer) && writer == write)
            return there.ETag;
        return Holds(condition, there) ? throw answer.Failure() : null;
    }

    public async Task<bool> DeleteAsync(BlobName name, ETag? ifMatch, CancellationToken cancellation)
    {
        var headers = ifMatch is { } version ? ConditionHeaders(WriteCondition.OnlyOver(version)) : [];
        var answer = await service.SendAsync(new AzureCall(RequestMethod.Delete, PathOf(name)) { Headers = headers }, cancellation);
        if (IsMissing(answer) || (answer.Is(412) && answer.ErrorCode != LeaseIdMissing))
            return false;
        return answer.OrThrow().IsGood;
    }

    public async IAsyncEnumerable<BlobVersion> ListAsync(string container, string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        StorageRules.CheckName(container, isTable: false);
        var marker = "";
        do
        {
            var query = $"restype=container&comp=list&maxresults=1000&prefix={Uri.EscapeDataString(prefix)}&marker={Uri.EscapeDataString(marker)}";
            var answer = (await service.SendAsync(new AzureCall(RequestMethod.Get, container, query), cancellation)).OrThrow();
            using var body = new MemoryStream(answer.Content);
            var page = await XDocument.LoadAsync(body, LoadOptions.PreserveWhitespace, cancellation);
            foreach (var blob in page.Descendants("Blob"))
                yield return ToVersion(container, blob);
            marker = page.Root!.Element("NextMarker")?.Value ?? "";
        }
        while (marker.Length > 0);
    }

    public async Task<IBlobLease?> TryLeaseAsync(BlobName name, TimeSpan duration, CancellationToken cancellation)
    {
        StorageRules.CheckLease(duration);
        var lease = new AzureBlobLease(service, PathOf(name));
        var answer = await lease.AcquireAsync(duration, cancellation);
        if (IsMissing(answer))
        {
            await PutAsync(name, Stream.Null, WriteCondition.OnlyIfAbsent, cancellation);
            answer = await lease.AcquireAsync(duration, cancellation);
        }

        if (answer.Is(409, "LeaseAlreadyPresent"))
            return null;
        answer.OrThrow();
        return lease;
    }

    private static string PathOf(BlobName name)
    {
        StorageRules.Check(name);
        return $"{name.Container}/{AzureCall.EscapePath(name.Path)}";
    }

    private static (string Name, string Value)[] ConditionHeaders(WriteCondition condition) => condition switch
    {
        { IfAbsent: true } => [("If-None-Match", "*")],
        { IfMatch: { } version } => [("If-Match", AzureAnswer.ToHeader(version))],
        _ => [],
    };

    /// <summary>
    /// True for answers that a condition may have caused: not met, there already, not there, or our blocks were swept away when
    /// another writer of the same blob was first.
    /// </summary>
    private static bool IsConditionOf(AzureAnswer answer, WriteCondition condition) =>
        (condition.IfAbsent || condition.IfMatch is not null) && (answer.Status is 404 or 409 or 412 || answer.Is(400, "InvalidBlockList"));

    private static bool Holds(WriteCondition condition, AzureAnswer there) =>
        condition.IfAbsent ? there.Is(404) : there.IsGood && there.ETag == condition.IfMatch;

    private static bool IsMissing(AzureAnswer answer) => answer.Is(404) && answer.ErrorCode != ContainerNotFound;

    private static BlobVersion ToVersion(BlobName name, AzureAnswer answer, long length) => new(name, answer.ETag, length, answer.LastModified);

    private static BlobVersion ToVersion(string container, XElement blob)
    {
        var name = blob.Element("Name")!;
        var path = name.Attribute("Encoded")?.Value == "true" ? Uri.UnescapeDataString(name.Value) : name.Value;
        var properties = blob.Element("Properties")!;
        return new BlobVersion(
            new BlobName(container, path),
            AzureAnswer.ToVersion(properties.Element("Etag")!.Value),
            long.Parse(properties.Element("Content-Length")!.Value, CultureInfo.InvariantCulture),
            DateTimeOffset.ParseExact(properties.Element("Last-Modified")!.Value, "R", CultureInfo.InvariantCulture));
    }

    /// <summary>The rest of a version, from a byte on.</summary>
    private async Task<Stream> ContinueAsync(BlobVersion version, long from, CancellationToken cancellation)
    {
        var call = new AzureCall(RequestMethod.Get, PathOf(version.Name))
        {
            Headers = [("x-ms-range", string.Create(CultureInfo.InvariantCulture, $"bytes={from}-")), ("If-Match", AzureAnswer.ToHeader(version.ETag))],
            IsStreamed = true,
        };
        return (await service.SendAsync(call, cancellation)).OrThrow().Stream;
    }
}
