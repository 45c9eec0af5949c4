using System.Text.Json;
using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Commands;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Nightly;

/// <summary>How long cases were open, told by a store that knew them before the months of the vintage were over.</summary>
public sealed class CaseTurnaroundNightTests : IDisposable
{
    private const int Unregistered = 40;
    private const int RegisteredLater = 25;

    private static readonly DateOnly FirstNight = new(2025, 3, 31);
    private static readonly DateOnly SecondNight = new(2025, 6, 10);

    private readonly TemporaryFolder _folder = new();
    private readonly LocalNight _local = new();

    public void Dispose()
    {
        _local.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Cases_that_were_closed_and_those_that_are_open_are_told_with_their_births()
    {
        var turnaround = await TurnaroundAsync();

        var counts = turnaround.GetProperty("counts").EnumerateArray().ToDictionary(
            static row => string.Join('+', row.GetProperty("groups").EnumerateArray().Select(static group => group.GetString())), static row => row.GetProperty("count").GetInt32());
        // All that was found on the first night and is closed is 71 days old.
        counts["31_90"].ShouldBeGreaterThanOrEqualTo(RegisteredLater);
        counts["still_open"].ShouldBe(Unregistered - RegisteredLater);
        counts.Values.Sum().ShouldBe(turnaround.GetProperty("births").GetInt32());
        turnaround.GetProperty("cases").GetInt32().ShouldBe(turnaround.GetProperty("births").GetInt32() - counts["no_case"]);
    }

    [Fact]
    public async Task A_store_that_forgets_closed_cases_within_the_months_tells_nothing() =>
        (await TurnaroundAsync(new NightOptions { ClosedCaseMonths = 5 })).ValueKind.ShouldBe(JsonValueKind.Null);

    private async Task<JsonElement> TurnaroundAsync(NightOptions? options = null)
    {
        var night = await _local.NewAsync(FirstNight, options);
        await UploadAsync(night, registered: 0);
        await night.NightAsync();
        var later = night.On(SecondNight);
        await UploadAsync(later, RegisteredLater);
        await later.NightAsync();

        var json = (await night.Store.Blobs.ReadAsync(new VintagePlace("2025-Q1").Json, default))!;
        return JsonDocument.Parse(json).RootElement.GetProperty("timeliness").GetProperty("case_turnaround");
    }

    /// <summary>Births that everybody knows, and some of January that only facilities know until their registration comes.</summary>
    private async Task UploadAsync(NightHarness night, int registered)
    {
        var district = new SmallDistrict();
        for (var number = 0; number < Unregistered; number++)
        {
            var birth = SmallDistrict.Person(200 + number) with { Date = new DateOnly(2025, 1, 5).AddDays(number % 20) };
            district.Facility(birth);
            if (number < registered)
                district.Registration(birth).Register(birth);
        }

        var folder = _folder.Path(Guid.NewGuid().ToString("N"));
        district.Write(folder);
        foreach (var source in new[] { "facility", "registration", "register" })
            await night.UploadAsync($"{source}/office/{source}.csv", await File.ReadAllBytesAsync(Path.Combine(folder, source + ".csv")));
    }
}
