using System.Globalization;
using FPReconcile.App.Storage;

namespace FPReconcile.App.Nightly.Runs;

/// <summary>Ids of runs: the day they look from and a hash of what they work on, so that the same work has the same id.</summary>
internal static class RunId
{
    private const int HashDigits = 16;
    private const int DateDigits = 8;

    public static string Of(DateOnly asOf, string inputs) =>
        string.Create(CultureInfo.InvariantCulture, $"{asOf:yyyyMMdd}-{OpaqueId.Of(inputs)[..HashDigits]}");

    /// <summary>The day that a run looks from, as yyyy-MM-dd.</summary>
    public static string AsOf(string id) => $"{id[..4]}-{id[4..6]}-{id[6..DateDigits]}";

    public static bool IsValid(string id) =>
        id.Length == DateDigits + 1 + HashDigits && id[DateDigits] == '-' && id.Where((_, i) => i != DateDigits).All(char.IsAsciiHexDigitLower);
}
