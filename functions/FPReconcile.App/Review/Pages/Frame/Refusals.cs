using FPReconcile.App.Review.Pages.Cases;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>What a reader is told when a service refuses: fixed words that say nothing about what was asked for.</summary>
internal static class Refusals
{
    public static IResult Page(Visit visit, ReviewOutcome outcome, string problem = "") => outcome switch
    {
        ReviewOutcome.NotFound => PageFrame.NotFound(visit),
        ReviewOutcome.NotAllowed => PageFrame.Problem(visit, "problem.role", StatusCodes.Status403Forbidden),
        ReviewOutcome.Conflict => Refused(visit, "problem.conflict", visit["problem.conflict.text"], StatusCodes.Status409Conflict),
        ReviewOutcome.TooLate => Refused(visit, "problem.late", visit["problem.late.text"], StatusCodes.Status409Conflict),
        ReviewOutcome.NoNight => PageFrame.Problem(visit, "problem.no-night", StatusCodes.Status200OK),
        _ => Refused(visit, "problem.invalid", Words(visit, problem), StatusCodes.Status400BadRequest),
    };

    /// <summary>The words for the code of a problem.</summary>
    public static string Words(Visit visit, string problem) =>
        visit.Words.Of("invalid", problem) is { } text && text != problem ? text : visit["invalid.other"];

    // The case that a form was about is where the reader goes on.
    private static PageResult Refused(Visit visit, string key, string text, int status)
    {
        var isCase = visit.Part("id").Length > 0 && visit.Http.Request.Path.StartsWithSegments("/ui/cases", StringComparison.Ordinal);
        return PageFrame.Page(visit, visit[key], Html.Of($"""
            <h1>{visit[key]}</h1>
            <p>{text}</p>
            {Html.When(isCase, () => Html.Of($"""<p><a class="button" href="{CaseAddress.Of(visit, visit.Part("id"))}">{visit["problem.case"]}</a></p>"""))}
            <p><a href="/ui/">{visit["problem.home"]}</a></p>
            """), status);
    }
}
