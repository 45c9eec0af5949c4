using FPReconcile.App.Review.Pages.Frame;

namespace FPReconcile.App.Serve;

/// <summary>What <c>serve</c> was asked for.</summary>
/// <param name="Store">Folder or address of the store.</param>
/// <param name="Port">Port on this machine.</param>
/// <param name="NightlyAt">When the night starts, in UTC.</param>
internal sealed record ServeArguments(string Store, int Port, TimeOnly NightlyAt)
{
    /// <summary>Who may sign in; nobody by default.</summary>
    public LocalSignIn Users { get; init; } = LocalSignIn.Nobody;

    public const string DefaultStore = "fpreconcile-store";
    public const int DefaultPort = 7071;

    /// <summary>01:15, as the timer of the Functions app has it.</summary>
    public static readonly TimeOnly DefaultNightlyAt = new(1, 15);
}
