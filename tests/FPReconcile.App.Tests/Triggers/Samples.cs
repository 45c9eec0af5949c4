using System.Text.Json;

namespace FPReconcile.App.Tests.Triggers;

/// <summary>Payloads as the Functions host sends them (measured on its version 4.1037); the values are invented.</summary>
internal static class Samples
{
    public const string Event = """
        {"topic":"/subscriptions/0/storageAccounts/stfpr","subject":"/blobServices/default/containers/uploads/blobs/F012/2026-02.xlsx","eventType":"Microsoft.Storage.BlobCreated","id":"831e1650-001e-001b-66ab-eeb76e069631","data":{"api":"PutBlob","eTag":"0x8DD5A1B2C3D4E5F","contentType":"application/octet-stream","contentLength":524288,"blobType":"BlockBlob","url":"https://stfpr.blob.core.windows.net/uploads/F012/2026-02.xlsx","sequencer":"00000000000004420000000000028963"},"dataVersion":"","metadataVersion":"1","eventTime":"2026-03-02T01:15:00.1234567Z"}
        """;

    public const string Timer = """
        {"Data":{"timer":{"Schedule":{"AdjustForDST":true},
          "ScheduleStatus":{"Last":"2026-03-01T01:15:00.0023+00:00","Next":"2026-03-02T01:15:00+00:00","LastUpdated":"2026-03-01T01:15:00.0023+00:00"},
          "IsPastDue":false}},
         "Metadata":{"sys":{"MethodName":"NightlyReconcile","UtcNow":"2026-03-02T01:15:00.0143Z","RandGuid":"546a6e2f-fec6-486a-a984-818dc6a1bc43"}}}
        """;

    public const string TimerWithRetry = """
        {"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":true}},
         "Metadata":{"RetryContext":{"RetryCount":1,"MaxRetryCount":3,"Exception":{"ClassName":"x","Message":"y"},"Instance":null,"State":{}},
          "sys":{"MethodName":"NightlyReconcile","UtcNow":"2026-03-02T01:15:00.0143Z","RandGuid":"546a6e2f-fec6-486a-a984-818dc6a1bc43"}}}
        """;

    public const string Queue = """
        {"Data":{"item":"\"{\\\"kind\\\":\\\"part\\\",\\\"rows\\\":12}\""},
         "Metadata":{"DequeueCount":"1","ExpirationTime":"2026-03-09T01:15:00+00:00","Id":"\"6f1e0b0e-1d6c-4f3f-9b43-0a3a4f6f3f10\"",
          "InsertionTime":"2026-03-02T01:15:00+00:00","NextVisibleTime":"2026-03-02T01:25:00+00:00","PopReceipt":"\"AgAAAAMAAAAAAAAA==\"",
          "sys":{"MethodName":"Ingest","UtcNow":"2026-03-02T01:15:00.2Z","RandGuid":"8ebb473f-385c-4bdc-8c16-670adb9dbd23"},
          "kind":"\"ingest\"","rows":"\"12\""}}
        """;

    public const string Blob = """
        {"Data":{"file":"UEsDBBQABgAI"},
         "Metadata":{"Uri":"\"https://stfpr.blob.core.windows.net/uploads/F012/2026-02.xlsx\"",
          "Properties":{"LastModified":"2026-03-02T01:15:00+00:00","CreatedOn":"2026-03-02T01:15:00+00:00","BlobType":0,"LeaseState":0,"LeaseStatus":1,"ContentLength":524288,
            "ContentType":"application/octet-stream","ETag":{},"ContentHash":"AAAAAAAAAAAAAAAAAAAAAA==","AccessTier":"Hot","ExpiresOn":"0001-01-01T00:00:00+00:00"},
          "Metadata":{"facility":"F012"},"facility":"\"F012\"","name":"\"2026-02\"",
          "sys":{"MethodName":"IngestBlob","UtcNow":"2026-03-02T01:15:01Z","RandGuid":"a2e4e325-48f7-449e-8da2-828576ef5877"}}}
        """;

    public const string Http = """
        {"Data":{"req":{"Url":"https://app.example.net/api/cases/42?a=1&b=2&b=3","Method":"POST","Query":{"a":"1","b":"2,3"},
          "Headers":{"Host":["app.example.net"],"Content-Type":["application/json"],"Content-Length":["7"]},"Params":{"id":"42","opt":null},
          "Identities":[],"Body":"{\"x\":1}"}},"Metadata":{"id":"\"42\"","sys":{"MethodName":"ApiHttp"}}}
        """;

    /// <summary>A queue message as the host wraps it: the text as JSON text of a JSON text, and members of an object copied over the metadata.</summary>
    public static string Message(string text) => Item(JsonSerializer.Serialize(JsonSerializer.Serialize(text)));

    /// <summary>A payload whose item is this JSON.</summary>
    public static string Item(string json) =>
        "{\"Data\":{\"item\":" + json
        + """},"Metadata":{"DequeueCount":"1","Id":"\"831e1650\"","subject":"\"/blobServices/default/containers/secrets/blobs/x\"","sys":{"MethodName":"m"}}}""";
}
