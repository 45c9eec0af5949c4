using FPReconcile.App.Nightly;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Review.Pages.SignIn;
using FPReconcile.App.Status;

namespace FPReconcile.App.Review.Pages;

/// <summary>Makes the site for the two places where it runs.</summary>
internal static class ReviewSites
{
    /// <summary>In front of the Functions host, where people come over https and the platform signs them in.</summary>
    /// <param name="services">Storage and clock.</param>
    /// <param name="status">State of the app.</param>
    /// <param name="platform">Who signed in; null when the platform signs nobody in, and then nobody can.</param>
    public static ReviewSite OnAzure(HandlerServices services, StatusReader status, PlatformUsers? platform) =>
        Create(services, status, new SiteUsers(platform, new Sessions(services.Time), LocalSignIn.Nobody), isSecure: true);

    /// <summary>On a machine of one's own, with the users of a file.</summary>
    public static ReviewSite OnThisMachine(HandlerServices services, StatusReader status, LocalSignIn local) =>
        Create(services, status, new SiteUsers(platform: null, new Sessions(services.Time), local), isSecure: false);

    private static ReviewSite Create(HandlerServices services, StatusReader status, SiteUsers users, bool isSecure)
    {
        var door = new SiteDoor(new Cookies(isSecure), users);
        var review = new Lazy<ReviewServices>(() => new ReviewServices(services.Store.Value, new NightClock(services.Time, null)), LazyThreadSafetyMode.PublicationOnly);
        return new ReviewSite(door, review, new SignInPages(door), (status, services.Time));
    }
}
