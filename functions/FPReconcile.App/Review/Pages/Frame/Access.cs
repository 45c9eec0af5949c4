using FPReconcile.App.Identity;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>
/// Who may open a page. A route cannot be made without saying so. <see cref="AccessRules"/> decides; which records somebody sees on a page
/// is asked again by the services.
/// </summary>
internal sealed class Access
{
    private readonly Func<AskingUser?, bool> _allows;

    private Access(Func<AskingUser?, bool> allows) => _allows = allows;

    /// <summary>Anybody, also who has not signed in.</summary>
    public static Access Anybody { get; } = new(_ => true);

    /// <summary>Whoever has signed in, with a role or without.</summary>
    public static Access SignedIn { get; } = new(user => user is not null);

    public static Access To(Operation operation) => new(user => user is not null && AccessRules.May(user, operation));

    public bool Allows(AskingUser? user) => _allows(user);
}
