namespace FPReconcile.App.Identity;

/// <summary>Invented people of a demonstration, one for each role and a second officer. Their password is told on the screen: there is nothing to protect.</summary>
internal static class DemoUsers
{
    public const string Password = "invented people only";

    // Few rounds: nobody is protected by them, and a demonstration should start at once.
    private const int Rounds = 1000;

    /// <param name="areas">Areas of the officers.</param>
    /// <param name="senders">Whose files the clerk sends.</param>
    public static LocalUsers Of(IReadOnlyList<string> areas, IReadOnlyList<string> senders) => new(
    [
        User("clerk", Roles.Uploader, [], senders), User("officer", Roles.Officer, areas, []), User("officer2", Roles.Officer, areas, []),
        User("supervisor", Roles.Supervisor, areas, []), User("statistician", Roles.Statistician, [], []), User("auditor", Roles.Auditor, [], []),
        User("administrator", Roles.Administrator, [], []),
    ]);

    private static LocalUser User(string name, string role, IReadOnlyList<string> areas, IReadOnlyList<string> senders) => new()
    {
        Id = $"demo-{name}", Name = name, Password = PasswordHash.Make(Password, Rounds), Roles = [role], Areas = areas, Senders = senders,
    };
}
