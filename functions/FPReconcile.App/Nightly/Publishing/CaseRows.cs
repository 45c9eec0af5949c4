using FPReconcile.App.Storage;

namespace FPReconcile.App.Nightly.Publishing;

/// <summary>Keys of the rows that say how far officers are with cases, and the values that a night takes along to another area.</summary>
internal static class CaseRows
{
    /// <summary>Area that a case was handed over to.</summary>
    public const string ForwardedValue = "forwarded_to";

    /// <summary>Area that a case was handed over from.</summary>
    public const string FromValue = "from_area";

    /// <summary>Begins the key of a row of a case that another area handed over.</summary>
    public const string ArrivalPrefix = "in-";

    /// <summary>The rows of an area.</summary>
    public static string PartitionOf(string area) => $"area-{OpaqueId.Of(area)}";

    /// <summary>How far a case is.</summary>
    public static TableKey KeyOf(string area, string caseId) => new(PartitionOf(area), caseId);

    /// <summary>A case that is worked on in another area. Without the state of the case saying so it counts for nothing.</summary>
    public static TableRow Arrival(string area, string caseId, string from) =>
        new(new TableKey(PartitionOf(area), ArrivalPrefix + caseId), new Dictionary<string, object>(StringComparer.Ordinal) { [FromValue] = from });
}
