using FPReconcile.App.Identity;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>How people sign in with a name and a password of this site.</summary>
/// <param name="HasUsers">Whether there is anybody who could.</param>
/// <param name="Check">The user of a name and a password; null when they do not fit.</param>
/// <param name="Find">A user by id; null when there is none any more.</param>
internal sealed record LocalSignIn(bool HasUsers, Func<string, string, AskingUser?> Check, Func<string, AskingUser?> Find)
{
    /// <summary>Nobody signs in.</summary>
    public static LocalSignIn Nobody { get; } = new(false, (_, _) => null, _ => null);

    public static LocalSignIn Of(LocalUsers users) => new(true, users.SignIn, users.Find);

    /// <summary>The people of a file. It is read again when it was changed: who is taken out is out at the next request.</summary>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public static LocalSignIn OfFile(string path)
    {
        var (read, users) = (File.GetLastWriteTimeUtc(path), LocalUsers.Read(path));
        return new LocalSignIn(true, (name, password) => Current().SignIn(name, password), id => Current().Find(id));

        LocalUsers Current()
        {
            var written = File.GetLastWriteTimeUtc(path);
            if (written != read)
                (read, users) = (written, LocalUsers.Read(path));
            return users;
        }
    }
}
