using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.Core.Disclosure.Review;

namespace FPReconcile.App.Review.Pages.Cases;

/// <summary>Why two records are thought to be one birth or not: for each detail a row with its weight, a bar and the sum so far.</summary>
internal static class CasePairSection
{
    // Weights are shown with one decimal: less than half of it is nothing.
    private const double Smallest = 0.05;

    public static Html Of(Visit visit, CaseBundle bundle) => Html.When(bundle.Pairs.Count > 0, () => Html.Of($"""
        <section><h2>{visit["pairs.title"]}</h2>
        <p class="soft">{visit["pairs.text"]}</p>
        {Html.Each(bundle.Pairs.Select((pair, number) => (pair, number)), item => Pair(visit, bundle, item.pair, item.number))}
        </section>
        """));

    /// <summary>What a pair is called in lists of choices.</summary>
    public static string Name(Visit visit, CaseBundle bundle, CasePair pair) =>
        $"{CaseRecordsTable.Name(visit, bundle.Records[pair.Left])} – {CaseRecordsTable.Name(visit, bundle.Records[pair.Right])}";

    private static Html Pair(Visit visit, CaseBundle bundle, CasePair pair, int number) => Html.Of($"""
        <details class="pair"{Html.When(pair.Standing == PairStanding.PossibleMatch || number == 0, () => Html.Of($" open"))}>
        <summary><b>{Name(visit, bundle, pair)}</b> <span class="tag">{visit[$"standing.{EnumWords.Of(pair.Standing)}"]}</span>
        <span class="soft">{visit.Words.Format("pairs.probability", visit.Words.Percent(pair.MatchProbability))}</span></summary>
        {(pair.Weights.Count == 0 ? Html.Of($"<p>{visit["pairs.unexplained"]}</p>") : Waterfall(visit, pair, number))}
        </details>
        """);

    private static Html Waterfall(Visit visit, CasePair pair, int number)
    {
        var steps = Steps(visit, pair);
        var scale = WeightBar.Scale.Over(steps.Select(step => step.Bits));
        return Html.Of($"""
            <table class="waterfall"><caption class="hidden">{visit["pairs.table"]} {number + 1}</caption>
            <thead><tr><th scope="col">{visit["pairs.detail"]}</th><th scope="col">{visit["pairs.says"]}</th><th scope="col" class="number">{visit["pairs.weight"]}</th>
            <th scope="col" class="bar"><span class="hidden">{visit["pairs.bar"]}</span></th><th scope="col" class="number">{visit["pairs.sum"]}</th></tr></thead>
            <tbody>{Html.Each(steps, step => Row(visit, step, scale))}</tbody>
            </table>
            {Html.When(pair.IsConfirmed, () => Html.Of($"<p>{visit["pairs.confirmed"]}</p>"))}
            <p class="soft">{visit["pairs.how"]}</p>
            """);
    }

    private static List<Step> Steps(Visit visit, CasePair pair)
    {
        var sum = pair.StartBits;
        List<Step> steps = [new(visit["pairs.start"], visit["pairs.start.text"], pair.StartBits, sum)];
        foreach (var weight in pair.Weights)
        {
            sum += weight.Bits;
            steps.Add(new Step(visit.Words.Of("field", weight.Column), Says(visit, weight), weight.Bits, sum));
        }

        Add("rare", pair.RareBits);
        Add("sibling", pair.SiblingBits);

        // What an officer confirmed is linked whatever the rest says: it is told in words.
        if (!pair.IsConfirmed)
            Add("other", pair.OtherBits);
        return steps;

        void Add(string what, double bits)
        {
            if (Math.Abs(bits) < Smallest)
                return;
            sum += bits;
            steps.Add(new Step(visit[$"pairs.{what}"], visit[$"pairs.{what}.{(bits > 0 ? "for" : "against")}"], bits, sum));
        }
    }

    private static string Says(Visit visit, FieldWeight weight) => visit.Words.Format("pairs.level", visit.Words.Of("level", weight.Level.Replace(' ', '-')), visit[$"pairs.{Strength(weight.Bits)}"]);

    private static string Strength(double bits) => bits switch
    {
        >= 7 => "strongly-for",
        >= 1 => "for",
        > -1 => "little",
        > -5 => "against",
        _ => "strongly-against",
    };

    private static Html Row(Visit visit, Step step, WeightBar.Scale scale) => Html.Of($"""
        <tr><th scope="row">{step.Detail}</th><td class="says">{step.Says}</td><td class="number">{Signed(visit, step.Bits)}</td>
        <td class="bar">{WeightBar.Of(step.Bits, step.Sum, scale)}</td><td class="number sum">{Signed(visit, step.Sum)}</td></tr>
        """);

    private static string Signed(Visit visit, double bits) => (bits > 0 ? "+" : "") + visit.Words.Decimal(bits).Replace('-', '−');

    private sealed record Step(string Detail, string Says, double Bits, double Sum);
}
