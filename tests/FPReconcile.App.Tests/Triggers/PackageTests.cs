using System.Runtime.Versioning;
using System.Text.Json;
using System.Text.RegularExpressions;
using FPReconcile.App.Nightly;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Published;
using FPReconcile.App.Triggers;
using FPReconcile.App.Triggers.Hosting;

namespace FPReconcile.App.Tests.Triggers;

/// <summary>What is deployed: host.json, one folder for each function, and the program.</summary>
[UnsupportedOSPlatform("windows")]
[Collection(PublishedProgramCollection.Name)]
public sealed partial class PackageTests(PublishedProgram program)
{
    private const string Program = "functions/FPReconcile.App";

    private static readonly string[] HttpFunctions = ["ApiHttp", "UiHttp"];
    private static readonly string[] Functions =
        ["ApiHttp", "IngestBlob", "IngestExtract", "NightlyReconcile", "Publish", "ReconcilePartition", "SweepInbox", "UiHttp"];

    [Fact]
    public void Every_function_has_a_folder_and_every_trigger_an_endpoint()
    {
        var triggers = TriggerFunctions.All(TestHandler.Settings, new Lazy<INightlyWork>());

        triggers.Keys.Concat(HttpFunctions).Order(StringComparer.Ordinal).ShouldBe(Functions);
        Folders(Path.Combine(RepositoryRoot.Path, Program, "Triggers")).ShouldBe(Functions);
        foreach (var (name, function) in triggers)
            function.GetType().Namespace.ShouldEndWith("." + name, Case.Sensitive);
    }

    [Fact]
    public void The_files_of_the_checkout_are_what_the_host_accepts() =>
        Check(Path.Combine(RepositoryRoot.Path, "host.json"), Path.Combine(RepositoryRoot.Path, Program, "Triggers"));

    [Fact]
    public void The_host_starts_the_program_by_its_name()
    {
        using var host = Read(Path.Combine(RepositoryRoot.Path, "host.json"));

        host.RootElement.GetProperty("customHandler").GetProperty("description").GetProperty("defaultExecutablePath").GetString()
            .ShouldBe(typeof(HandlerHost).Assembly.GetName().Name);
    }

    [Fact]
    public async Task The_published_folder_is_the_root_of_a_package_that_starts()
    {
        Folders(program.Folder).ShouldBe(Functions);
        Check(Path.Combine(program.Folder, "host.json"), program.Folder);
        CheckProgram(program.Executable);
        // One file of machine code and the library of SQLite; no assemblies, no debug files, no comments.
        Directory.EnumerateFiles(program.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["fpreconcile", "host.json", "libe_sqlite3.so"]);
        Directory.EnumerateFiles(program.Folder, "*", SearchOption.AllDirectories).Count(path => Path.GetFileName(path) != "function.json").ShouldBe(3);
        await CheckThatItAnswersAsync(program.Folder);
    }

    private static void Check(string hostFile, string folder)
    {
        using var host = Read(hostFile);
        host.RootElement.GetProperty("version").GetString().ShouldBe("2.0");
        host.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString().ShouldBe("");
        TimeSpan.Parse(host.RootElement.GetProperty("functionTimeout").GetString()!, System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBeGreaterThan(HandlerSettings.DefaultDeadline + HandlerSettings.Grace);

        var routes = new List<string>();
        foreach (var name in Folders(folder))
        {
            FunctionName().IsMatch(name).ShouldBeTrue(name);
            Directory.EnumerateFiles(Path.Combine(folder, name), "run.*").ShouldBeEmpty();
            using var function = Read(Path.Combine(folder, name, "function.json"));
            var bindings = function.RootElement.GetProperty("bindings").EnumerateArray().ToList();
            CheckTrigger(name, bindings);
            routes.AddRange(bindings.Where(binding => binding.TryGetProperty("route", out _)).Select(binding => binding.GetProperty("route").GetString()!));
        }

        // In alphabetical order of their functions, as the host tries them; each with a prefix of its own, and none for everything.
        routes.ShouldBe(["api/{*path}", "ui/{*path}"]);
    }

    private static void CheckTrigger(string name, List<JsonElement> bindings)
    {
        var trigger = bindings[0];
        string Text(string property) => trigger.GetProperty(property).GetString()!;
        Text("direction").ShouldBe("in");
        switch (Text("type"))
        {
            case "httpTrigger":
                bindings.Count.ShouldBe(2);
                bindings[1].GetProperty("type").GetString().ShouldBe("http");
                bindings[1].GetProperty("direction").GetString().ShouldBe("out");
                break;
            case "queueTrigger":
                bindings.Count.ShouldBe(1);
                (Text("name"), Text("connection")).ShouldBe(("item", "AzureWebJobsStorage"), name);
                StorageNames.Queues.ShouldContain(Text("queueName"));
                break;
            case "blobTrigger":
                bindings.Count.ShouldBe(1);
                Text("path").ShouldBe(StorageNames.Uploads + "/{source}/{sender}/{name}");
                break;
            default:
                bindings.Count.ShouldBe(1);
                (Text("type"), Text("name")).ShouldBe(("timerTrigger", "timer"), name);
                // Six fields, or the setting that holds them.
                (Text("schedule") == $"%{AppSettings.NightlySchedule}%" || Text("schedule").Split(' ').Length == 6).ShouldBeTrue(name);
                trigger.TryGetProperty("runOnStartup", out _).ShouldBeFalse();
                break;
        }
    }

    private static void CheckProgram(string path)
    {
        File.GetUnixFileMode(path).ShouldBe((UnixFileMode)Convert.ToInt32("755", 8));
        using var file = File.OpenRead(path);
        var start = new byte[4];
        file.ReadExactly(start);
        start.ShouldBe("\u007fELF"u8.ToArray());
    }

    private static async Task CheckThatItAnswersAsync(string folder)
    {
        // The app folder of a deployed app cannot be written.
        foreach (var path in Directory.EnumerateDirectories(folder).Append(folder))
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            await using var handler = await HandlerProcess.StartPublishedAsync(Path.Combine(folder, "fpreconcile"));
            (await handler.Host.GetAsync("/ui/site.css")).ContentType.ShouldBe("text/css");
        }
        finally
        {
            foreach (var path in Directory.EnumerateDirectories(folder).Append(folder))
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static List<string> Folders(string folder) =>
        [.. Directory.GetDirectories(folder).Where(path => File.Exists(Path.Combine(path, "function.json"))).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    private static JsonDocument Read(string path) => JsonDocument.Parse(File.ReadAllText(path));

    [GeneratedRegex("^(?!host$)[a-z][a-z0-9_-]{0,127}$", RegexOptions.IgnoreCase)]
    private static partial Regex FunctionName();
}
