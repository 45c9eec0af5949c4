using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>What a reader is told when a service refuses: fixed words that say nothing about what was asked for.</summary>
internal static class Refusals
{
    public static IResult Page(Visit visit, ReviewOutcome outcome, string problem = "") => outcome switch
    {
        ReviewOutcome.NotFound => PageFrame.NotFound(visit),
        ReviewOutcome.NotAllowed => PageFrame.Problem(visit, "problem.role", StatusCodes.Status403Forbidden),
        ReviewOutcome.Conflict => PageFrame.Problem(visit, "problem.conflict", StatusCodes.Status409Conflict),
        ReviewOutcome.TooLate => PageFrame.Problem(visit, "problem.late", StatusCodes.Status409Conflict),
        ReviewOutcome.NoNight => PageFrame.Problem(visit, "problem.no-night", StatusCodes.Status200OK),
        _ => Invalid(visit, problem),
    };

    /// <summary>The words for the code of a problem.</summary>
    public static string Words(Visit visit, string problem) =>
        visit.Words.Of("invalid", problem) is { } text && text != problem ? text : visit["invalid.other"];

    private static PageResult Invalid(Visit visit, string problem) => PageFrame.Page(visit, visit["problem.invalid"], Html.Of($"""
        <h1>{visit["problem.invalid"]}</h1>
        <p>{Words(visit, problem)}</p>
        <p><a href="/ui/">{visit["problem.home"]}</a></p>
        """), StatusCodes.Status400BadRequest);
}
