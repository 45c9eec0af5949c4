using System.Text.RegularExpressions;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Infra;

/// <summary>The deployment files parse, and what one file takes from another is there. No compiler for Bicep is at hand; this is what stands in for it.</summary>
public sealed partial class BicepSyntaxTests : IDisposable
{
    // The service has only a preview version of this type.
    private const string PreviewOnly = "Microsoft.Insights/diagnosticSettings";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_file_parses()
    {
        Bicep.All.Count.ShouldBeGreaterThan(5);
        Bicep.All.SelectMany(file => file.Errors.Select(error => $"{file.Name}: {error}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("properties: {", "properties: ")]
    [InlineData("publicAccess: 'None'", "publicAccess: 'None")]
    [InlineData("param location string", "param location string = {")]
    [InlineData("[for name in queues: {", "[for name queues: {")]
    [InlineData("isVersioningEnabled: false", "isVersioningEnabled false")]
    public void A_broken_copy_is_noticed(string text, string broken)
    {
        var source = File.ReadAllText(Path.Combine(Bicep.Folder, "modules", "storage.bicep"));
        source.ShouldContain(text);
        var position = source.IndexOf(text, StringComparison.Ordinal);
        var copy = _folder.Write("broken.bicep", System.Text.Encoding.UTF8.GetBytes($"{source[..position]}{broken}{source[(position + text.Length)..]}"));

        Bicep.Read([copy]).ShouldHaveSingleItem().Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public void Without_node_the_reader_says_what_to_install() =>
        Should.Throw<InvalidOperationException>(() => Bicep.Read([], node: "no-such-node")).Message.ShouldContain("npm ci");

    [Fact]
    public void A_file_that_cannot_be_read_is_an_error_and_no_empty_result() =>
        Should.Throw<InvalidOperationException>(() => Bicep.Read([_folder.Path("absent.bicep")])).Message.ShouldContain("absent.bicep");

    [Fact]
    public void Every_name_that_is_used_is_declared() =>
        Bicep.All.SelectMany(file => file.Undeclared.Select(name => $"{file.Name}: {name}")).ShouldBeEmpty();

    [Fact]
    public void Every_parameter_and_variable_is_used()
    {
        var unused =
            from file in Bicep.All
            let source = PropertyName().Replace(File.ReadAllText(file.Path), "")
            from name in file.Parameters.Select(parameter => parameter.Name).Concat(file.Variables.Select(variable => variable.Name))
            where Regex.Count(source, $@"\b{name}\b", RegexOptions.None, TimeSpan.FromSeconds(5)) < 2
            select $"{file.Name}: {name}";

        unused.ShouldBeEmpty();
    }

    [Fact]
    public void Every_module_is_there_and_gets_exactly_the_parameters_that_it_takes()
    {
        foreach (var module in Bicep.Main.Modules)
        {
            var file = Bicep.All.SingleOrDefault(one => one.Path == Path.GetFullPath(Path.Combine(Bicep.Folder, module.Path)))
                ?? throw new FileNotFoundException($"{module.Path} of module {module.Name} is not there.");
            var needed = file.Parameters.Where(parameter => !parameter.HasDefault).Select(parameter => parameter.Name);
            module.Parameters.Except(file.Parameters.Select(parameter => parameter.Name)).ShouldBeEmpty(module.Name);
            needed.Except(module.Parameters).ShouldBeEmpty(module.Name);
        }
    }

    [Fact]
    public void Every_file_of_the_folder_of_modules_is_deployed() =>
        Bicep.Main.Modules.Select(module => Path.GetFullPath(Path.Combine(Bicep.Folder, module.Path)))
            .ShouldBe(Directory.GetFiles(Path.Combine(Bicep.Folder, "modules")), ignoreOrder: true);

    [Fact]
    public void Every_output_that_is_used_is_given_and_every_one_that_is_given_is_used()
    {
        var given = Bicep.Main.Modules.SelectMany(module => Bicep.Named(Path.GetFileName(module.Path)).Outputs.Select(output => $"{module.Name}.{output}"));

        Bicep.Main.OutputsUsed.Select(use => $"{use.Module}.{use.Output}").Distinct().ShouldBe(given, ignoreOrder: true);
    }

    [Fact]
    public void Every_resource_names_a_dated_version()
    {
        foreach (var resource in Bicep.All.SelectMany(file => file.Resources))
        {
            Version().IsMatch(resource.Type).ShouldBeTrue(resource.Type);
            resource.Type.EndsWith("-preview", StringComparison.Ordinal).ShouldBe(resource.Kind == PreviewOnly, resource.Type);
        }
    }

    [Fact]
    public void A_type_has_one_version_in_all_files() =>
        Bicep.All.SelectMany(file => file.Resources).Select(resource => resource.Type).Distinct().GroupBy(type => type.Split('@')[0])
            .Where(versions => versions.Count() > 1).Select(versions => versions.Key).ShouldBeEmpty();

    [Fact]
    public void Every_parameter_file_gives_what_is_needed_and_nothing_unknown()
    {
        ParameterFile.Names.ShouldBe(["dev.parameters.json", "production.parameters.json"]);
        foreach (var file in ParameterFile.Names)
        {
            var given = ParameterFile.Read(file).Keys.ToList();
            given.Except(Bicep.Main.Parameters.Select(parameter => parameter.Name)).ShouldBeEmpty(file);
            Bicep.Main.Parameters.Where(parameter => !parameter.HasDefault).Select(parameter => parameter.Name).Except(given).ShouldBeEmpty(file);
        }
    }

    [GeneratedRegex(@"^Microsoft\.[A-Za-z]+(/[A-Za-z]+)+@20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(-preview)?$")]
    private static partial Regex Version();

    [GeneratedRegex(@"^\s*\w+:", RegexOptions.Multiline)]
    private static partial Regex PropertyName();
}
