using FPReconcile.Core.Records;
using FPReconcile.Core.Runs;

namespace FPReconcile.Core.Tests.Runs;

public sealed class RunManifestTests
{
    [Fact]
    public void Cases_are_read_back()
    {
        var known = RunManifest.ReadCases("""{"cases":[{"case_id":"00ff","records":["registration:R:1","facility:H1"]}]}""").ShouldHaveSingleItem();

        known.CaseId.ShouldBe("00ff");
        known.Records.ShouldBe([new RecordKey(SourceKind.Registration, "R:1"), new RecordKey(SourceKind.Facility, "H1")]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"cases":7}""")]
    [InlineData("""{"cases":[7]}""")]
    [InlineData("""{"cases":[{"case_id":"x"}]}""")]
    [InlineData("""{"cases":[{"case_id":"x","records":["hospital:1"]}]}""")]
    public void A_damaged_manifest_is_told_as_such(string text) => Should.Throw<FormatException>(() => RunManifest.ReadCases(text));
}
