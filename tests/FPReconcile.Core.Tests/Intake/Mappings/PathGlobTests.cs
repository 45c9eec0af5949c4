using FPReconcile.Core.Intake.Mappings;

namespace FPReconcile.Core.Tests.Intake.Mappings;

public sealed class PathGlobTests
{
    [Theory]
    [InlineData("*.csv", "march.csv", true)]
    [InlineData("*.CSV", "march.csv", true)]
    [InlineData("*.csv", "north/march.csv", false)]
    [InlineData("**/*.csv", "north/west/march.csv", true)]
    [InlineData("**/*.csv", "march.csv", true)]
    [InlineData("north/*", "north/march.csv", true)]
    [InlineData("north/*", "south/march.csv", false)]
    [InlineData("m?rch.csv", "march.csv", true)]
    [InlineData("march", "march.csv", false)]
    public void Patterns_match_like_a_shell(string pattern, string path, bool matches) => PathGlob.IsMatch(pattern, path).ShouldBe(matches);
}
