using FPReconcile.App.Review.Pages.Frame;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>Data in a page is never markup.</summary>
public sealed class HtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' autofocus onfocus='alert(1)")]
    [InlineData("&lt;b&gt;")]
    public void A_text_with_markup_stays_a_text(string name)
    {
        var html = Html.Of($"""<p title="{name}">{name}</p>""").ToString();

        html.Count(character => character == '<').ShouldBe(2);
        html.Count(character => character == '"').ShouldBe(2);
        html.ShouldNotContain('\'');
        System.Net.WebUtility.HtmlDecode(html).ShouldBe($"""<p title="{name}">{name}</p>""");
    }

    [Fact]
    public void A_piece_in_a_piece_is_not_escaped_twice()
    {
        var name = Html.Of($"<b>{"A & B"}</b>");

        Html.Of($"<p>{name}</p>").ToString().ShouldBe("<p><b>A &amp; B</b></p>");
        Html.Each(["<", ">"], item => Html.Of($"<i>{item}</i>")).ToString().ShouldBe("<i>&lt;</i><i>&gt;</i>");
    }
}
