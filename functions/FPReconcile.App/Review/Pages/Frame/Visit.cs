using FPReconcile.App.Http;
using FPReconcile.App.Identity;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>One request of one reader: who it is, the language, and what the address and the form say.</summary>
internal sealed class Visit(HttpContext http)
{
    public HttpContext Http { get; } = http;

    public required Words Words { get; init; }

    /// <summary>Who signed in; null: nobody.</summary>
    public required AskingUser? User { get; init; }

    /// <summary>The secret of the browser, which forms carry a hash of.</summary>
    public required string FormSecret { get; init; }

    /// <summary>Whether single letters work as commands.</summary>
    public required bool HasKeys { get; init; }

    /// <summary>Whether people sign in here and not at a front end.</summary>
    public required bool IsSignInHere { get; init; }

    /// <summary>What a form sent; empty for other requests.</summary>
    public IFormCollection Form { get; set; } = FormCollection.Empty;

    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>Path and query of this page.</summary>
    public string Address => Http.Request.Path + Http.Request.QueryString.Value;

    /// <summary>A text of the language of the reader.</summary>
    public string this[string key] => Words[key];

    /// <summary>The hidden field that each form begins with.</summary>
    public Html TokenField => Html.Of($"""<input type="hidden" name="{FormToken.Field}" value="{FormToken.Of(FormSecret)}">""");

    public bool Has(string role) => User?.Has(role) == true;

    /// <summary>A value of the address; null when it is missing or empty.</summary>
    public string? Query(string name) => QueryValues.Of(Http.Request, name) is [var value, ..] ? value : null;

    /// <summary>All values of a name of the address.</summary>
    public IReadOnlyList<string> QueryAll(string name) => QueryValues.Of(Http.Request, name);

    /// <summary>A part of the path.</summary>
    public string Part(string name) => (string?)Http.Request.RouteValues[name] ?? "";

    /// <summary>A field of the form; empty when it is missing.</summary>
    public string Field(string name) => Form[name] is [{ } value, ..] ? value.Trim() : "";
}
