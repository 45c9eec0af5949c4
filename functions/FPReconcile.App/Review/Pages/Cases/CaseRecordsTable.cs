using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Review.Pages.Cases;

/// <summary>The records of a case side by side, field by field: as written, as compared, and how much they agree.</summary>
internal static class CaseRecordsTable
{
    public static Html Of(Visit visit, CasePage page)
    {
        var bundle = page.Case;
        return Html.When(bundle.Records.Count > 0, () => Html.Of($"""
            <section><h2 id="records">{visit["records.title"]}</h2>
            <p class="soft">{visit["records.masked"]}</p>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="records">
            <table class="records"><caption class="hidden">{visit["records.title"]}</caption>
            <thead><tr><th scope="col">{visit["records.field"]}</th>
            {Html.Each(bundle.Records.Zip(page.Files), record => Heading(visit, record.First, record.Second))}
            <th scope="col">{visit["records.agreement"]}</th></tr></thead>
            <tbody>{Html.Each(bundle.Fields, field => Row(visit, field, bundle.Records))}</tbody>
            </table></div>
            {Html.When(page.MayUnmask, () => UnmaskForm.Of(visit, page))}
            </section>
            """));
    }

    /// <summary>What a record is called in lists of choices.</summary>
    public static string Name(Visit visit, CaseRecord record) => $"{visit.Words.Of("source", record.Source.Name())} {record.Id}";

    private static Html Heading(Visit visit, CaseRecord record, string file) => Html.Of($"""
        <th scope="col" class="{(record.IsCandidate ? "candidate" : "own")}">{visit.Words.Of("source", record.Source.Name())}
        <span class="id">{record.Id}</span>
        {Html.When(record.Facility is not null, () => Html.Of($"""<small>{visit["records.facility"]} {record.Facility}</small>"""))}
        <small>{visit.Words.Format("records.place", file.Length > 8 ? file[..8] : file, record.Row)}</small>
        {Mark(visit, record.IsCandidate, "records.candidate")}{Mark(visit, record.IsDuplicate, "records.duplicate")}{Mark(visit, record.IsProvisional, "records.provisional")}
        </th>
        """);

    private static Html Mark(Visit visit, bool isSo, string key) => Html.When(isSo, () => Html.Of($"""<small class="mark">{visit[key]}</small>"""));

    private static Html Row(Visit visit, CaseField field, IReadOnlyList<CaseRecord> records) => Html.Of($"""
        <tr class="{EnumWords.Of(field.Agreement)}"><th scope="row">{visit.Words.Of("field", field.Field)}</th>
        {Html.Each(field.Values.Zip(records), value => Cell(visit, field.Field, value.First, Name(visit, value.Second)))}
        <td class="agreement" data-label="{visit["records.agreement"]}">{AgreementMark.Of(visit, field.Agreement)}</td></tr>
        """);

    private static Html Cell(Visit visit, string field, CaseValue value, string record) => Html.Of($"""
        <td data-label="{record}"><bdi>{(value.Raw.Length == 0 ? "–" : FieldWords.Of(visit, field, value.Raw))}</bdi>{Compared(visit, value)}</td>
        """);

    private static Html Compared(Visit visit, CaseValue value) => Html.When(value.Normalized.Length > 0 && !string.Equals(value.Normalized, value.Raw, StringComparison.OrdinalIgnoreCase), () =>
        Html.Of($"""<small>{visit["records.compared"]} <bdi>{value.Normalized}</bdi></small>"""));
}
