using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review.Pages.Worklist;

/// <summary>The filters of a worklist, with the number of rows behind each choice. It is a form that changes nothing but the address.</summary>
internal static class WorklistFilterForm
{
    public static Html Of(Visit visit, WorklistQuery query, WorklistCounts counts) => Html.Of($"""
        <form class="filters" method="get" action="{WorklistAddress.Path}" aria-label="{visit["worklist.filters"]}">
        {Choices(visit, ("kind", "worklist.kind"), DiscrepancyKinds.All.Where(kind => counts.ByKind.ContainsKey(kind) || query.Kinds.Contains(kind)).Select(
            kind => (kind.Name(), visit.Words.Of("kind", kind.Name()), counts.ByKind.GetValueOrDefault(kind), query.Kinds.Contains(kind))))}
        {Choices(visit, ("age", "worklist.age"), Enum.GetValues<AgeBand>().Select(
            age => (EnumWords.Of(age), visit.Words.Of("age", EnumWords.Of(age)), counts.ByAge.GetValueOrDefault(age), query.Ages.Contains(age))))}
        {Choices(visit, ("stage", "worklist.stage"), Enum.GetValues<CaseStage>().Select(
            stage => (EnumWords.Of(stage), visit.Words.Of("stage", EnumWords.Of(stage)), counts.ByStage.GetValueOrDefault(stage), query.Stages.Contains(stage))))}
        <div class="fields">
        {Area(visit, query)}
        {Facility(visit, query, counts)}
        {Sort(visit, query)}
        <label class="check"><input type="checkbox" name="mine" value="1"{Checked(query.IsMineOnly)}> {visit["worklist.mine"]}</label>
        <button>{visit["worklist.apply"]}</button>
        <a href="{WorklistAddress.Path}">{visit["worklist.clear"]}</a>
        </div>
        </form>
        """);

    private static Html Choices(Visit visit, (string Name, string Title) group, IEnumerable<(string Value, string Text, int Count, bool IsChosen)> choices) => Html.Of($"""
        <fieldset><legend>{visit[group.Title]}</legend>
        {Html.Each(choices, choice => Html.Of($"""
            <label class="chip"><input type="checkbox" name="{group.Name}" value="{choice.Value}"{Checked(choice.IsChosen)}><span>{choice.Text} <b>{visit.Words.Count(choice.Count)}</b></span></label>
            """))}
        </fieldset>
        """);

    private static Html Area(Visit visit, WorklistQuery query)
    {
        var areas = visit.User!.Areas;
        return Html.When(areas.Count > 1 || query.Area is not null, () => Html.Of($"""
            <label>{visit["worklist.area"]} <select name="area"><option value="">{visit["worklist.all-areas"]}</option>
            {Html.Each(query.Area is { } other && !areas.Contains(other, StringComparer.Ordinal) ? [.. areas, other] : areas, area => Option(area, area, area == query.Area))}</select></label>
            """));
    }

    private static Html Facility(Visit visit, WorklistQuery query, WorklistCounts counts) => Html.Of($"""
        <label>{visit["worklist.facility"]} <select name="facility"><option value="">{visit["worklist.all-facilities"]}</option>
        {Html.Each(counts.Facilities, facility => Option(facility, facility, facility == query.Facility))}</select></label>
        """);

    private static Html Sort(Visit visit, WorklistQuery query) => Html.Of($"""
        <label>{visit["worklist.sort"]} <select name="sort">{Html.Each(Enum.GetValues<WorklistSort>(), sort =>
            Option(EnumWords.Of(sort), visit.Words.Of("sort", EnumWords.Of(sort)), sort == query.Sort))}</select></label>
        """);

    private static Html Option(string value, string text, bool isChosen) =>
        Html.Of($"""<option value="{value}"{Html.When(isChosen, () => Html.Of($" selected"))}>{text}</option>""");

    private static Html Checked(bool isChosen) => Html.When(isChosen, () => Html.Of($" checked"));
}
