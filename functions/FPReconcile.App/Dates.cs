using System.Globalization;

namespace FPReconcile.App;

/// <summary>Dates as commands, settings and our own files write them.</summary>
internal static class Dates
{
    private const string Iso = "yyyy-MM-dd";

    public static bool TryParseIso(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
