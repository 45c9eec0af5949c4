using System.Text.Json;
using System.Text.RegularExpressions;
using FPReconcile.App.Nightly;
using FPReconcile.App.Triggers.Hosting;

namespace FPReconcile.App.Tests.Infra;

/// <summary>What the deployment must never become: reachable from outside, opened by a key, or holding a secret.</summary>
public sealed partial class InfraPolicyTests
{
    [Theory]
    [InlineData("storage.bicep", "account", "properties.allowSharedKeyAccess", "false")]
    [InlineData("storage.bicep", "account", "properties.allowBlobPublicAccess", "false")]
    [InlineData("storage.bicep", "account", "properties.allowCrossTenantReplication", "false")]
    [InlineData("storage.bicep", "account", "properties.publicNetworkAccess", "Disabled")]
    [InlineData("storage.bicep", "account", "properties.networkAcls.defaultAction", "Deny")]
    [InlineData("storage.bicep", "account", "properties.minimumTlsVersion", "TLS1_2")]
    [InlineData("storage.bicep", "account", "properties.supportsHttpsTrafficOnly", "true")]
    [InlineData("storage.bicep", "blobContainers", "properties.publicAccess", "None")]
    [InlineData("storage.bicep", "appPackage", "properties.publicAccess", "None")]
    [InlineData("storage.bicep", "blobService", "properties.isVersioningEnabled", "false")]
    [InlineData("storage.bicep", "blobService", "properties.changeFeed.enabled", "false")]
    [InlineData("storage.bicep", "blobService", "properties.deleteRetentionPolicy.days", "deletedBlobDays")]
    [InlineData("function-app.bicep", "app", "properties.httpsOnly", "true")]
    [InlineData("function-app.bicep", "app", "properties.siteConfig.minTlsVersion", "1.2")]
    [InlineData("function-app.bicep", "app", "properties.siteConfig.scmMinTlsVersion", "1.2")]
    [InlineData("function-app.bicep", "app", "properties.siteConfig.ftpsState", "Disabled")]
    [InlineData("function-app.bicep", "app", "properties.functionAppConfig.runtime.name", "custom")]
    [InlineData("function-app.bicep", "app", "properties.functionAppConfig.deployment.storage.authentication.type", "SystemAssignedIdentity")]
    [InlineData("function-app.bicep", "app", "properties.virtualNetworkSubnetId", "subnetId")]
    [InlineData("function-app.bicep", "app", "identity.type", "SystemAssigned, UserAssigned")]
    [InlineData("function-app.bicep", "plan", "sku.name", "FC1")]
    [InlineData("function-app.bicep", "ftpPasswords", "properties.allow", "false")]
    [InlineData("function-app.bicep", "deploymentPasswords", "properties.allow", "false")]
    [InlineData("monitoring.bicep", "workspace", "properties.features.disableLocalAuth", "true")]
    [InlineData("monitoring.bicep", "applicationInsights", "properties.DisableLocalAuth", "true")]
    [InlineData("auth.bicep", "authentication", "properties.platform.enabled", "true")]
    [InlineData("auth.bicep", "authentication", "properties.globalValidation.requireAuthentication", "true")]
    [InlineData("auth.bicep", "authentication", "properties.httpSettings.requireHttps", "true")]
    [InlineData("auth.bicep", "authentication", "properties.login.tokenStore.enabled", "false")]
    [InlineData("events.bicep", "topic", "identity.type", "SystemAssigned")]
    public void A_safeguard_is_set(string file, string resource, string property, string value) =>
        Bicep.Named(file).Resource(resource).Values[property].ShouldBe(value);

    [Fact]
    public void There_is_one_storage_account() =>
        Bicep.Made.Count(resource => resource.Kind == "Microsoft.Storage/storageAccounts").ShouldBe(1);

    [Fact]
    public void Blobs_queues_and_tables_are_reached_through_private_addresses() =>
        Bicep.Named("endpoints.bicep").ListOf("services").ShouldBe(["blob", "queue", "table"]);

    [Fact]
    public void Nothing_is_open_to_the_internet_but_the_sign_in_page_of_the_app() =>
        Bicep.Made.SelectMany(resource => resource.Values)
            .Where(value => value.Key.Contains("publicNetworkAccess", StringComparison.OrdinalIgnoreCase) && value.Value != "Disabled").ShouldBeEmpty();

    [Fact]
    public void No_page_is_shown_without_signing_in() =>
        Bicep.Named("auth.bicep").Resource("authentication").Values.Keys.ShouldNotContain(key => key.Contains("excludedPaths", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void No_file_of_the_folder_holds_anything_like_a_secret()
    {
        foreach (var path in Directory.GetFiles(Bicep.Folder, "*", SearchOption.AllDirectories))
            Secret().Matches(File.ReadAllText(path)).Select(match => match.Value).ShouldBeEmpty(Path.GetFileName(path));
    }

    [Theory]
    [InlineData("AccountKey=Zm9v")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a")]
    [InlineData("InstrumentationKey=5b0c1a52-9c69-4d0b-8a3d-0a6d5f1f7b01")]
    [InlineData("https://a.blob.core.windows.net/c?sv=2025-01-05&sig=abc")]
    [InlineData("account.listKeys().keys[0].value")]
    [InlineData("param adminPassword string")]
    [InlineData("clientSecret: 'x'")]
    [InlineData("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==")]
    public void Something_like_a_secret_is_noticed(string text) => Secret().IsMatch(text).ShouldBeTrue();

    [Fact]
    public void No_output_gives_more_than_names()
    {
        foreach (var file in Bicep.All)
            file.Outputs.ShouldAllBe(output => PlainOutput().IsMatch(output), file.Name);
    }

    [Fact]
    public void Raw_uploads_of_production_are_really_gone_within_thirty_days()
    {
        var production = ParameterFile.Read("production.parameters.json");

        (Number(production, "rawUploadDays") + 1 + Number(production, "deletedBlobDays")).ShouldBeLessThanOrEqualTo(30);
    }

    [Fact]
    public void The_deadline_is_one_that_the_app_takes()
    {
        var deadline = DefaultDeadline().Match(File.ReadAllText(Bicep.Main.Path)).Groups[1].Value;
        var environment = new Dictionary<string, string> { [HandlerSettings.PortVariable] = "8080", [AppSettings.Deadline] = deadline };

        HandlerSettings.Read(name => environment.GetValueOrDefault(name)).Deadline.ShouldBe(TimeSpan.FromMinutes(20));
    }

    [Fact]
    public void The_blob_trigger_is_off_in_a_word_that_the_app_takes()
    {
        var value = Bicep.Named("function-app.bicep").ValuesOf("requiredSettings")[AppSettings.BlobTrigger];
        var environment = new Dictionary<string, string> { [HandlerSettings.PortVariable] = "8080", [AppSettings.BlobTrigger] = value };

        HandlerSettings.Read(name => environment.GetValueOrDefault(name)).IsBlobTriggerOn.ShouldBeFalse();
    }

    [Fact]
    public void The_budget_tells_somebody_before_it_is_spent()
    {
        var notifications = Bicep.Named("budget.bicep").Resource("budget").Values;

        notifications["properties.notifications.nearlySpent.threshold"].ShouldBe("90");
        notifications["properties.notifications.likelyOverspent.thresholdType"].ShouldBe("Forecasted");
    }

    [Fact]
    public void File_names_of_offices_are_not_logged_by_the_storage()
    {
        Bicep.Made.Where(resource => resource.Kind == "Microsoft.Insights/diagnosticSettings").ShouldHaveSingleItem().Values["scope"].ShouldBe("queueService");
    }

    private static int Number(IReadOnlyDictionary<string, JsonElement> parameters, string name) => parameters[name].GetInt32();

    // The last part is a key in base64; a long path of a resource type has no digit.
    [GeneratedRegex("AccountKey=|DefaultEndpointsProtocol=|InstrumentationKey=|[?&]sig=|listKeys|listAccountSas|[Pp]assword string|clientSecret\\s*[:=]|SharedAccessSignature|-----BEGIN|(?<![A-Za-z0-9+/])(?=[A-Za-z/]*[0-9+])[A-Za-z0-9+/]{60,}={0,2}(?![A-Za-z0-9+/])", RegexOptions.ExplicitCapture)]
    private static partial Regex Secret();

    [GeneratedRegex("(Name|Id|Url)$")]
    private static partial Regex PlainOutput();

    [GeneratedRegex("param deadline string = '(.+)'")]
    private static partial Regex DefaultDeadline();
}
