using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Azure;

namespace FPReconcile.App.Tests.Storage.Azure;

/// <summary>A service that refuses may repeat what was asked: the error that is raised says why, and not what.</summary>
public sealed class AzureRefusalTests
{
    private const string Secret = "AminaOkoye";
    private const string InXml = $"<Error><Code>AuthenticationFailed</Code><Message>no</Message><AuthenticationErrorDetail>GET /uploads/{Secret}.xlsx</AuthenticationErrorDetail></Error>";
    private const string InJson = """{"odata.error":{"code":"OutOfRangeInput","message":{"lang":"en-US","value":"0:""" + Secret + """ is out of range."}}}""";
    private const string InParts =
        $"--batch\r\nContent-Type: multipart/mixed; boundary=changes\r\n\r\n--changes\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
        + $"HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{InJson}\r\n--changes--\r\n--batch--\r\n";

    [Fact]
    public async Task A_refusal_of_blobs_says_its_code_only()
    {
        var service = new BlobServiceClient(new Uri("https://stfpr.blob.core.windows.net/"), Options(new BlobClientOptions(), HttpStatusCode.Forbidden, "application/xml", InXml));

        Check(
            await Should.ThrowAsync<RequestFailedException>(() => new AzureBlobStore(service).FindAsync(new BlobName("uploads", $"{Secret}.xlsx"), default)),
            403, "AuthenticationFailed");
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "application/json", InJson)]
    [InlineData(HttpStatusCode.Accepted, "multipart/mixed; boundary=batch", InParts)]
    public async Task A_refusal_of_tables_says_its_code_only(HttpStatusCode status, string type, string body)
    {
        var key = new TableSharedKeyCredential("stfpr", "");
        var service = new TableServiceClient(new Uri("https://stfpr.table.core.windows.net/"), key, Options(new TableClientOptions(), status, type, body));
        var row = new TableRow(new TableKey("p", Secret), new Dictionary<string, object>());

        Check(
            await Should.ThrowAsync<RequestFailedException>(() => new AzureTableStore(service).TransactAsync("cases", [new(row, WriteCondition.Always)], default)),
            400, "OutOfRangeInput");
    }

    private static void Check(RequestFailedException failure, int status, string code)
    {
        failure.Status.ShouldBe(status);
        failure.ErrorCode.ShouldBe(code);
        failure.ToString().ShouldNotContain(Secret);
        failure.Data.Count.ShouldBe(0);
    }

    private static T Options<T>(T options, HttpStatusCode status, string type, string body)
        where T : ClientOptions
    {
        options.Transport = new HttpClientTransport(new HttpClient(new Refusing(status, type, body)));
        options.AddPolicy(new AzureCallPolicy("any"), HttpPipelinePosition.PerCall);
        return options;
    }

    /// <summary>Answers every call in the same way.</summary>
    private sealed class Refusing(HttpStatusCode status, string type, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            var answer = new HttpResponseMessage(status) { Content = content };
            // Without it the client takes the answer for one to another call.
            answer.Headers.Add("x-ms-client-request-id", request.Headers.GetValues("x-ms-client-request-id"));
            return Task.FromResult(answer);
        }
    }
}
