using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace FPReconcile.App.Storage.Azure;

/// <summary>
/// Signs requests to the emulator: Shared Key for blobs and queues, Shared Key Lite for tables
/// (learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key). Each try is signed anew, for the time is part of it.
/// </summary>
internal sealed class SharedKeyPolicy(string key, bool isTable) : HttpPipelineSynchronousPolicy
{
    private readonly byte[] _key = Convert.FromBase64String(key);

    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        var date = DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture);
        request.Headers.SetValue("x-ms-date", date);
        var text = isTable ? $"{date}\n{Resource(request, isLite: true)}" : TextToSign(request);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
        request.Headers.SetValue("Authorization", $"SharedKey{(isTable ? "Lite" : "")} {AzureStoreOptions.KeyAccount}:{signature}");
    }

    private static string TextToSign(Request request)
    {
        var length = 0L;
        request.Content?.TryComputeLength(out length);
        string?[] parts =
        [
            request.Method.Method, null, null, length == 0 ? null : length.ToString(CultureInfo.InvariantCulture), Header(request, "Content-MD5"), Header(request, "Content-Type"),
            null, null, Header(request, "If-Match"), Header(request, "If-None-Match"), null, null,
        ];
        var headers = request.Headers
            .Where(static header => header.Name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
            .Select(static header => (Name: header.Name.ToLowerInvariant(), header.Value))
            .OrderBy(static header => header.Name, StringComparer.Ordinal)
            .Select(static header => $"{header.Name}:{header.Value}\n");
        return $"{string.Join('\n', parts)}\n{string.Concat(headers)}{Resource(request, isLite: false)}";
    }

    private static string? Header(Request request, string name) => request.Headers.TryGetValue(name, out var value) ? value : null;

    private static string Resource(Request request, bool isLite)
    {
        var uri = request.Uri.ToUri();
        var path = $"/{AzureStoreOptions.KeyAccount}{uri.AbsolutePath}";
        if (isLite)
            return path;
        var values = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static part => part.Split('=', 2))
            .Select(static part => (Name: part[0].ToLowerInvariant(), Value: Uri.UnescapeDataString(part[^1])))
            .OrderBy(static part => part.Name, StringComparer.Ordinal);
        return path + string.Concat(values.Select(static part => $"\n{part.Name}:{part.Value}"));
    }
}
