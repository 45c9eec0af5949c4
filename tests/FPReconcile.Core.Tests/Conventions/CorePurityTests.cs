using System.Reflection;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Conventions;

public sealed class CorePurityTests
{
    private const string NumericLibrary = "MathNet.Numerics";

    [Fact]
    public void Core_refers_to_nothing_but_the_framework_and_one_numeric_library() =>
        typeof(BirthRecord).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).ShouldBe([NumericLibrary]);

    [Fact]
    public void The_numeric_library_is_for_estimates_alone() =>
        RepositoryFiles.Sources(RepositoryFiles.CoreFolder)
            .Where(file => File.ReadAllText(file).Contains(NumericLibrary.Split('.')[0], StringComparison.Ordinal))
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file))).Distinct().ShouldBe(["Completeness"]);

    [Fact]
    public void Raw_names_and_identifiers_are_not_public()
    {
        string[] personal = ["MotherNationalId", "Phone", "CertificateNumber"];

        foreach (var property in personal)
            typeof(BirthRecord).GetProperty(property, BindingFlags.Public | BindingFlags.Instance).ShouldBeNull(property);
        typeof(PersonName).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name).ShouldBe(["IsMissing"]);
    }

    [Fact]
    public void Records_do_not_change_after_intake() =>
        typeof(BirthRecord).Assembly.GetTypes()
            .Where(t => t.Namespace == "FPReconcile.Core.Records")
            .SelectMany(t => t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(p => p.SetMethod is { } set && !set.ReturnParameter.GetRequiredCustomModifiers()
                .Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}").ShouldBeEmpty();

    [Fact]
    public void Unicode_normalization_is_there()
    {
        // InvariantGlobalization would silently turn it off.
        "e\u0301".Normalize().ShouldBe("\u00E9");
        "\uFF11".Normalize(System.Text.NormalizationForm.FormKC).ShouldBe("1");
    }

    [Fact]
    public void A_todo_carries_an_issue_number()
    {
        var pattern = new System.Text.RegularExpressions.Regex(@"\bTODO\b(?! #\d+)", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));

        RepositoryFiles.Sources(Path.Combine(RepositoryFiles.Root, "functions"))
            .Where(file => pattern.IsMatch(File.ReadAllText(file))).Select(RepositoryFiles.Relative).ShouldBeEmpty();
    }
}
