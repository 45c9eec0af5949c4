using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Azure.Core;

namespace FPReconcile.App.Storage.Azure;

/// <summary>Queues of a storage account. Texts travel as base64, as the Functions host and storage events write them.</summary>
internal sealed class AzureQueueStore(AzureService service) : IQueueStore
{
    private const string QueueNotFound = "QueueNotFound";

    public async Task CreateQueueAsync(string queue, CancellationToken cancellation)
    {
        StorageRules.CheckName(queue, isTable: false);
        var answer = await service.SendAsync(new AzureCall(RequestMethod.Put, queue) { Content = default(ReadOnlyMemory<byte>) }, cancellation);
        if (!answer.Is(409, "QueueAlreadyExists"))
            answer.OrThrow();
    }

    public async Task PutAsync(string queue, string text, TimeSpan delay, CancellationToken cancellation)
    {
        StorageRules.CheckMessage(text);
        StorageRules.CheckHiding(delay, TimeSpan.Zero);
        // -1: kept until it is done; by default a message is gone after a week.
        var call = new AzureCall(RequestMethod.Post, MessagesOf(queue), $"visibilitytimeout={Seconds(delay)}&messagettl=-1") { Headers = _xml, Content = Body(text) };
        (await service.SendAsync(call, cancellation)).OrThrow();
    }

    public async Task<QueueMessage?> TakeAsync(string queue, TimeSpan visibleAgainAfter, CancellationToken cancellation)
    {
        StorageRules.CheckHiding(visibleAgainAfter, TimeSpan.FromSeconds(1));
        var call = new AzureCall(RequestMethod.Get, MessagesOf(queue), $"numofmessages=1&visibilitytimeout={Seconds(visibleAgainAfter)}");
        var answer = (await service.SendAsync(call, cancellation)).OrThrow();
        var message = XDocument.Parse(Encoding.UTF8.GetString(answer.Content).TrimStart('\uFEFF')).Descendants("QueueMessage").FirstOrDefault();
        if (message is null)
            return null;
        string Value(string name) => message.Element(name)!.Value;
        return new QueueMessage(Value("MessageId"), Value("PopReceipt"), Decode(Value("MessageText")), int.Parse(Value("DequeueCount"), CultureInfo.InvariantCulture));
    }

    public async Task<QueueMessage?> ExtendAsync(string queue, QueueMessage message, TimeSpan visibleAgainAfter, CancellationToken cancellation)
    {
        StorageRules.CheckHiding(visibleAgainAfter, TimeSpan.Zero);
        var call = new AzureCall(RequestMethod.Put, PathOf(queue, message), $"popreceipt={Uri.EscapeDataString(message.Receipt)}&visibilitytimeout={Seconds(visibleAgainAfter)}")
        {
            Headers = _xml,
            Content = Body(message.Text),
        };
        var answer = await service.SendAsync(call, cancellation);
        return IsLost(answer) ? null : message with { Receipt = answer.OrThrow().Header("x-ms-popreceipt") };
    }

    public async Task<bool> DoneAsync(string queue, QueueMessage message, CancellationToken cancellation)
    {
        var answer = await service.SendAsync(
            new AzureCall(RequestMethod.Delete, PathOf(queue, message), $"popreceipt={Uri.EscapeDataString(message.Receipt)}"), cancellation);
        return !IsLost(answer) && answer.OrThrow().IsGood;
    }

    public async Task<int> CountAsync(string queue, CancellationToken cancellation)
    {
        var answer = (await service.SendAsync(new AzureCall(RequestMethod.Get, queue, "comp=metadata"), cancellation)).OrThrow();
        return int.Parse(answer.Header("x-ms-approximate-messages-count"), CultureInfo.InvariantCulture);
    }

    private static readonly (string, string)[] _xml = [("Content-Type", "application/xml")];

    private static string MessagesOf(string queue)
    {
        StorageRules.CheckName(queue, isTable: false);
        return queue + "/messages";
    }

    private static string PathOf(string queue, QueueMessage message) => $"{MessagesOf(queue)}/{Uri.EscapeDataString(message.Id)}";

    private static string Seconds(TimeSpan time) => Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private static byte[] Body(string text) => Encoding.UTF8.GetBytes(
        $"<QueueMessage><MessageText>{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}</MessageText></QueueMessage>");

    /// <summary>A text that somebody else put there without base64 is passed on as it is: what it means is the reader's question.</summary>
    private static string Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : text;
    }

    /// <summary>The message was taken by somebody else, or is gone.</summary>
    private static bool IsLost(AzureAnswer answer) => answer.Is(400, "PopReceiptMismatch") || (answer.Is(404) && answer.ErrorCode != QueueNotFound);
}
