using FPReconcile.App.Identity;
using FPReconcile.App.Review.Pages.Frame;

namespace FPReconcile.App.Review.Pages.Cases;

/// <summary>Changes of a case that decide nothing: take it, say whom it waits for, hand it over, write a note.</summary>
internal static class CaseChangeForms
{
    public static Html Of(Visit visit, CasePage page) => Html.When(page.MayWork, () => Html.Of($"""
        <div class="panel">
        {Take(visit, page)}
        {Form(visit, page, "wait", Html.Of($"""
            <label>{visit["change.wait"]} <select name="for">{Html.Each(Enum.GetValues<WaitingFor>(), whom => Html.Of($"""
                <option value="{EnumWords.Of(whom)}"{Html.When(whom == page.State.WaitingFor, () => Html.Of($" selected"))}>{visit.Words.Of("waiting", EnumWords.Of(whom))}</option>
                """))}</select></label><button class="secondary">{visit["change.save"]}</button>
            """))}
        {Form(visit, page, "forward", Html.Of($"""
            <label>{visit["change.forward"]} <input name="area" required maxlength="64" autocomplete="off" list="areas"></label>
            <datalist id="areas">{Html.Each(page.OtherAreas, area => Html.Of($"""<option value="{area.Code}">{area.Name}</option>"""))}</datalist><button class="secondary">{visit["change.forward-send"]}</button>
            """))}
        {Form(visit, page, "note", Html.Of($"""
            <label>{visit["change.note"]} <textarea name="note" rows="2" required maxlength="{DecisionRequest.MostNote}" data-add-note></textarea></label><button class="secondary">{visit["change.note-send"]}</button>
            """))}
        </div>
        """));

    // A supervisor decides nothing, but says who does: whoever was not sure, unless it is given to another one.
    private static Html Take(Visit visit, CasePage page)
    {
        if (page.Dispositions.Count == 0 && visit.User!.Has(Roles.Supervisor))
        {
            return Form(visit, page, "assign", Html.Of($"""
                <label>{visit["change.give"]} <input name="to" maxlength="128" autocomplete="off" value="{page.State.AssignedTo ?? page.State.DecidedBy}"></label><button class="secondary">{visit["change.give-send"]}</button>
                """));
        }

        var isMine = page.State.AssignedTo == visit.User!.Id;
        return Form(visit, page, "assign", Html.Of($"""
            <input type="hidden" name="to" value="{(isMine ? "" : visit.User.Id)}"><button class="secondary">{visit[isMine ? "change.give-back" : "change.take"]}</button>
            """));
    }

    private static Html Form(Visit visit, CasePage page, string action, Html fields) => Html.Of($"""
        <form method="post" action="{CaseAddress.Of(visit, page, action)}">{visit.TokenField}<input type="hidden" name="version" value="{page.State.Version}">{fields}</form>
        """);
}
