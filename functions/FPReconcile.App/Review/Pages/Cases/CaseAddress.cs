using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Review.Pages.Worklist;

namespace FPReconcile.App.Review.Pages.Cases;

/// <summary>Addresses of a case. They keep the filters of the worklist, so that the way back leads to where the reader was.</summary>
internal static class CaseAddress
{
    public static string Of(Visit visit, CasePage page, string action = "") => Of(visit, page.Case.CaseId, action);

    public static string Of(Visit visit, string caseId, string action = "")
    {
        var query = WorklistAddress.Read(visit);
        var row = CasePages.Row(visit) is { } number ? $"&{WorklistAddress.RowName}={number}" : "";
        var path = $"/ui/cases/{Uri.EscapeDataString(caseId)}" + (action.Length > 0 ? "/" + action : "");
        return WorklistAddress.Join(path, WorklistAddress.Query(query, query.Continuation) + row);
    }

    /// <summary>Adds what was done, so that the next page can tell it.</summary>
    public static string Done(string address, string done, CaseState state, string caseId)
    {
        var (path, place) = address.Split('#') is [var before, var after] ? (before, "#" + after) : (address, "");
        var notice = $"{Notices.DoneName}={done}&{Notices.CaseName}={Uri.EscapeDataString(caseId)}&{Notices.VersionName}={Uri.EscapeDataString(state.Version)}";
        return path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + notice + place;
    }
}
