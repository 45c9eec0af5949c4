using System.Text.Json;
using System.Text.RegularExpressions;
using FPReconcile.App.Identity;
using FPReconcile.App.Nightly;
using FPReconcile.App.Observability;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Tests.Infra;

/// <summary>The deployment and the code mean the same things by the same names, in both directions.</summary>
public sealed partial class InfraNamesTests
{
    private const string BlobDataOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    private const string QueueDataContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";
    private const string TableDataContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";
    private const string MonitoringMetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";
    private const string QueueDataMessageSender = "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a";

    private static BicepFile Storage => Bicep.Named("storage.bicep");

    [Fact]
    public void Containers_are_those_of_the_code() => Storage.ListOf("containers").ShouldBe(StorageNames.Containers);

    [Fact]
    public void Queues_are_those_of_the_code() => Storage.ListOf("queues").ShouldBe(StorageNames.Queues);

    [Fact]
    public void Every_queue_has_its_poison_queue() =>
        Storage.ListOf("poisonQueues").ShouldBe(StorageNames.Queues.Select(StorageNames.PoisonOf));

    [Fact]
    public void Tables_are_those_of_the_code() => Storage.ListOf("tables").ShouldBe(StorageNames.Tables);

    [Theory]
    [InlineData("containers", "blobContainers")]
    [InlineData("queues", "workQueues")]
    [InlineData("poisonQueues", "failedQueues")]
    [InlineData("tables", "stateTables")]
    public void Every_list_of_names_is_made(string list, string resource)
    {
        File.ReadAllText(Storage.Path).ShouldContain($"[for name in {list}: {{");
        Storage.Resource(resource).Values["name"].ShouldBe("name");
    }

    [Fact]
    public void Nothing_else_is_made_in_the_storage_but_the_container_of_the_program() =>
        Bicep.Made.Where(resource => InsideService().IsMatch(resource.Kind)).Select(resource => resource.Name)
            .ShouldBe(["blobContainers", "appPackage", "workQueues", "failedQueues", "stateTables"], ignoreOrder: true);

    [Fact]
    public void Names_follow_the_rules_of_the_service()
    {
        foreach (var name in Storage.ListOf("containers").Concat(Storage.ListOf("queues")).Concat(Storage.ListOf("poisonQueues")))
            ContainerName().IsMatch(name).ShouldBeTrue(name);
        foreach (var name in Storage.ListOf("tables"))
            TableName().IsMatch(name).ShouldBeTrue(name);
    }

    [Fact]
    public void Uploads_are_where_events_come_from_and_the_ingest_queue_is_where_they_go()
    {
        var events = Bicep.Named("events.bicep");

        events.ListOf("uploadsContainer").ShouldBe([StorageNames.Uploads]);
        events.ListOf("ingestQueue").ShouldBe([StorageNames.IngestQueue]);
        var subscription = events.Resource("subscription").Values;
        subscription["properties.filter.subjectBeginsWith"].ShouldBe("/blobServices/default/containers/${uploadsContainer}/blobs/");
        subscription["properties.filter.includedEventTypes.0"].ShouldBe("Microsoft.Storage.BlobCreated");
        subscription["properties.deliveryWithResourceIdentity.destination.properties.queueName"].ShouldBe("ingestQueue");
    }

    [Fact]
    public void Raw_uploads_are_what_the_storage_deletes()
    {
        var rule = Storage.Resource("lifecycle").Values.Where(value => value.Key.Contains("prefixMatch", StringComparison.Ordinal));

        rule.Select(value => value.Value).ShouldBe([$"{StorageNames.Uploads}/"]);
    }

    [Fact]
    public void Senders_write_to_the_container_of_uploads_only()
    {
        var access = Bicep.Named("access.bicep");

        access.Resource("uploads").Values["name"].ShouldBe(StorageNames.Uploads);
        access.Resource("senders").Values["scope"].ShouldBe("uploads");
        access.Resource("uploadWriter").Values.Where(value => value.Key.Contains("dataActions", StringComparison.OrdinalIgnoreCase)).Select(value => value.Value)
            .ShouldNotContain(action => action.EndsWith("/read", StringComparison.Ordinal) || action.EndsWith("/delete", StringComparison.Ordinal) || action.Contains('*'));
    }

    [Fact]
    public void Settings_are_those_of_the_code()
    {
        var app = Bicep.Named("function-app.bicep");

        app.ValuesOf("requiredSettings").Keys.Concat(app.ValuesOf("collectorSettings").Keys).ShouldBe(AppSettings.All, ignoreOrder: true);
    }

    [Fact]
    public void Constants_of_settings_are_all_in_their_list() => Constants(typeof(AppSettings)).ShouldBe(AppSettings.All, ignoreOrder: true);

    [Fact]
    public void Roles_are_those_of_the_code()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Bicep.Folder, "app-roles.json")));
        var roles = file.RootElement.EnumerateArray().ToList();

        roles.Select(role => role.GetProperty("value").GetString()).ShouldBe(Roles.All);
        roles.Select(role => role.GetProperty("id").GetGuid()).ShouldBeUnique();
        roles.ShouldAllBe(role => role.GetProperty("isEnabled").GetBoolean() && role.GetProperty("allowedMemberTypes")[0].GetString() == "User");
    }

    [Fact]
    public void No_role_exists_but_the_six()
    {
        Roles.All.ShouldBe(["uploader", "officer", "supervisor", "statistician", "auditor", "administrator"]);
        Constants(typeof(Roles)).ShouldBe(Roles.All, ignoreOrder: true);
    }

    [Fact]
    public void Events_that_alerts_look_for_are_those_of_the_code()
    {
        var queries = Bicep.Named("alerts.bicep").ValuesOf("logAlerts").Where(value => value.Key.EndsWith(".query", StringComparison.Ordinal)).Select(value => value.Value);

        queries.SelectMany(query => EventInQuery().Matches(query).Select(match => match.Groups[1].Value)).ShouldBe(AlertEvents.All, ignoreOrder: true);
        Constants(typeof(AlertEvents)).ShouldBe(AlertEvents.All, ignoreOrder: true);
    }

    [Fact]
    public void Somebody_is_told_of_late_files_failed_runs_poison_messages_and_a_night_that_is_not_published() =>
        Bicep.Named("alerts.bicep").ValuesOf("logAlerts").Where(value => value.Key.EndsWith(".name", StringComparison.Ordinal)).Select(value => value.Value)
            .ShouldBe(["late-facility-files", "failed-run", "poison-message", "night-not-published"]);

    [Fact]
    public void Roles_on_resources_are_the_five_built_in_ones()
    {
        var access = Bicep.Named("access.bicep");

        access.ListOf("storageRoles").ShouldBe([BlobDataOwner, QueueDataContributor, TableDataContributor]);
        access.ListOf("monitoringMetricsPublisher").ShouldBe([MonitoringMetricsPublisher]);
        Bicep.Named("events.bicep").ListOf("storageQueueDataMessageSender").ShouldBe([QueueDataMessageSender]);
        Bicep.All.SelectMany(file => file.Strings).Where(text => Guid.TryParse(text, out _)).Distinct()
            .ShouldBe([BlobDataOwner, QueueDataContributor, TableDataContributor, MonitoringMetricsPublisher, QueueDataMessageSender], ignoreOrder: true);
    }

    [Fact]
    public void The_blob_trigger_that_is_switched_off_is_one_of_the_functions()
    {
        var function = AppSettings.BlobTriggerDisabled.Split('.')[1];

        File.ReadAllText(Path.Combine(RepositoryRoot.Path, "functions", "FPReconcile.App", "Triggers", function, "function.json")).ShouldContain("blobTrigger");
    }

    private static List<string> Constants(Type type) =>
        [.. type.GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    [GeneratedRegex(@"^Microsoft\.Storage/storageAccounts/\w+Services/\w+$")]
    private static partial Regex InsideService();

    [GeneratedRegex("^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$")]
    private static partial Regex ContainerName();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,62}$")]
    private static partial Regex TableName();

    [GeneratedRegex(@"tostring\(parse_json\(message\)\.event\) == ""(\w+)""")]
    private static partial Regex EventInQuery();
}
