using System.Security.Cryptography;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.Core.Tests.Synthetic;

public sealed class DeterminismTests
{
    private static readonly DistrictOptions _options = new() { Seed = 5, Births = 600 };

    /// <summary>
    /// The hash was taken on .NET 10, x64. Accuracy figures of different days can be compared only while it stays: a change of
    /// the generator changes it, and the commit says why.
    /// </summary>
    [Fact]
    public void A_seed_gives_the_same_clean_files_for_ever() =>
        HashOf(folder => CleanDistrictWriter.Write(SyntheticDistrict.Generate(_options), folder)).ShouldBe("9e303865dbd360573917533f1258949eaf6c22ca8b27a8f5001450b3c3ddcf2f");

    [Fact]
    public void Another_seed_is_another_district() =>
        HashOf(folder => CleanDistrictWriter.Write(SyntheticDistrict.Generate(_options with { Seed = 6 }), folder))
            .ShouldNotBe(HashOf(folder => CleanDistrictWriter.Write(SyntheticDistrict.Generate(_options), folder)));

    [Fact]
    public void Messy_files_are_the_same_bytes_each_time() =>
        HashOf(folder => MessyDistrictWriter.Write(SyntheticDistrict.Generate(_options), folder))
            .ShouldBe(HashOf(folder => MessyDistrictWriter.Write(SyntheticDistrict.Generate(_options), folder)));

    [Theory]
    [InlineData("facility.csv")]
    [InlineData("registration.csv")]
    [InlineData("register.csv")]
    [InlineData("deaths.csv")]
    [InlineData("truth.csv")]
    public void Streamed_files_hold_the_same_lines_in_another_order(string file)
    {
        using var kept = new TestDistricts.Folder();
        using var streamed = new TestDistricts.Folder();

        CleanDistrictWriter.Write(SyntheticDistrict.Generate(_options), kept.Path);
        CleanDistrictWriter.WriteStreamed(_options, streamed.Path);

        File.ReadAllLines(streamed.File(file)).Order(StringComparer.Ordinal)
            .ShouldBe(File.ReadAllLines(kept.File(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Options_out_of_range_are_all_named_at_once()
    {
        var error = Should.Throw<ArgumentException>(() => SyntheticDistrict.Generate(new DistrictOptions { Births = 0, Areas = 0 }));

        error.Message.ShouldContain("Births");
        error.Message.ShouldContain("Areas");
    }

    private static string HashOf(Action<string> write)
    {
        using var folder = new TestDistricts.Folder();
        write(folder.Path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetRelativePath(folder.Path, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
