using System.Globalization;

namespace FPReconcile.Benchmarks;

/// <summary>The command that the benchmarks run.</summary>
internal static class Reconcile
{
    public static string[] Arguments(string folder, string result, DateOnly asOf) =>
    [
        "reconcile",
        "--facility", Path.Combine(folder, "facility.csv"),
        "--registration", Path.Combine(folder, "registration.csv"),
        "--register", Path.Combine(folder, "register.csv"),
        "--deaths", Path.Combine(folder, "deaths.csv"),
        "--as-of", asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "--out", result,
        "--quiet",
    ];
}
