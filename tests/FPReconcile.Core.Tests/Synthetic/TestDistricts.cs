using FPReconcile.Synthetic;

namespace FPReconcile.Core.Tests.Synthetic;

/// <summary>Districts that several tests look at; inventing them once is enough.</summary>
internal static class TestDistricts
{
    private static readonly Lazy<SyntheticDistrict> _standard = new(() => SyntheticDistrict.Generate(new DistrictOptions
    {
        Seed = 11, Births = 20_000, Names = NameProfile.Latin, Facilities = 20,
    }));

    private static readonly Lazy<SyntheticDistrict> _mixed = new(() => SyntheticDistrict.Generate(new DistrictOptions { Seed = 12, Births = 4000 }));

    /// <summary>20,000 births, Latin names, standard errors: large enough for rates.</summary>
    public static SyntheticDistrict Standard => _standard.Value;

    /// <summary>4,000 births, Latin and Chinese names, standard errors.</summary>
    public static SyntheticDistrict Mixed => _mixed.Value;

    public static IEnumerable<SyntheticRecord> AllRecords(this SyntheticDistrict district) =>
        Enum.GetValues<SyntheticSource>().SelectMany(district.Records);

    /// <summary>A new folder below the system's temporary folder, deleted on disposal.</summary>
    public sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("fpreconcile-district-").FullName;

        public string File(string name) => System.IO.Path.Combine(Path, name);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
