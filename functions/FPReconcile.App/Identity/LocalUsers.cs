using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FPReconcile.App.Identity;

/// <summary>One entry of the users file.</summary>
internal sealed record LocalUser
{
    /// <summary>Opaque; it stays when the name changes.</summary>
    public required string Id { get; init; }

    /// <summary>What the person types in to sign in.</summary>
    public required string Name { get; init; }

    /// <summary>Hash of the password (<see cref="PasswordHash"/>).</summary>
    public required string Password { get; init; }

    // A key that is left out is null for the reader that is made at compile time.
    public IReadOnlyList<string> Roles { get; init => field = value ?? []; } = [];

    public IReadOnlyList<string> Areas { get; init => field = value ?? []; } = [];

    public IReadOnlyList<string> Senders { get; init => field = value ?? []; } = [];

    public AskingUser ToUser() => new(Id, Roles.ToHashSet(StringComparer.Ordinal)) { Areas = Areas, Senders = Senders };

    public override string ToString() => Id;
}

/// <summary>The people who may sign in where no platform does it: a file of JSON with a list <c>users</c>.</summary>
internal sealed class LocalUsers
{
    // Somebody who is not in the file is looked up as long as somebody who is.
    private static readonly string NobodysPassword = PasswordHash.Make(Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    public LocalUsers(IReadOnlyList<LocalUser> users)
    {
        if (WhatIsWrong(users) is { } problem)
            throw new UsageException($"users file: {problem}");
        All = users;
    }

    public IReadOnlyList<LocalUser> All { get; }

    /// <exception cref="UsageException">The file cannot be read, or an entry is wrong.</exception>
    public static LocalUsers Read(string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize(File.ReadAllBytes(path), UsersFileContext.Default.UsersFile);
            return new LocalUsers(file?.Users ?? []);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            // The message of the parser may repeat what stands in the file.
            throw new UsageException("users file: it cannot be read: it is JSON with a list users, each with id, name, password, roles, areas, senders");
        }
    }

    /// <summary>Writes the file whole, for its owner only.</summary>
    public void Write(string path)
    {
        var beside = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = File.Open(beside, options))
            JsonSerializer.Serialize(file, new UsersFile(All), UsersFileContext.Default.UsersFile);
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>The same people with one more, or one changed: by name.</summary>
    public LocalUsers With(LocalUser user) => new([.. All.Where(other => other.Name != user.Name), user]);

    /// <summary>Who signs in with a name and a password; null: nobody. Takes the same time for every name.</summary>
    public AskingUser? SignIn(string name, string password)
    {
        var user = All.FirstOrDefault(user => string.Equals(user.Name, name, StringComparison.Ordinal));
        return PasswordHash.IsOf(user?.Password ?? NobodysPassword, password) ? user?.ToUser() : null;
    }

    /// <summary>A user by id, as the file says now; null when the file has none any more.</summary>
    public AskingUser? Find(string id) => All.FirstOrDefault(user => string.Equals(user.Id, id, StringComparison.Ordinal))?.ToUser();

    private static string? WhatIsWrong(IReadOnlyList<LocalUser> users)
    {
        if (users.Any(user => string.IsNullOrWhiteSpace(user.Id) || user.Id.Length > 64 || string.IsNullOrWhiteSpace(user.Name) || user.Name.Length > 64))
            return "an entry has no id or no name, or one of more than 64 characters";
        if (users.DistinctBy(user => user.Id, StringComparer.Ordinal).Count() != users.Count || users.DistinctBy(user => user.Name, StringComparer.Ordinal).Count() != users.Count)
            return "two entries have one id or one name";
        if (users.Any(user => user.Roles.Except(Identity.Roles.All, StringComparer.Ordinal).Any()))
            return $"an entry has an unknown role: roles are {string.Join(", ", Identity.Roles.All)}";
        return users.Any(user => !PasswordHash.IsHash(user.Password)) ? "the password of an entry is no hash: make entries with the verb user" : null;
    }

    internal sealed record UsersFile(IReadOnlyList<LocalUser> Users);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(LocalUsers.UsersFile))]
internal sealed partial class UsersFileContext : JsonSerializerContext;
