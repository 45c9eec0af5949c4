using System.Text.Json;
using System.Text.Json.Serialization;
using FPReconcile.App.Storage;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review;

/// <summary>Settings of the review, kept by the administrator in the store.</summary>
internal sealed record ReviewSettings
{
    /// <summary>A file of JSON: <c>{"secondCheck": ["cannot_trace"], "undoMinutes": 10, "unmaskMinutes": 5}</c>.</summary>
    public static BlobName Place { get; } = new(StorageNames.Reference, "review/settings.json");

    // Set and not init: the reader that is made at compile time would put 0 for every key that is left out.

    /// <summary>Dispositions that another person has to confirm; default <c>cannot_trace</c>, <c>duplicate_of</c>, <c>sealed</c>.</summary>
    public IReadOnlyList<string> SecondCheck { get; set; } = [Disposition.CannotTrace.Name(), Disposition.DuplicateOf.Name(), Disposition.Sealed.Name()];

    /// <summary>Minutes in which a decision can be taken back; default 10; 0 to 60.</summary>
    public int UndoMinutes { get; set; } = 10;

    /// <summary>Minutes that a record is shown in clear; default 5; 1 to 30.</summary>
    public int UnmaskMinutes { get; set; } = 5;

    public bool NeedsSecondCheck(Disposition disposition) => SecondCheck.Contains(disposition.Name(), StringComparer.Ordinal);

    /// <exception cref="UsageException">The file is damaged or a value is out of range.</exception>
    public static async Task<ReviewSettings> LoadAsync(IBlobStore blobs, CancellationToken cancellation)
    {
        if (await blobs.ReadAsync(Place, cancellation) is not { } bytes)
            return new ReviewSettings();
        try
        {
            var read = JsonSerializer.Deserialize(bytes, ReviewSettingsContext.Default.ReviewSettings);
            if (read is { SecondCheck: not null, UndoMinutes: >= 0 and <= 60, UnmaskMinutes: >= 1 and <= 30 } && read.SecondCheck.All(name => Dispositions.TryParse(name, out _)))
                return read;
        }
        catch (JsonException)
        {
            // Told below: the message of the parser may repeat the text.
        }

        throw new UsageException("the settings of the review in the store are wrong: secondCheck is a list of dispositions, undoMinutes 0 to 60, unmaskMinutes 1 to 30");
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ReviewSettings))]
internal sealed partial class ReviewSettingsContext : JsonSerializerContext;
