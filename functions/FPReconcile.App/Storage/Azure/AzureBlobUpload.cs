using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;

namespace FPReconcile.App.Storage.Azure;

/// <summary>
/// Sends a blob: a small one at once; a larger one in blocks, a few on the way at a time, which become the blob by one last call.
/// The service checks what arrives against a hash that is sent along. A block is named after its place and its bytes: of several who
/// write the same blob at once, each finds the blocks of the others as good as its own.
/// </summary>
internal sealed class AzureBlobUpload(AzureService service)
{
    private const int BlockBytes = 4 * 1024 * 1024;
    private const int MostOnTheWay = 3;
    private const int MostTries = 10;

    /// <summary>Sends all that is left of a stream.</summary>
    /// <param name="path">Escaped path of the blob.</param>
    /// <param name="content">Read again from where it stands when somebody with another content was first, if it can be.</param>
    /// <param name="headers">Metadata and conditions.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The answer to the call that makes the blob.</returns>
    public async Task<AzureAnswer> SendAsync(string path, Stream content, (string Name, string Value)[] headers, CancellationToken cancellation)
    {
        var start = content.CanSeek ? content.Position : 0;
        for (var tries = 1; ; tries++)
        {
            var answer = await SendOnceAsync(path, content, headers, cancellation);
            // Whoever makes a blob of his blocks sweeps away those that are not part of it.
            if (!answer.Is(400, "InvalidBlockList") || !content.CanSeek || tries == MostTries)
                return answer;
            content.Position = start;
        }
    }

    private async Task<AzureAnswer> SendOnceAsync(string path, Stream content, (string Name, string Value)[] headers, CancellationToken cancellation)
    {
        var buffers = new byte[MostOnTheWay][];
        var onTheWay = new Task[MostOnTheWay];
        Array.Fill(onTheWay, Task.CompletedTask);
        try
        {
            var length = await FillAsync(buffers, 0, content, cancellation);
            if (length < BlockBytes)
                return await SendWholeAsync(path, buffers[0].AsMemory(0, length), headers, cancellation);
            var blocks = new List<string>();
            for (; length > 0; length = await FillAsync(buffers, blocks.Count % MostOnTheWay, content, cancellation))
            {
                var block = buffers[blocks.Count % MostOnTheWay].AsMemory(0, length);
                var id = BlockId(blocks.Count, block.Span);
                onTheWay[blocks.Count % MostOnTheWay] = SendBlockAsync(path, id, block, cancellation);
                blocks.Add(id);
                await onTheWay[blocks.Count % MostOnTheWay];
            }

            await Task.WhenAll(onTheWay);
            return await CommitAsync(path, blocks, headers, cancellation);
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

    private Task<AzureAnswer> SendWholeAsync(string path, ReadOnlyMemory<byte> content, (string Name, string Value)[] headers, CancellationToken cancellation)
    {
        var call = new AzureCall(RequestMethod.Put, path)
        {
            Headers = [("x-ms-blob-type", "BlockBlob"), ("Content-Type", "application/octet-stream"), Hash(content.Span), .. headers],
            Content = content,
        };
        return service.SendAsync(call, cancellation);
    }

    private async Task SendBlockAsync(string path, string id, ReadOnlyMemory<byte> block, CancellationToken cancellation)
    {
        var call = new AzureCall(RequestMethod.Put, path, $"comp=block&blockid={Uri.EscapeDataString(id)}") { Headers = [Hash(block.Span)], Content = block };
        (await service.SendAsync(call, cancellation)).OrThrow();
    }

    private Task<AzureAnswer> CommitAsync(string path, List<string> blocks, (string Name, string Value)[] headers, CancellationToken cancellation)
    {
        var list = $"<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList>{string.Concat(blocks.Select(static id => $"<Latest>{id}</Latest>"))}</BlockList>";
        var call = new AzureCall(RequestMethod.Put, path, "comp=blocklist")
        {
            Headers = [("Content-Type", "application/xml"), ("x-ms-blob-content-type", "application/octet-stream"), .. headers],
            Content = Encoding.UTF8.GetBytes(list),
        };
        return service.SendAsync(call, cancellation);
    }

    private static string BlockId(int number, ReadOnlySpan<byte> bytes)
    {
        Span<byte> id = stackalloc byte[sizeof(int) + SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt32BigEndian(id, number);
        SHA256.HashData(bytes, id[sizeof(int)..]);
        return Convert.ToBase64String(id);
    }

#pragma warning disable CA5351 // Not a secret: the service takes this hash to see whether the bytes arrived whole.
    private static (string Name, string Value) Hash(ReadOnlySpan<byte> bytes) => ("Content-MD5", Convert.ToBase64String(MD5.HashData(bytes)));
#pragma warning restore CA5351
}
