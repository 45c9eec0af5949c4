using System.Globalization;
using System.Text.Json;
using FPReconcile.App.Nightly;

namespace FPReconcile.App.Triggers.NightlyReconcile;

/// <summary>Reads what the host says of a timer. All of it may be missing: without a monitor there is no status, by hand there may be nothing.</summary>
internal static class TimerData
{
    public static NightTimer Read(JsonElement? timer)
    {
        if (timer is not { ValueKind: JsonValueKind.Object } data)
            return NightTimer.Unscheduled;
        var isPastDue = data.TryGetProperty("IsPastDue", out var pastDue) && pastDue.ValueKind == JsonValueKind.True;
        return data.TryGetProperty("ScheduleStatus", out var status) && status.ValueKind == JsonValueKind.Object
            ? new NightTimer(isPastDue, Instant(status, "Last"), Instant(status, "Next"))
            : new NightTimer(isPastDue, Last: null, Next: null);
    }

    // A timer that never ran has the first day of the calendar.
    private static DateTimeOffset? Instant(JsonElement status, string name) =>
        status.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
        && instant.Year > 1 ? instant : null;
}
