using System.Text.RegularExpressions;
using FPReconcile.App.Commands;

namespace FPReconcile.App.Tests.Conventions;

/// <summary>What README and docs say about commands, links and folders is there.</summary>
public sealed partial class ReadmeTests
{
    private const string Program = "functions/FPReconcile.App";

    [Fact]
    public void Every_command_names_a_verb_and_options_that_the_program_has()
    {
        var commands = Pages.All.SelectMany(page => Pages.Blocks(page, "sh"))
            .Select(block => block.Replace("\\\n", " ", StringComparison.Ordinal))
            .SelectMany(block => block.Split('\n'))
            .Select(line => ProgramCommand().Match(line))
            .Where(match => match.Success)
            .ToList();
        commands.Count.ShouldBeGreaterThan(1);

        var root = CommandLine.Root();
        foreach (var command in commands)
        {
            var project = command.Groups[1].Value;
            Directory.Exists(Path.Combine(RepositoryRoot.Path, project)).ShouldBeTrue(command.Value);
            if (project == Program)
                root.Parse(Words(command.Groups[2].Value)).Errors.Select(error => error.Message).ShouldBeEmpty(command.Value);
        }
    }

    [Fact]
    public void Every_option_that_the_prose_names_exists()
    {
        var known = CommandLine.Root().Subcommands.SelectMany(verb => verb.Options).Select(option => option.Name).ToHashSet(StringComparer.Ordinal);

        foreach (var page in Pages.All)
        {
            foreach (var option in OptionName().Matches(Pages.Prose(page)).Select(match => match.Value))
                known.ShouldContain(option, page);
        }
    }

    [Fact]
    public void Every_relative_link_leads_to_a_file_and_a_heading()
    {
        var links = Pages.All.SelectMany(page => Link().Matches(Pages.Prose(page)).Select(match => (page, Target: match.Groups[1].Value)))
            .Where(link => !link.Target.StartsWith("http", StringComparison.Ordinal)).ToList();
        links.Count.ShouldBeGreaterThan(5);

        foreach (var (page, target) in links)
        {
            var parts = target.Split('#');
            var file = parts[0].Length == 0 ? page : Path.GetRelativePath(RepositoryRoot.Path, Path.Combine(RepositoryRoot.Path, Path.GetDirectoryName(page)!, parts[0]));
            var path = Path.Combine(RepositoryRoot.Path, file);
            (File.Exists(path) || Directory.Exists(path)).ShouldBeTrue($"{page}: {target}");
            if (parts.Length > 1)
                Pages.Anchors(file.Replace('\\', '/')).ShouldContain(parts[1], $"{page}: {target}");
        }
    }

    [Fact]
    public void Every_folder_and_file_of_the_checkout_that_is_named_exists()
    {
        var named = Pages.All.SelectMany(page => CheckoutPath().Matches(Pages.Prose(page)).Select(match => (page, Path: match.Groups[1].Value))).ToList();
        named.Count.ShouldBeGreaterThan(10);

        foreach (var (page, name) in named)
        {
            var path = Path.Combine(RepositoryRoot.Path, name);
            (File.Exists(path) || Directory.Exists(path)).ShouldBeTrue($"{page}: {name}");
        }
    }

    private static string[] Words(string arguments) =>
        arguments.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"dotnet run .*?--project (\S+) -- (.+)")]
    private static partial Regex ProgramCommand();

    [GeneratedRegex(@"(?<=`|\s)--[a-z][a-z-]+")]
    private static partial Regex OptionName();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:functions|tests|docs)/[^`\s*]+)`")]
    private static partial Regex CheckoutPath();
}
