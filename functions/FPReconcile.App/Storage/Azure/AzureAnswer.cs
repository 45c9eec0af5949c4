using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Azure;

namespace FPReconcile.App.Storage.Azure;

/// <summary>What a storage service answered.</summary>
/// <param name="Response">Status and headers.</param>
/// <param name="Content">The body; empty when it is streamed.</param>
/// <param name="IsRetried">True after more than one try: an earlier one may have been done without our being told.</param>
internal sealed partial record AzureAnswer(Response Response, byte[] Content, bool IsRetried)
{
    /// <summary>The body of a streamed answer.</summary>
    public Stream Stream { get; init; } = System.IO.Stream.Null;

    public int Status => Response.Status;

    public bool IsGood => Status is >= 200 and < 300;

    /// <summary>The service's word for what is wrong: a header, or in the body as XML or JSON.</summary>
    public string ErrorCode
    {
        get
        {
            if (Response.Headers.TryGetValue("x-ms-error-code", out var code))
                return code!;
            var match = CodeInBody().Match(Encoding.UTF8.GetString(Content));
            return match.Success ? match.Groups[1].Value : "";
        }
    }

    public ETag ETag => ToVersion(Header("ETag"));

    public long Length => long.Parse(Header("Content-Length"), CultureInfo.InvariantCulture);

    public DateTimeOffset LastModified => DateTimeOffset.ParseExact(Header("Last-Modified"), "R", CultureInfo.InvariantCulture);

    /// <summary>A version without quotes, as listings and events name it; versions of rows stay as they are.</summary>
    public static ETag ToVersion(string header) => new(IsWeak(header) ? header : header.Trim('"'));

    /// <summary>A version as a header wants it.</summary>
    public static string ToHeader(ETag version) =>
        version.ToString() is var text && IsWeak(text) ? text : $"\"{text}\"";

    public string Header(string name) =>
        Response.Headers.TryGetValue(name, out var value) ? value! : throw new IOException($"Storage answered without {name}.");

    public bool Is(int status, params ReadOnlySpan<string> codes) => Status == status && (codes.IsEmpty || codes.Contains(ErrorCode));

    /// <summary>Raises what went wrong. The service's own message is left out: it may repeat names.</summary>
    public RequestFailedException Failure() =>
        new(Status, $"Storage answered {Status} {ErrorCode} (request {Response.Headers.RequestId}).", ErrorCode, innerException: null);

    public AzureAnswer OrThrow() => IsGood ? this : throw Failure();

    private static bool IsWeak(string version) => version.StartsWith("W/", StringComparison.Ordinal);

    /// <summary>XML of blobs and queues; JSON of tables, also inside the parts of a transaction.</summary>
    [GeneratedRegex("""(?:<Code>|<code>|"code"\s*:\s*")([A-Za-z]+)""")]
    private static partial Regex CodeInBody();
}
