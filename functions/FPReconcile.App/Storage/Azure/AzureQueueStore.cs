using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace FPReconcile.App.Storage.Azure;

/// <summary>Queues of a storage account. Texts travel as base64, as the Functions host and storage events write them.</summary>
internal sealed class AzureQueueStore(QueueServiceClient service) : IQueueStore
{
    /// <summary>Kept until it is done; by default a message is gone after a week.</summary>
    private static readonly TimeSpan _forever = TimeSpan.FromSeconds(-1);

    public Task CreateQueueAsync(string queue, CancellationToken cancellation) => Queue(queue).CreateIfNotExistsAsync(metadata: null, cancellation);

    public Task PutAsync(string queue, string text, TimeSpan delay, CancellationToken cancellation)
    {
        StorageRules.CheckMessage(text);
        StorageRules.CheckHiding(delay, TimeSpan.Zero);
        return Queue(queue).SendMessageAsync(Encode(text), WholeSeconds(delay), _forever, cancellation);
    }

    public async Task<QueueMessage?> TakeAsync(string queue, TimeSpan visibleAgainAfter, CancellationToken cancellation)
    {
        StorageRules.CheckHiding(visibleAgainAfter, TimeSpan.FromSeconds(1));
        var taken = await Queue(queue).ReceiveMessageAsync(WholeSeconds(visibleAgainAfter), cancellation);
        return taken.Value is { } message
            ? new QueueMessage(message.MessageId, message.PopReceipt, Decode(message.MessageText), checked((int)message.DequeueCount))
            : null;
    }

    public async Task<QueueMessage?> ExtendAsync(string queue, QueueMessage message, TimeSpan visibleAgainAfter, CancellationToken cancellation)
    {
        StorageRules.CheckHiding(visibleAgainAfter, TimeSpan.Zero);
        try
        {
            var kept = await Queue(queue).UpdateMessageAsync(message.Id, message.Receipt, Encode(message.Text), WholeSeconds(visibleAgainAfter), cancellation);
            return message with { Receipt = kept.Value.PopReceipt };
        }
        catch (RequestFailedException failure) when (IsLost(failure))
        {
            return null;
        }
    }

    public async Task<bool> DoneAsync(string queue, QueueMessage message, CancellationToken cancellation)
    {
        try
        {
            await Queue(queue).DeleteMessageAsync(message.Id, message.Receipt, cancellation);
            return true;
        }
        catch (RequestFailedException failure) when (IsLost(failure))
        {
            return false;
        }
    }

    public async Task<int> CountAsync(string queue, CancellationToken cancellation) => (await Queue(queue).GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount;

    private static TimeSpan WholeSeconds(TimeSpan time) => TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds));

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// A text that somebody else put there without base64 is passed on as it is: what it means is the reader's question. The client's own
    /// way would keep such a message back.
    /// </summary>
    private static string Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : text;
    }

    /// <summary>The message was taken by somebody else, or is gone.</summary>
    private static bool IsLost(RequestFailedException failure) =>
        failure.ErrorCode == QueueErrorCode.PopReceiptMismatch || (failure.Status == 404 && failure.ErrorCode != QueueErrorCode.QueueNotFound);

    private QueueClient Queue(string queue)
    {
        StorageRules.CheckName(queue, isTable: false);
        return service.GetQueueClient(queue);
    }
}
