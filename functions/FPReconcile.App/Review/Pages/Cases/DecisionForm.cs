using System.Globalization;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Review.Pages.Cases;

/// <summary>The form of a decision: what is decided, about which records, why. Numbers are the keys that choose.</summary>
internal static class DecisionForm
{
    public static Html Of(Visit visit, CasePage page) => Html.Of($"""
        {Html.When(page.MayCheck, () => Check(visit, page))}
        {Html.When(page.Dispositions.Count > 0, () => Form(visit, page))}
        """);

    private static Html Form(Visit visit, CasePage page) => Html.Of($"""
        <form class="panel decide" method="post" action="{CaseAddress.Of(visit, page, "decide")}" data-decide>{visit.TokenField}
        <h2>{visit["decide.title"]}</h2>
        <input type="hidden" name="id" value="{Guid.NewGuid().ToString("N")}"><input type="hidden" name="version" value="{page.State.Version}">
        <input type="hidden" name="row" value="{CasePages.Row(visit)}">
        <fieldset><legend class="hidden">{visit["decide.title"]}</legend>
        {Html.Each(page.Dispositions.Select((disposition, place) => (disposition, place)), item => Choice(visit, item.disposition, item.place))}
        </fieldset>
        {Pair(visit, page.Case)}
        {Sender(visit, page)}
        {Until(visit, page)}
        <label>{visit["decide.reason"]} <select name="reason" data-reason><option value="">{visit["decide.choose"]}</option>
        {Html.Each(ReasonCodes.All, code => Html.Of($"""<option value="{code}">{visit.Words.Of("reason", code)}</option>"""))}</select></label>
        <p class="hint" id="reason-hint">{visit["decide.reason-hint"]}</p>
        <label>{visit["decide.note"]} <textarea name="note" rows="2" maxlength="{DecisionRequest.MostNote}" data-note></textarea></label>
        <button>{visit["decide.send"]}</button>
        </form>
        """);

    private static Html Choice(Visit visit, Disposition disposition, int place)
    {
        var key = place < 9 ? Html.Of($"""<kbd aria-hidden="true">{place + 1}</kbd> """) : Html.Empty;
        var isChosen = visit.Query("choose") == disposition.Name();
        return Html.Of($"""
            <label class="choice"><input type="radio" name="disposition" value="{disposition.Name()}" required data-needs-reason="{(ReasonCodes.IsRequired(disposition) ? "yes" : "no")}"{Html.When(isChosen, () => Html.Of($" checked"))}>
            {key}{visit.Words.Of("disposition", disposition.Name())}{Html.When(ReasonCodes.IsRequired(disposition), () => Html.Of($"""<span class="soft" aria-hidden="true"> *</span>"""))}</label>
            """);
    }

    private static Html Pair(Visit visit, CaseBundle bundle)
    {
        if (bundle.Pairs.Count == 0)
            return Html.Empty;
        if (bundle.Pairs.Count == 1)
            return Html.Of($"""<input type="hidden" name="pair" value="0">""");
        var open = bundle.Pairs.Where(pair => pair.Standing != PairStanding.Linked).ToList();
        return Html.Of($"""
            <label>{visit["decide.pair"]} <select name="pair"><option value="">{visit["decide.choose"]}</option>
            {Html.Each(bundle.Pairs.Select((pair, place) => (pair, place)), item => Html.Of($"""
                <option value="{item.place}"{Html.When(open.Count == 1 && item.pair == open[0], () => Html.Of($" selected"))}>{CasePairSection.Name(visit, bundle, item.pair)}</option>
                """))}
            </select></label>
            """);
    }

    private static Html Sender(Visit visit, CasePage page)
    {
        var sources = page.Case.Records.Select(record => record.Source).Distinct().Order().ToList();
        return Html.When(sources.Count > 1 && page.Dispositions.Contains(Disposition.DataError), () => Html.Of($"""
            <label data-for="data_error">{visit["decide.sender"]} <select name="sender">
            {Html.Each(sources, source => Html.Of($"""<option value="{source.Name()}">{visit.Words.Of("office", source.Name())}</option>"""))}</select></label>
            """));
    }

    private static Html Until(Visit visit, CasePage page) => Html.When(page.Dispositions.Contains(Disposition.NotDue) || page.Dispositions.Contains(Disposition.DataError), () => Html.Of($"""
        <label data-for="not_due data_error">{visit["decide.until"]} <input type="date" name="until" value="{Iso(page.AsOf, DecisionRules.DefaultDays)}" min="{Iso(page.AsOf, 1)}" max="{Iso(page.AsOf, DecisionRules.MostDays)}"></label>
        """));

    private static string Iso(DateOnly day, int later) => day.AddDays(later).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Html Check(Visit visit, CasePage page) => Html.Of($"""
        <form class="panel" method="post" action="{CaseAddress.Of(visit, page, "check")}">{visit.TokenField}
        <h2>{visit["check.title"]}</h2><p>{visit.Words.Format("check.text", visit.Words.Of("disposition", page.State.Disposition is { } disposition ? disposition.Name() : ""))}</p>
        <input type="hidden" name="version" value="{page.State.Version}">
        <label>{visit["decide.note"]} <textarea name="note" rows="2" maxlength="{DecisionRequest.MostNote}"></textarea></label>
        <div class="row"><button name="confirmed" value="yes">{visit["check.confirm"]}</button><button class="secondary" name="confirmed" value="no">{visit["check.send-back"]}</button></div>
        </form>
        """);
}
