using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Tests.Triggers;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>Ways back, tokens of forms, and sessions.</summary>
public sealed class FrameTests
{
    [Theory]
    [InlineData("/ui/worklist?kind=possible_match&sort=kind")]
    [InlineData("/ui/")]
    public void A_way_back_inside_the_site_is_kept(string path) => ReturnPath.Safe(path).ShouldBe(path);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://evil.example/ui/")]
    [InlineData("//evil.example/ui/")]
    [InlineData("/\\evil.example")]
    [InlineData("/ui/\\evil.example")]
    [InlineData("/ui/..//evil.example")]
    [InlineData("/ui//evil.example")]
    [InlineData("/ui/%2f%2fevil.example")]
    [InlineData("/ui/a\r\nSet-Cookie: x=y")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/api/status")]
    public void A_way_back_out_of_the_site_leads_to_the_start(string? path) => ReturnPath.Safe(path).ShouldBe("/ui/");

    [Fact]
    public void A_token_fits_the_browser_that_it_was_made_for_and_no_other()
    {
        var (secret, other) = (FormToken.NewSecret(), FormToken.NewSecret());

        FormToken.Fits(FormToken.Of(secret), secret).ShouldBeTrue();
        FormToken.Fits(FormToken.Of(secret), other).ShouldBeFalse();
        FormToken.Fits(secret, secret).ShouldBeFalse();
        FormToken.Fits(null, secret).ShouldBeFalse();
    }

    [Fact]
    public void A_session_ends_without_requests()
    {
        var time = new ManualTime();
        var sessions = new Sessions(time);
        var secret = sessions.Begin("u1");

        time.Advance(Sessions.Idle - TimeSpan.FromSeconds(1));
        sessions.Find(secret).ShouldBe("u1");
        time.Advance(Sessions.Idle);
        sessions.Find(secret).ShouldBeNull();
    }

    [Fact]
    public void A_session_ends_at_last_however_busy_it_is()
    {
        var time = new ManualTime();
        var sessions = new Sessions(time);
        var secret = sessions.Begin("u1");

        for (var passed = TimeSpan.Zero; passed < Sessions.Longest - Sessions.Idle; passed += Sessions.Idle / 2)
        {
            sessions.Find(secret).ShouldBe("u1");
            time.Advance(Sessions.Idle / 2);
        }

        time.Advance(Sessions.Idle / 2);
        sessions.Find(secret);
        time.Advance(Sessions.Idle / 2);
        sessions.Find(secret).ShouldBeNull();
    }

    [Fact]
    public void A_session_that_is_signed_out_is_over()
    {
        var sessions = new Sessions(new ManualTime());
        var secret = sessions.Begin("u1");

        sessions.End(secret);

        sessions.Find(secret).ShouldBeNull();
        sessions.Find(FormToken.NewSecret()).ShouldBeNull();
    }
}
