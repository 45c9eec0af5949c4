using System.CommandLine;
using FPReconcile.App.Identity;

namespace FPReconcile.App.Commands.Keep;

/// <summary>The verb <c>user</c>: adds somebody to the users file of <c>serve</c>, or changes their entry.</summary>
internal static class UserCommand
{
    private static readonly char[] Separators = [',', ' '];

    public static Command Create()
    {
        var file = new Option<string>("--users") { Description = "The users file; it is made when it is not there.", Required = true, HelpName = "path" };
        var name = new Option<string>("--name") { Description = "What the person types in to sign in.", Required = true, HelpName = "text" };
        var roles = new Option<string>("--roles") { Description = $"Separated by commas: {string.Join(", ", Roles.All)}.", Required = true, HelpName = "list" };
        var areas = new Option<string>("--areas") { Description = "Codes of areas, separated by commas; each stands for the areas below it too.", HelpName = "list" };
        var senders = new Option<string>("--senders") { Description = "Whose files an uploader sends: facility/F012, registration/OFFICE.", HelpName = "list" };
        var command = new Command("user", "Adds somebody to the users file of serve, or changes their entry. The password is read from standard input.") { file, name, roles, areas, senders };
        command.SetAction(parsed => Problems.ToExitCode(() => Execute(parsed.GetRequiredValue(file), new LocalUser
        {
            Id = Guid.NewGuid().ToString("N"), Name = parsed.GetRequiredValue(name).Trim(), Password = "",
            Roles = List(parsed.GetValue(roles)), Areas = List(parsed.GetValue(areas)), Senders = List(parsed.GetValue(senders)),
        })));
        return command;
    }

    private static int Execute(string path, LocalUser user)
    {
        var users = File.Exists(path) ? LocalUsers.Read(path) : new LocalUsers([]);
        if (!Console.IsInputRedirected)
            Console.Error.Write("Password: ");
        var password = Console.In.ReadLine() ?? "";
        if (password.Length is < PasswordHash.LeastCharacters or > PasswordHash.MostCharacters)
            throw new UsageException($"the password must have {PasswordHash.LeastCharacters} to {PasswordHash.MostCharacters} characters: give it on standard input");
        var known = users.All.FirstOrDefault(other => other.Name == user.Name);
        users.With(user with { Id = known?.Id ?? user.Id, Password = PasswordHash.Make(password) }).Write(path);
        Console.Out.WriteLine("The users file was written. Keep it readable for the program only.");
        return ExitCode.Done;
    }

    private static List<string> List(string? text) => [.. (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}
