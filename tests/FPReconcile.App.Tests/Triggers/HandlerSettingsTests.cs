using FPReconcile.App.Triggers.Hosting;

namespace FPReconcile.App.Tests.Triggers;

/// <summary>Settings of the handler: defaults, ranges, every mistake at once.</summary>
public sealed class HandlerSettingsTests
{
    [Fact]
    public void Only_the_port_must_be_said()
    {
        var settings = Read(("FUNCTIONS_CUSTOMHANDLER_PORT", "7072"));

        settings.ShouldBe(new HandlerSettings { Port = 7072, Deadline = TimeSpan.FromMinutes(20), IsBlobTriggerOn = true, IsAuthenticationOn = false, Uploads = null });
    }

    [Fact]
    public void Everything_else_can_be_said()
    {
        var settings = Read(
            ("FUNCTIONS_CUSTOMHANDLER_PORT", "1"), ("FPRECONCILE_DEADLINE", "00:05:30"), ("FPRECONCILE_BLOB_TRIGGER", "off"),
            ("WEBSITE_AUTH_ENABLED", "True"), ("AzureWebJobsStorage__accountName", "stfpr"));

        settings.Deadline.ShouldBe(TimeSpan.FromSeconds(330));
        settings.IsBlobTriggerOn.ShouldBeFalse();
        settings.IsAuthenticationOn.ShouldBeTrue();
        settings.Uploads.ShouldNotBeNull();
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        var mistakes = Should.Throw<UsageException>(() => Read(
            ("FUNCTIONS_CUSTOMHANDLER_PORT", "65536"), ("FPRECONCILE_DEADLINE", "00:29:00"), ("FPRECONCILE_BLOB_TRIGGER", "no"))).Message;

        mistakes.ShouldContain("FUNCTIONS_CUSTOMHANDLER_PORT");
        mistakes.ShouldContain("FPRECONCILE_DEADLINE");
        mistakes.ShouldContain("FPRECONCILE_BLOB_TRIGGER");
    }

    [Theory]
    [InlineData("app", "", true)]
    [InlineData("app", "0 15 1 * * *", false)]
    [InlineData("", "", false)]
    public void An_app_of_Azure_without_a_time_for_its_night_is_noticed(string site, string schedule, bool isMissing) =>
        Read(("FUNCTIONS_CUSTOMHANDLER_PORT", "7072"), ("WEBSITE_SITE_NAME", site), ("FPRECONCILE_NIGHTLY_SCHEDULE", schedule)).IsScheduleMissing.ShouldBe(isMissing);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("")]
    [InlineData("http")]
    public void What_is_no_port_is_a_mistake(string port) =>
        Should.Throw<UsageException>(() => Read(("FUNCTIONS_CUSTOMHANDLER_PORT", port)));

    private static HandlerSettings Read(params (string Name, string Value)[] variables) =>
        HandlerSettings.Read(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
