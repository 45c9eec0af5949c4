using FPReconcile.App.Tests.Commands.Estimate;

namespace FPReconcile.App.Tests.Conventions;

/// <summary>The page about completeness: its counts are read, and its codes are those that the program tells.</summary>
[Collection(EstimateCollection.Name)]
public sealed class CompletenessPageTests : IDisposable
{
    private const string Page = "docs/completeness.md";

    private readonly EstimateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_counts_of_the_page_are_estimated()
    {
        _folder.Run(Pages.Blocks(Page, "csv").ShouldHaveSingleItem()).ExitCode.ShouldBe(0);

        foreach (var model in _folder.Models("North 2025").Keys.Where(model => model[0] == '['))
            Pages.Read(Page).ShouldContain($"| `{model}`");
    }

    [Theory]
    [InlineData("dataset,history\n")]
    [InlineData("dataset,history,count\n")]
    [InlineData("dataset,history,count\n,11,1\nA,x,1\nA,11,1\nA,11,1\nA,111,1\nA,00,1\nA,10,x\n")]
    public void Every_code_that_is_told_is_explained(string counts)
    {
        var codes = _folder.Run(counts).Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[1]).ToList();

        codes.ShouldNotBeEmpty();
        foreach (var code in codes)
            Pages.Read(Page).ShouldContain($"| `{code}` |");
    }
}
