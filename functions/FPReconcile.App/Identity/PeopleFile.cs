using System.Text.Json;
using System.Text.Json.Serialization;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Identity;

/// <summary>
/// Areas and senders of the people whom the directory knows, as the administrator keeps them in the store: the directory gives roles only.
/// Whoever is not in the file has no area.
/// </summary>
internal sealed class PeopleFile(IBlobStore blobs)
{
    /// <summary>A file of JSON: <c>{"people": [{"id": "...", "areas": ["A01"], "senders": ["facility/F012"]}]}</c>.</summary>
    public static BlobName Place { get; } = new(StorageNames.Reference, "review/people.json");

    /// <summary>The user with areas and senders.</summary>
    /// <exception cref="UsageException">The file is damaged.</exception>
    public async Task<AskingUser> CompleteAsync(SignedInUser user, CancellationToken cancellation)
    {
        var known = (await ReadAsync(cancellation)).FirstOrDefault(person => string.Equals(person.Id, user.Id, StringComparison.Ordinal));
        return new AskingUser(user.Id, user.Roles) { Areas = known?.Areas ?? [], Senders = known?.Senders ?? [] };
    }

    private async Task<IReadOnlyList<Person>> ReadAsync(CancellationToken cancellation)
    {
        if (await blobs.ReadAsync(Place, cancellation) is not { } bytes)
            return [];
        try
        {
            return JsonSerializer.Deserialize(bytes, PeopleFileContext.Default.People)?.List ?? [];
        }
        catch (JsonException)
        {
            throw new UsageException("the file of people in the store is damaged: nobody is let in until it is mended");
        }
    }

    internal sealed record Person(string Id, IReadOnlyList<string>? Areas, IReadOnlyList<string>? Senders)
    {
        public override string ToString() => Id;
    }

    internal sealed record People([property: JsonPropertyName("people")] IReadOnlyList<Person>? List);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PeopleFile.People))]
internal sealed partial class PeopleFileContext : JsonSerializerContext;
