using Azure.Storage;
using Azure.Storage.Queues;
using FPReconcile.App.Storage.Azure;

namespace FPReconcile.App.Tests.Storage.Azure;

/// <summary>Messages that another program put into a queue.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class AzureForeignMessageTests(AzuriteServer server)
{
    [Fact]
    public async Task A_text_that_is_not_base64_is_passed_on_as_it_is()
    {
        var name = "q" + Guid.NewGuid().ToString("N");
        var queues = AzureStore.Connect(server.Options).Queues;
        await queues.CreateQueueAsync(name, default);
        var key = new StorageSharedKeyCredential(AzureStoreOptions.KeyAccount, server.Options.Key);
        var other = new QueueServiceClient(server.Options.Queues, key, new QueueClientOptions(QueueClientOptions.ServiceVersion.V2023_11_03));
        await other.GetQueueClient(name).SendMessageAsync("{\"no\":\"base64\"}");

        var message = (await queues.TakeAsync(name, TimeSpan.FromMinutes(1), default)).ShouldNotBeNull();

        message.Text.ShouldBe("{\"no\":\"base64\"}");
        (await queues.DoneAsync(name, message, default)).ShouldBeTrue();
    }
}
