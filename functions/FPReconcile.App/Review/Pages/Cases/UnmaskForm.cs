using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Review.Pages.Cases;

/// <summary>Asks for one record in clear, with a reason; and shows it for as long as it may be seen.</summary>
internal static class UnmaskForm
{
    public static Html Of(Visit visit, CasePage page) => Html.Of($"""
        <details class="unmask"><summary>{visit["unmask.title"]}</summary>
        <form method="post" action="{CaseAddress.Of(visit, page, "unmask")}">{visit.TokenField}
        <p>{visit["unmask.text"]}</p>
        <label>{visit["unmask.record"]} <select name="record">{Html.Each(page.Case.Records.Select((record, place) => (record, place)), item =>
            Html.Of($"""<option value="{item.place}">{CaseRecordsTable.Name(visit, item.record)}</option>"""))}</select></label>
        <label>{visit["unmask.reason"]} <select name="reason" required><option value="">{visit["decide.choose"]}</option>{Html.Each(UnmaskReasons.All, code =>
            Html.Of($"""<option value="{code}">{visit.Words.Of("unmask-reason", code)}</option>"""))}</select></label>
        <button>{visit["unmask.send"]}</button></form></details>
        """);

    /// <summary>The record in clear. The page goes back by itself when the time is over, with or without script.</summary>
    public static Html Clear(Visit visit, UnmaskedAnswer answer, TimeSpan left, string back) => Html.Of($"""
        <section class="clear" aria-labelledby="clear-title" data-seconds="{(long)left.TotalSeconds}" data-back="{back}">
        <h2 id="clear-title">{visit.Words.Format("unmask.shown", visit.Words.Of("source", answer.Record.Source.Name()))}</h2>
        <p role="status">{visit.Words.Format("unmask.until", visit.Words.Time(answer.Until))} <b data-left></b></p>
        <dl>{Html.Each(answer.Record.Details, detail => Html.Of($"<dt>{visit.Words.Of("field", detail.Field)}</dt><dd><bdi>{FieldWords.Of(visit, detail.Field, detail.Value)}</bdi></dd>"))}</dl>
        <p><a class="button secondary" href="{back}">{visit["unmask.hide"]}</a></p>
        </section>
        """);
}
