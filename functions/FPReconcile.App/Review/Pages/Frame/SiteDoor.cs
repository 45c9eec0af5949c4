using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>
/// The door of every page: who is there, in which language, how often, and whether a form is one of ours. Behind it a page is opened only
/// for those who may.
/// </summary>
internal sealed class SiteDoor(Cookies cookies, SiteUsers users) : IAsyncDisposable
{
    /// <summary>Most bytes of a form with a file: 64 MiB, and room for what a form puts around it.</summary>
    public const int MostOfUpload = (64 << 20) + MostOfForm;

    /// <summary>Most bytes of any other form.</summary>
    public const int MostOfForm = 256 << 10;

    private readonly RequestLimits _limits = new();

    public Cookies Cookies => cookies;

    public SiteUsers Users => users;

    /// <summary>Opens a page to read.</summary>
    public RequestDelegate Page(Access access, Func<Visit, Task<IResult>> page) => context => AnswerAsync(context, access, page);

    /// <summary>Takes a form.</summary>
    public RequestDelegate Form(Access access, Func<Visit, Task<IResult>> page, int most) => context => AnswerAsync(context, access, async visit =>
    {
        if (!await ReadFormAsync(visit, most))
            return PageFrame.Problem(visit, "problem.form", StatusCodes.Status400BadRequest);
        return await page(visit);
    });

    public ValueTask DisposeAsync() => _limits.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, Access access, Func<Visit, Task<IResult>> page)
    {
        var visit = await VisitAsync(context);
        var result = Refusal(visit, access) ?? await page(visit);
        await result.ExecuteAsync(context);
    }

    private IResult? Refusal(Visit visit, Access access)
    {
        if (!_limits.Allows(visit.User?.Id ?? PlaceOf(visit)))
            return PageFrame.Problem(visit, "problem.often", StatusCodes.Status429TooManyRequests);
        if (access.Allows(visit.User))
            return null;
        if (visit.User is not null)
            return PageFrame.Problem(visit, "problem.role", StatusCodes.Status403Forbidden);
        return new SeeOther(users.SignInAddress(HttpMethods.IsPost(visit.Http.Request.Method) ? ReturnPath.Home : visit.Address));
    }

    /// <summary>Whether somebody may try to sign in once more.</summary>
    public bool AllowsSignIn(Visit visit) => _limits.AllowsSignIn(PlaceOf(visit));

    private string PlaceOf(Visit visit) => RequestLimits.PlaceOf(visit.Http, isBehindFrontEnd: !users.IsSignInHere);

    private async ValueTask<Visit> VisitAsync(HttpContext context)
    {
        var request = context.Request;
        return new Visit(context)
        {
            Words = Words.Find(cookies.Read(request, Cookies.Language)) ?? PageLanguage.Of(request),
            User = await users.OfAsync(request, cookies.Read(request, Cookies.Session)),
            FormSecret = FormSecret(context),
            HasKeys = cookies.Read(request, Cookies.Keys) != "off",
            IsSignInHere = users.IsSignInHere,
        };
    }

    private string FormSecret(HttpContext context)
    {
        if (cookies.Read(context.Request, Cookies.Form) is { } secret)
            return secret;
        var fresh = FormToken.NewSecret();
        cookies.Write(context.Response, Cookies.Form, fresh);
        return fresh;
    }

    private static async Task<bool> ReadFormAsync(Visit visit, int most)
    {
        var request = visit.Http.Request;
        if (!FormToken.IsFromHere(request) || !request.HasFormContentType)
            return false;
        if (visit.Http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = most;

        // In memory: what an office sent must not lie in the temporary folder.
        var options = new FormOptions { BufferBody = false, MemoryBufferThreshold = most, MultipartBodyLengthLimit = most, ValueCountLimit = 4096, KeyLengthLimit = 256 };
        try
        {
            visit.Form = await request.ReadFormAsync(options, visit.Aborted);
        }
        catch (InvalidDataException)
        {
            return false;
        }

        return FormToken.Fits(visit.Field(FormToken.Field), visit.FormSecret);
    }
}
