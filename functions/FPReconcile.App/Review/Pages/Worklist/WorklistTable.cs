using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review.Pages.Worklist;

/// <summary>The rows of a worklist, masked. On a narrow screen each row is a card: the names of the columns stand in the cells.</summary>
internal static class WorklistTable
{
    private static readonly string[] Columns = ["birth-date", "sex", "child", "mother", "facility", "records", "state"];

    public static Html Of(Visit visit, WorklistQuery query, WorklistPage page) => Html.Of($"""
        <table class="list" data-keys-list>
        <caption class="hidden">{visit["worklist.title"]}</caption>
        <thead><tr><th scope="col">{visit["worklist.case"]}</th>{Html.Each(Columns, column => Html.Of($"""<th scope="col">{visit[$"worklist.{column}"]}</th>"""))}</tr></thead>
        <tbody>
        {Html.Each(page.Items.Select((item, row) => (item, row)), line => Row(visit, WorklistAddress.Case(query, line.item, line.row), line.item, line.row))}
        </tbody></table>
        """);

    private static Html Row(Visit visit, string address, WorklistItem item, int row) => Html.Of($"""
        <tr id="row-{row}" data-href="{address}">
        <th scope="row"><a href="{address}">{visit.Words.Of("kind", item.Kind.Name())}</a>{Due(visit, item)}</th>
        {Cell(visit, "birth-date", Html.Of($"{visit.Words.Date(item.BirthDate)}"))}
        {Cell(visit, "sex", Html.Of($"{SexWords.Of(visit, item.Sex)}"))}
        {Cell(visit, "child", Html.Of($"""<bdi>{item.MaskedChild}</bdi>"""))}
        {Cell(visit, "mother", Html.Of($"""<bdi>{item.MaskedMother}</bdi>"""))}
        {Cell(visit, "facility", Html.Of($"{item.Facility}"))}
        {Cell(visit, "records", Records(visit, item))}
        {Cell(visit, "state", State(visit, item))}
        </tr>
        """);

    private static Html Cell(Visit visit, string column, Html content) =>
        Html.Of($"""<td class="{column}" data-label="{visit[$"worklist.{column}"]}">{content}</td>""");

    private static Html Due(Visit visit, WorklistItem item) => item.DaysOverdue switch
    {
        null => Html.Empty,
        > 0 and var days => Html.Of($"""<span class="due late"><span aria-hidden="true">⚠</span> {visit.Words.Format("worklist.overdue", days)}</span>"""),
        _ => Html.Of($"""<span class="due">{visit.Words.Format("worklist.due", visit.Words.Date(item.Due!.Value))}</span>"""),
    };

    private static Html Records(Visit visit, WorklistItem item)
    {
        (string Source, string Ids)[] records = [("facility", item.FacilityRecord), ("registration", item.RegistrationRecord), ("register", item.RegisterRecord)];
        return Html.Each(records.Where(record => record.Ids.Length > 0), record =>
            Html.Of($"""<span class="record"><abbr title="{visit.Words.Of("source", record.Source)}">{visit.Words.Of("source-short", record.Source)}</abbr> {record.Ids}</span> """));
    }

    private static Html State(Visit visit, WorklistItem item)
    {
        var stage = EnumWords.Of(item.State.Stage);
        return Html.Of($"""
            <span class="stage {stage}">{visit.Words.Of("stage", stage)}</span>
            {Html.When(item.State.AssignedTo is not null, () => Html.Of($"""<span class="soft">{(item.State.AssignedTo == visit.User!.Id ? visit["worklist.yours"] : item.State.AssignedTo)}</span>"""))}
            """);
    }
}
