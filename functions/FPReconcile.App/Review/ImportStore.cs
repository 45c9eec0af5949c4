using System.Text.Json;
using System.Text.Json.Serialization;
using FPReconcile.App.Identity;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Review;

/// <summary>One line of a filled-in worklist as it was read. The note may be personal.</summary>
internal sealed record FilledLine(int Row, string CaseId, string Disposition, string Reason, string Note)
{
    public override string ToString() => CaseId;
}

/// <summary>
/// What was read of a filled-in worklist, kept between its preview and its application: one for each person, the last one. Named by what it
/// says, so that the same workbook twice is the same import.
/// </summary>
internal sealed class ImportStore(IBlobStore blobs)
{
    private const int TokenDigits = 32;

    public async Task<string> KeepAsync(AskingUser user, IReadOnlyList<FilledLine> lines, CancellationToken cancellation)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(lines, FilledLinesContext.Default.IReadOnlyListFilledLine);
        var token = OpaqueId.Of(bytes);
        await foreach (var old in blobs.ListAsync(StorageNames.Reference, FolderOf(user), cancellation))
            await blobs.DeleteAsync(old.Name, null, cancellation);
        await blobs.WriteAsync(NameOf(user, token), bytes, cancellation);
        return token;
    }

    public async Task<IReadOnlyList<FilledLine>?> FindAsync(AskingUser user, string token, CancellationToken cancellation) =>
        token.Length == TokenDigits && token.All(char.IsAsciiHexDigitLower) && await blobs.ReadAsync(NameOf(user, token), cancellation) is { } bytes
            ? JsonSerializer.Deserialize(bytes, FilledLinesContext.Default.IReadOnlyListFilledLine)
            : null;

    public Task ForgetAsync(AskingUser user, string token, CancellationToken cancellation) => blobs.DeleteAsync(NameOf(user, token), null, cancellation);

    private static string FolderOf(AskingUser user) => $"{StorageNames.ReviewImports}{OpaqueId.Of(user.Id)}/";

    private static BlobName NameOf(AskingUser user, string token) => new(StorageNames.Reference, FolderOf(user) + token);
}

[JsonSerializable(typeof(IReadOnlyList<FilledLine>))]
internal sealed partial class FilledLinesContext : JsonSerializerContext;
