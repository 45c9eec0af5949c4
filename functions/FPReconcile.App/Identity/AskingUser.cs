namespace FPReconcile.App.Identity;

/// <summary>
/// Somebody who asks the services of the review for something: who it is, what they may do, and for which areas. What is not given is
/// refused. The name of the person is not kept.
/// </summary>
/// <param name="Id">Opaque and lasting: object id of the directory, or id in the users file.</param>
/// <param name="Roles">Some of <see cref="Identity.Roles.All"/>.</param>
internal sealed record AskingUser(string Id, IReadOnlySet<string> Roles)
{
    /// <summary>Codes of the areas they work for; each stands for itself and all areas below it.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Whose files they send: <c>facility/F012</c>, <c>registration/OFFICE</c>. For uploaders.</summary>
    public IReadOnlyList<string> Senders { get; init; } = [];

    public bool Has(string role) => Roles.Contains(role);

    public override string ToString() => "an asking user";
}
