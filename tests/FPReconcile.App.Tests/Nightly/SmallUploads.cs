using FPReconcile.App.Tests.Commands;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>The small district with its troubles, as offices upload it: quick to work on, so that many nights can be tried.</summary>
internal sealed class SmallUploads : IDisposable
{
    public static readonly DateOnly AsOf = new(2025, 6, 30);

    private readonly TemporaryFolder _folder = new();

    /// <param name="change">What is done to the text of each file; null: nothing.</param>
    public SmallUploads(Func<string, string>? change = null)
    {
        new SmallDistrict().WithTroubles().Write(_folder.Path("raw"));
        foreach (var source in new[] { "facility", "registration", "register", "deaths" })
        {
            Directory.CreateDirectory(_folder.Path($"in/{source}/office"));
            var text = File.ReadAllText(_folder.Path($"raw/{source}.csv"));
            File.WriteAllText(_folder.Path($"in/{source}/office/{source}.csv"), change?.Invoke(text) ?? text);
        }
    }

    public string Folder => _folder.Path("in");

    public void Dispose() => _folder.Dispose();
}
