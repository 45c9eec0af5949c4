using FPReconcile.App.Identity;
using FPReconcile.App.Review.Pages.Frame;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>For each role somebody whose area a case is in, somebody of another area, of the area above, and of none: <c>officer-own</c>, <c>officer-other</c>, <c>officer-parent</c>, <c>officer-none</c>.</summary>
internal static class SitePeople
{
    /// <summary>The area of the cases that are asked for.</summary>
    public const string OwnArea = "K02";

    /// <summary>The sender of the files that are asked for.</summary>
    public const string OwnSender = "facility/office";

    public const string OtherSender = "facility/elsewhere";

    /// <summary>The list of areas: one above the two that have cases. Its names are hostile.</summary>
    public const string Areas = "code,name,parent\r\nK,\"<img src=x onerror=document.title='run'>\",\r\nK01,\"=cmd|' /C calc'!A0\",K\r\nK02,\"\"\"><script>document.title='run'</script>\",K\r\n";

    public static IReadOnlyList<string> Places { get; } = ["own", "other", "parent", "none"];

    public static IReadOnlyList<string> Names { get; } = [.. Roles.All.SelectMany(role => Places.Select(place => $"{role}-{place}"))];

    public static LocalSignIn SignIn { get; } = new(true, (name, password) => password == TestSite.Password ? Find(name) : null, Find);

    public static AskingUser? Find(string name) => name.Split('-') is [var role, var place] && Roles.All.Contains(role) && Places.Contains(place)
        ? new AskingUser(name, new HashSet<string>([role], StringComparer.Ordinal)) { Areas = AreasOf(place), Senders = SendersOf(place) }
        : null;

    /// <summary>Whether somebody at a place sees what is of <see cref="OwnArea"/> and <see cref="OwnSender"/>.</summary>
    public static bool Sees(string place) => place is "own" or "parent";

    private static string[] AreasOf(string place) => place switch
    {
        "own" => [OwnArea],
        "other" => ["K01"],
        "parent" => ["K"],
        _ => [],
    };

    private static string[] SendersOf(string place) => place switch
    {
        "own" or "parent" => [OwnSender],
        "other" => [OtherSender],
        _ => [],
    };
}
