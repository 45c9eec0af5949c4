using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Azure;
using Azure.Core;

namespace FPReconcile.App.Storage.Azure;

/// <summary>Changes of one partition that are sent and done as one (an entity group transaction).</summary>
/// <param name="address">Address of the table service.</param>
internal sealed partial class TableBatch(string address)
{
    private readonly string _boundary = $"changeset_{Guid.NewGuid():N}";
    private readonly StringBuilder _parts = new();

    /// <summary>Adds a change.</summary>
    public void Add(AzureCall call)
    {
        _parts.Append(CultureInfo.InvariantCulture, $"--{_boundary}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
        _parts.Append(CultureInfo.InvariantCulture, $"{call.Method} {address}{call.Path} HTTP/1.1\r\n");
        foreach (var (name, value) in call.Headers)
            _parts.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        _parts.Append("\r\n");
        if (call.Content is { } content)
            _parts.Append(Encoding.UTF8.GetString(content.Span)).Append("\r\n");
    }

    public AzureCall ToCall()
    {
        var batch = _boundary.Replace("changeset", "batch", StringComparison.Ordinal);
        var body = $"--{batch}\r\nContent-Type: multipart/mixed; boundary={_boundary}\r\n\r\n{_parts}--{_boundary}--\r\n--{batch}--\r\n";
        return new AzureCall(RequestMethod.Post, "$batch")
        {
            Headers = [("Content-Type", $"multipart/mixed; boundary={batch}"), ("Accept", "application/json"), ("DataServiceVersion", "3.0")],
            Content = Encoding.UTF8.GetBytes(body),
        };
    }

    /// <summary>What went wrong; null when all was done. The answer is 202 in both cases: the truth is in its parts.</summary>
    public static RequestFailedException? FailureOf(AzureAnswer answer)
    {
        if (!answer.IsGood)
            return answer.Failure();
        var body = Encoding.UTF8.GetString(answer.Content);
        var statuses = Status().Matches(body).Select(static match => int.Parse(match.Groups["status"].ValueSpan, CultureInfo.InvariantCulture)).ToList();
        if (statuses.Count == 0)
            return new RequestFailedException("Storage answered a transaction without saying whether it was done.");
        var worst = statuses.Max();
        if (worst < 300)
            return null;
        // The service's message starts with the number of the change; the rest of it may repeat keys.
        var index = Index().Match(body);
        return new RequestFailedException(
            worst, $"Storage refused change {(index.Success ? index.Groups["index"].Value : "?")} of a transaction: {worst} {answer.ErrorCode}.", answer.ErrorCode, innerException: null);
    }

    [GeneratedRegex(@"^HTTP/1\.1 (?<status>\d{3})", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Status();

    [GeneratedRegex("""
        "value"\s*:\s*"(?<index>\d+):
        """, RegexOptions.ExplicitCapture)]
    private static partial Regex Index();
}
