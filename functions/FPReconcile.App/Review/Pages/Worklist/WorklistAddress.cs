using System.Text;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review.Pages.Worklist;

/// <summary>
/// The filters of a worklist as an address, so that a bookmark is a saved filter. Codes and ids only; what is not understood is left out.
/// </summary>
internal static class WorklistAddress
{
    public const string Path = "/ui/worklist";

    /// <summary>The row of the worklist that a case was opened from.</summary>
    public const string RowName = "row";

    private const int LongestValue = 128;

    public static WorklistQuery Read(Visit visit) => new()
    {
        Area = Short(visit.Query("area")),
        Facility = Short(visit.Query("facility")),
        Kinds = Known(visit, "kind", DiscrepancyKinds.All, kind => kind.Name()),
        Ages = Known(visit, "age", Enum.GetValues<AgeBand>(), EnumWords.Of),
        Stages = Known(visit, "stage", Enum.GetValues<CaseStage>(), EnumWords.Of),
        IsMineOnly = visit.Query("mine") == "1",
        Sort = Known(visit, "sort", Enum.GetValues<WorklistSort>(), EnumWords.Of).FirstOrDefault(),
        Continuation = visit.Query("after"),
    };

    /// <summary>The filters as a query without its question mark; empty when there are none.</summary>
    public static string Query(WorklistQuery query, string? after = null)
    {
        var text = new StringBuilder();
        Add(text, "area", query.Area);
        Add(text, "facility", query.Facility);
        AddAll(text, "kind", query.Kinds.Select(kind => kind.Name()));
        AddAll(text, "age", query.Ages.Select(EnumWords.Of));
        AddAll(text, "stage", query.Stages.Select(EnumWords.Of));
        Add(text, "mine", query.IsMineOnly ? "1" : null);
        Add(text, "sort", query.Sort == default ? null : EnumWords.Of(query.Sort));
        Add(text, "after", after);
        return text.ToString();
    }

    public static string Link(WorklistQuery query, string? after = null) => Join(Path, Query(query, after));

    /// <summary>The address of a case, with the way back to its row.</summary>
    public static string Case(WorklistQuery query, WorklistItem item, int row) =>
        Join($"/ui/cases/{Uri.EscapeDataString(item.CaseId)}", Query(query, query.Continuation) + $"&{RowName}={row}");

    public static string Join(string path, string query) => query.TrimStart('&') is { Length: > 0 } some ? $"{path}?{some}" : path;

    private static List<T> Known<T>(Visit visit, string name, IEnumerable<T> all, Func<T, string> word)
    {
        var wanted = visit.QueryAll(name);
        return [.. all.Where(one => wanted.Contains(word(one), StringComparer.Ordinal))];
    }

    private static string? Short(string? value) => value is { Length: <= LongestValue } ? value : null;

    private static void AddAll(StringBuilder text, string name, IEnumerable<string> values)
    {
        foreach (var value in values)
            Add(text, name, value);
    }

    private static void Add(StringBuilder text, string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        if (text.Length > 0)
            text.Append('&');
        text.Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }
}
