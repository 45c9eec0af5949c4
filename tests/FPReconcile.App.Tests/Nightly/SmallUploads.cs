using FPReconcile.App.Tests.Commands;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>The small district with its troubles, as offices upload it: quick to work on, so that many nights can be tried.</summary>
internal sealed class SmallUploads : IDisposable
{
    public static readonly DateOnly AsOf = new(2025, 6, 30);

    private readonly TemporaryFolder _folder = new();

    public SmallUploads()
    {
        new SmallDistrict().WithTroubles().Write(_folder.Path("raw"));
        foreach (var source in new[] { "facility", "registration", "register", "deaths" })
        {
            Directory.CreateDirectory(_folder.Path($"in/{source}/office"));
            File.Move(_folder.Path($"raw/{source}.csv"), _folder.Path($"in/{source}/office/{source}.csv"));
        }
    }

    public string Folder => _folder.Path("in");

    public void Dispose() => _folder.Dispose();
}
