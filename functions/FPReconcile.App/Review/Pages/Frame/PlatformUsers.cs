using FPReconcile.App.Identity;
using FPReconcile.App.Storage;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>Users that the platform in front of the app signed in, with the areas that the administrator gave them.</summary>
internal sealed class PlatformUsers(EasyAuth platform, Lazy<Store> store)
{
    public async ValueTask<AskingUser?> OfAsync(HttpRequest request) =>
        platform.Read(request.Headers) is { } user ? await new PeopleFile(store.Value.Blobs).CompleteAsync(user, request.HttpContext.RequestAborted) : null;
}
