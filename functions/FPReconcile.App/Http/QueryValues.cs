using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Http;

/// <summary>Values of a query. An older host writes <c>b=2&amp;b=3</c> as <c>b=2,3</c>: both are two values.</summary>
internal static class QueryValues
{
    public static IReadOnlyList<string> Of(HttpRequest request, string name) =>
        [.. request.Query[name].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
