using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Review.Pages.Cases;

/// <summary>What else belongs to a case: other children of the delivery, records that were not taken for it and why, related cases.</summary>
internal static class CaseOthers
{
    public static Html Of(Visit visit, CaseBundle bundle) => Html.Of($"""
        {Html.When(bundle.Siblings.Count > 0, () => Siblings(visit, bundle.Siblings))}
        {Html.When(bundle.Candidates.Count > 0, () => Candidates(visit, bundle.Candidates))}
        {Html.When(bundle.RelatedCases.Count > 0, () => Related(visit, bundle.RelatedCases))}
        """);

    private static Html Siblings(Visit visit, IReadOnlyList<CaseSibling> siblings) => Html.Of($"""
        <section><h2>{visit["siblings.title"]}</h2>
        <table class="plain"><caption class="hidden">{visit["siblings.title"]}</caption><thead><tr><th scope="col">{visit["siblings.record"]}</th><th scope="col">{visit["worklist.sex"]}</th>
        <th scope="col">{visit["siblings.order"]}</th><th scope="col">{visit["siblings.registered"]}</th></tr></thead><tbody>
        {Html.Each(siblings, sibling => Html.Of($"""
            <tr><th scope="row">{visit.Words.Of("source", sibling.Source.Name())} {sibling.Id}</th><td>{visit.Words.Of("sex", EnumWords.Of(sibling.Sex))}</td>
            <td>{(sibling.BirthOrder is { } order ? visit.Words.Count(order) : "–")}</td><td>{visit[sibling.IsRegistered ? "yes" : "no"]}</td></tr>
            """))}
        </tbody></table></section>
        """);

    private static Html Candidates(Visit visit, IReadOnlyList<CaseCandidate> candidates) => Html.Of($"""
        <section><h2>{visit["candidates.title"]}</h2>
        <table class="plain"><caption class="hidden">{visit["candidates.title"]}</caption><thead><tr><th scope="col">{visit["siblings.record"]}</th>
        <th scope="col" class="number">{visit["pairs.weight"]}</th><th scope="col">{visit["candidates.why"]}</th></tr></thead><tbody>
        {Html.Each(candidates, candidate => Html.Of($"""
            <tr><th scope="row">{visit.Words.Of("source", candidate.Source.Name())} {candidate.Id}</th><td class="number">{visit.Words.Decimal(candidate.MatchWeight)}</td>
            <td>{visit[$"why.{EnumWords.Of(candidate.WhyNot)}"]}</td></tr>
            """))}
        </tbody></table></section>
        """);

    private static Html Related(Visit visit, IReadOnlyList<string> cases) => Html.Of($"""
        <section><h2>{visit["related.title"]}</h2><ul>
        {Html.Each(cases, id => Html.Of($"""<li><a href="/ui/cases/{Uri.EscapeDataString(id)}"><code>{id}</code></a></li>"""))}
        </ul></section>
        """);
}
