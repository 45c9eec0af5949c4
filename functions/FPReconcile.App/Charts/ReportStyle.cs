using System.Security.Cryptography;
using System.Text;

namespace FPReconcile.App.Charts;

/// <summary>The style of the report, and the rule of the page that allows this style and nothing else.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --page: #ffffff; --card: #f4f6f8; --ink: #1b242d; --soft: #4d5a66; --rule: #d5dbe1; --link: #0b5c9e;
          --all: #7f92a5; --linked: #0b6fb8; --for: #0b6fb8; --against: #b3541e; --m: #0b6fb8; --u: #7a6a9b; --second: #b3541e; --mark: #9a3412; --note: #fff6e5; --note-rule: #b7791f; }
        @media (prefers-color-scheme: dark) {
          :root { --page: #14191e; --card: #1d242b; --ink: #e6ebf0; --soft: #aab6c1; --rule: #36414b; --link: #7cc0f5;
            --all: #647686; --linked: #5fb0ee; --for: #5fb0ee; --against: #e8935c; --m: #5fb0ee; --u: #b3a3d6; --second: #e8935c; --mark: #f0a070; --note: #2b2415; --note-rule: #d9a441; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 58rem; padding: 1.5rem 1.25rem 4rem; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; overflow-wrap: anywhere; }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
        h2 { font-size: 1.25rem; margin: 2.75rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--rule); }
        h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
        p { margin: .5rem 0; max-width: 44rem; }
        .soft { color: var(--soft); }
        a { color: var(--link); }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; margin: 1rem 0 0; padding: 0; }
        .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.25rem, 1fr)); gap: .75rem; margin: 1.25rem 0 0; }
        .cards div { background: var(--card); border: 1px solid var(--rule); border-radius: .5rem; padding: .6rem .8rem; }
        .cards dt { color: var(--soft); font-size: .875rem; }
        .cards dd { margin: 0; font-size: 1.35rem; font-variant-numeric: tabular-nums; }
        .cards small { display: block; color: var(--soft); font-size: .8125rem; line-height: 1.35; }
        .warnings { background: var(--note); border: 1px solid var(--note-rule); border-left-width: 5px; border-radius: .5rem; padding: .5rem 1rem; margin: 1.25rem 0 0; }
        .warnings ul { margin: .25rem 0; padding-left: 1.1rem; }
        figure { margin: 1rem 0; }
        svg { display: block; width: 100%; height: auto; max-width: 45rem; }
        svg.narrow { display: none; }
        svg text { fill: var(--ink); font: 12px system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; font-variant-numeric: tabular-nums; }
        svg .label { fill: var(--soft); }
        svg .strong { font-weight: 600; }
        svg .end { text-anchor: end; }
        svg .middle { text-anchor: middle; }
        .grid { stroke: var(--rule); }
        .axis { stroke: var(--soft); }
        .all { fill: var(--all); } .linked { fill: var(--linked); } .for { fill: var(--for); } .against { fill: var(--against); } .m { fill: var(--m); } .u { fill: var(--u); }
        .threshold { stroke: var(--mark); stroke-width: 2; stroke-dasharray: 5 4; }
        .curve { fill: none; stroke: var(--linked); stroke-width: 2.5; stroke-linejoin: round; }
        .curve.second { stroke: var(--second); stroke-dasharray: 8 4; }
        .point { fill: var(--mark); stroke: var(--page); stroke-width: 2; }
        .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: .25rem 0; font-size: .875rem; color: var(--soft); }
        .legend svg { display: inline-block; width: 1.5rem; height: .75rem; margin-right: .4rem; vertical-align: baseline; }
        .scroll { overflow-x: auto; margin: .75rem 0; }
        table { border-collapse: collapse; font-size: .9375rem; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
        caption { text-align: left; color: var(--soft); font-size: .875rem; padding-bottom: .25rem; }
        th, td { text-align: left; padding: .3rem 1.1rem .3rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; }
        thead th { color: var(--soft); font-weight: 600; font-size: .875rem; vertical-align: bottom; }
        tbody th { font-weight: 600; min-width: 7.5rem; }
        .number { text-align: right; white-space: nowrap; }
        .wide-cell { min-width: 12rem; }
        td.bar { min-width: 7rem; width: 9rem; }
        td.bar svg { height: .8rem; margin-top: .35rem; }
        details { margin: .5rem 0; }
        summary { cursor: pointer; color: var(--link); padding: .2rem 0; }
        .pair { border: 1px solid var(--rule); border-radius: .5rem; padding: .1rem .8rem; }
        .pair summary { color: var(--ink); }
        .pair summary span { display: inline-block; margin-right: 1rem; }
        .tag { font-size: .8125rem; border: 1px solid currentColor; border-radius: 1rem; padding: 0 .55rem; }
        @media (max-width: 640px) {
          body { padding: 1rem .9rem 3rem; }
          svg.wide { display: none; }
          svg.narrow { display: block; }
          .cards { grid-template-columns: repeat(2, 1fr); gap: .5rem; }
          th, td { padding-right: .8rem; }
          .steps thead { display: none; }
          .steps tr { display: grid; grid-template-columns: 1fr auto; border-bottom: 1px solid var(--rule); padding: .3rem 0; }
          .steps th, .steps td { border: 0; padding: 0 .3rem 0 0; }
          .steps .wide-cell { grid-column: 1 / -1; grid-row: 2; color: var(--soft); }
          .steps .bar { display: none; } }
        @media print {
          body { max-width: none; padding: 0; font-size: 10pt; }
          nav { display: none; }
          h2, h3, figure, tr, .pair { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
          .scroll { overflow: visible; }
          details::details-content { content-visibility: visible; block-size: auto; } }
        """;

    /// <summary>Nothing is loaded, sent or run; only this style, known by its hash, is applied.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; base-uri 'none'; form-action 'none'";
}
