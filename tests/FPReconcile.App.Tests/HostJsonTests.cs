using System.Text.Json;

namespace FPReconcile.App.Tests;

public sealed class HostJsonTests
{
    [Fact]
    public void Host_json_stays_at_the_top_and_names_our_executable()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "host.json")));

        host.RootElement.GetProperty("customHandler").GetProperty("description")
            .GetProperty("defaultExecutablePath").GetString().ShouldBe("fpreconcile");
    }
}
