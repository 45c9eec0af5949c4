using System.Text.RegularExpressions;
using FPReconcile.App.Identity;
using FPReconcile.App.Nightly;
using FPReconcile.App.Tests.Conventions;

namespace FPReconcile.App.Tests.Infra;

/// <summary>The runbook names what there is.</summary>
public sealed partial class InfraReadmeTests
{
    private static readonly string Text = Pages.Read("infra/README.md");

    [Fact]
    public void Every_setting_has_its_row()
    {
        foreach (var setting in AppSettings.All)
            Text.ShouldContain($"`{setting}`");
    }

    [Fact]
    public void Every_alert_is_explained()
    {
        var alerts = Bicep.Named("alerts.bicep").ValuesOf("logAlerts").Where(value => value.Key.EndsWith(".name", StringComparison.Ordinal)).Select(value => value.Value);

        foreach (var alert in alerts.Append("lost-events"))
            Text.ShouldContain($"`{alert}`");
    }

    [Fact]
    public void Every_role_is_named()
    {
        foreach (var role in Roles.All)
            Text.ShouldContain(role);
    }

    [Fact]
    public void Every_file_that_is_named_is_there_and_every_file_is_named()
    {
        var named = FileName().Matches(Text).Select(match => match.Groups["file"].Value).Distinct().Order(StringComparer.Ordinal).ToList();
        var present = Directory.GetFiles(Bicep.Folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Bicep.Folder, path).Replace('\\', '/')).Where(path => path != "README.md");

        named.ShouldBe(present, ignoreOrder: true);
    }

    [Fact]
    public void Every_parameter_that_is_named_exists()
    {
        var known = Bicep.Main.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);

        foreach (var row in SettingRow().Matches(Text).Select(match => match.Groups["parameter"].Value))
            known.ShouldContain(row);
    }

    [Fact]
    public void Every_link_to_a_heading_leads_there()
    {
        var anchors = Pages.Anchors("infra/README.md").ToList();

        foreach (var target in AnchorLink().Matches(Text).Select(match => match.Groups["anchor"].Value))
            anchors.ShouldContain(target);
    }

    [GeneratedRegex(@"`(?<file>(?:modules/)?[a-z-]+(?:\.parameters)?\.(?:bicep|json))`")]
    private static partial Regex FileName();

    [GeneratedRegex(@"^\| `\S+`(?:, `\S+`)* \| `(?<parameter>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex SettingRow();

    [GeneratedRegex(@"\]\(#(?<anchor>[a-z-]+)\)")]
    private static partial Regex AnchorLink();
}
