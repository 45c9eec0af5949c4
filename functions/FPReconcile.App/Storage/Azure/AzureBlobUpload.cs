using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace FPReconcile.App.Storage.Azure;

/// <summary>
/// Sends a blob: a small one at once; a larger one in blocks, a few on the way at a time, which become the blob by one last call.
/// A block is named after its place and its bytes: of several who write the same blob at once, each finds the blocks of the others as
/// good as its own. The client's own upload names them by chance, and then the first who is done sweeps away the blocks of the others.
/// </summary>
internal static class AzureBlobUpload
{
    private const int BlockBytes = 4 * 1024 * 1024;
    private const int MostOnTheWay = 3;
    private const int MostTries = 10;

    /// <summary>Sends all that is left of a stream.</summary>
    /// <param name="blob">Where to.</param>
    /// <param name="content">Read again from where it stands when somebody with another content was first, if it can be.</param>
    /// <param name="options">Metadata and conditions.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The version that was written.</returns>
    public static async Task<ETag> SendAsync(BlockBlobClient blob, Stream content, BlobUploadOptions options, CancellationToken cancellation)
    {
        var start = content.CanSeek ? content.Position : 0;
        for (var tries = 1; ; tries++)
        {
            try
            {
                return (await SendOnceAsync(blob, content, options, cancellation)).ETag;
            }
            catch (RequestFailedException failure) when (failure.ErrorCode == BlobErrorCode.InvalidBlockList && content.CanSeek && tries < MostTries)
            {
                // Whoever makes a blob of his blocks sweeps away those that are not part of it.
                content.Position = start;
            }
        }
    }

    private static async Task<BlobContentInfo> SendOnceAsync(BlockBlobClient blob, Stream content, BlobUploadOptions options, CancellationToken cancellation)
    {
        var buffers = new byte[MostOnTheWay][];
        var onTheWay = new Task[MostOnTheWay];
        Array.Fill(onTheWay, Task.CompletedTask);
        try
        {
            var length = await FillAsync(buffers, 0, content, cancellation);
            if (length < BlockBytes)
                return await blob.UploadAsync(Part(buffers[0], length), options, cancellation);
            var blocks = new List<string>();
            for (; length > 0; length = await FillAsync(buffers, blocks.Count % MostOnTheWay, content, cancellation))
            {
                var slot = blocks.Count % MostOnTheWay;
                var id = BlockId(blocks.Count, buffers[slot].AsSpan(0, length));
                onTheWay[slot] = blob.StageBlockAsync(id, Part(buffers[slot], length), options: null, cancellation);
                blocks.Add(id);
                await onTheWay[blocks.Count % MostOnTheWay];
            }

            await Task.WhenAll(onTheWay);
            return await blob.CommitBlockListAsync(blocks, new CommitBlockListOptions { Metadata = options.Metadata, Conditions = options.Conditions }, cancellation);
        }
        finally
        {
            await GiveBackAsync(buffers, onTheWay);
        }
    }

    private static async Task<int> FillAsync(byte[]?[] buffers, int slot, Stream content, CancellationToken cancellation)
    {
        var buffer = buffers[slot] ??= ArrayPool<byte>.Shared.Rent(BlockBytes);
        return await content.ReadAtLeastAsync(buffer.AsMemory(0, BlockBytes), BlockBytes, throwOnEndOfStream: false, cancellation);
    }

    private static MemoryStream Part(byte[] buffer, int length) => new(buffer, 0, length, writable: false);

    /// <summary>Buffers are given back when nothing is sent from them any more, also after a failure; the failure itself is already told.</summary>
    private static async Task GiveBackAsync(byte[]?[] buffers, Task[] onTheWay)
    {
        await Task.WhenAll(onTheWay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var buffer in buffers)
        {
            if (buffer is not null)
                ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string BlockId(int number, ReadOnlySpan<byte> bytes)
    {
        Span<byte> id = stackalloc byte[sizeof(int) + SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt32BigEndian(id, number);
        SHA256.HashData(bytes, id[sizeof(int)..]);
        return Convert.ToBase64String(id);
    }
}
