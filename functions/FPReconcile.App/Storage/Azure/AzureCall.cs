using Azure.Core;

namespace FPReconcile.App.Storage.Azure;

/// <summary>One call of a storage service.</summary>
/// <param name="Method">What to do.</param>
/// <param name="Path">Below the address of the service, escaped.</param>
/// <param name="Query">After the question mark, escaped.</param>
internal sealed record AzureCall(RequestMethod Method, string Path, string Query = "")
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The body; null: none.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>The body of the answer is read by the caller, not kept in memory.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>What kind of operation the price list of blobs takes it for: write, read, list, delete or other.</summary>
    public string Operation => (Method.Method, Query) switch
    {
        ("DELETE", _) => "delete",
        ("HEAD", _) or (_, "comp=lease") => "other",
        (_, "restype=container") => "list",
        ("GET", _) => Query.Contains("comp=list", StringComparison.Ordinal) ? "list" : "read",
        _ => "write",
    };

    /// <summary>Escapes a path, but not the slashes between its parts.</summary>
    public static string EscapePath(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
