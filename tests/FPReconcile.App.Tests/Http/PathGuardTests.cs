using FPReconcile.App.Http;

namespace FPReconcile.App.Tests.Http;

/// <summary>Which addresses mean the same to every server on the way.</summary>
public sealed class PathGuardTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/ui/")]
    [InlineData("/ui/site.css?v=1..2//3%2f")]
    [InlineData("/api/cases/42")]
    [InlineData("/ui/%E7%8A%B6%E6%80%81")]
    [InlineData("/api/a%20b")]
    [InlineData("/api/..a/b..")]
    public void Plain_ones_pass(string target) => PathGuard.IsPlain(target).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("http://127.0.0.1/api")]
    [InlineData("//api")]
    [InlineData("/api//x")]
    [InlineData("/api/../x")]
    [InlineData("/api/./x")]
    [InlineData("/api/..")]
    [InlineData("/api/%2e%2e/x")]
    [InlineData("/api/%2E./x")]
    [InlineData("/api/a%2fb")]
    [InlineData("/api/..%2Fx")]
    [InlineData("/api/%252e%252e/x")]
    [InlineData("/api/a%5cb")]
    [InlineData("/api/a\\b")]
    [InlineData("/api/%00")]
    [InlineData("/api/%0d%0a")]
    [InlineData("/api/%ff")]
    [InlineData("/api/100%")]
    public void Others_do_not(string target) => PathGuard.IsPlain(target).ShouldBeFalse();
}
