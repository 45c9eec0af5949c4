using System.Globalization;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Status;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Review.Pages.Status;

/// <summary>The page that says how the app is: what somebody wants to know in the morning, as ids, counts and times.</summary>
internal static class StatusPage
{
    public static async Task<IResult> ShowAsync(Visit visit, StatusReader status) =>
        PageFrame.Page(visit, visit["status.title"], Content(visit, await status.ReadAsync(visit.Aborted)));

    /// <summary>What stands inside the frame.</summary>
    public static Html Content(Visit visit, StatusReport report) => Html.Of($"""
        <h1>{visit["status.title"]}</h1>
        {(report.Store is { } store ? Store(visit, store) : Html.Of($"""<p class="notice bad" role="alert">{visit["status.no-storage"]}</p>"""))}
        {Section(visit, "status.program", ("status.version", report.Version), ("status.running-since", Instant(report.Started)), ("status.now", Instant(report.Now)))}
        """);

    private static Html Store(Visit visit, StoreStatus store)
    {
        var (night, uploads) = (store.Night, store.Uploads);
        return Html.Of($"""
            {Last(visit, night.Last)}
            {Html.When(night.Shown is not null && night.Shown.Run != night.Last?.Run, () => Section(visit, "status.shown",
                ("status.run", night.Shown!.Run), ("status.as-of", night.Shown.AsOf), ("status.published", Instant(night.Shown.Published))))}
            {(night.Running is { } running ? Section(visit, "status.running", [.. Begin(visit, running), ("status.since", Instant(running.Changed))]) : Nothing(visit, "status.running"))}
            {Section(visit, "status.files", ("status.files-waiting", visit.Words.Count(uploads.Waiting)), ("status.files-read", visit.Words.Count(uploads.Read)),
                ("status.files-unreadable", visit.Words.Count(uploads.Unreadable)), ("status.files-set-aside", visit.Words.Count(uploads.SetAside)))}
            {Messages(visit, store.Queues)}
            """);
    }

    private static Html Last(Visit visit, RunState? run)
    {
        if (run is null)
            return Nothing(visit, "status.last");
        List<(string, string)> facts =
        [
            .. Begin(visit, run), ("status.finished", Instant(run.Changed)), ("status.duration", (run.Changed - run.Started).ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture)),
        ];
        if (run.Figures is { } figures)
        {
            facts.AddRange([("status.rows", visit.Words.Count(figures.Rows)), ("status.links", visit.Words.Count(figures.Links)),
                ("status.open-cases", visit.Words.Count(figures.OpenCases)), ("status.late", visit.Words.Count(figures.LateFacilities))]);
            facts.AddRange(figures.VintageStates.Select(vintage => ("status.vintage", $"{vintage.Name}: {visit[$"vintage-state.{vintage.State}"]}")));
        }

        if (run.Stage == RunStage.Failed)
        {
            var reason = FailureReason.Of(run.Reason);
            facts.AddRange(reason.Lines.Select(line => ("status.reason", line)));
            facts.Add(("status.files-not-used", visit.Words.Count(reason.Files)));
        }

        return Section(visit, "status.last", [.. facts]);
    }

    private static List<(string, string)> Begin(Visit visit, RunState run) =>
        [("status.run", run.Run), ("status.as-of", RunId.AsOf(run.Run)), ("status.state", visit[$"run.{EnumWords.Of(run.Stage)}"]), ("status.started", Instant(run.Started))];

    private static Html Messages(Visit visit, IReadOnlyList<QueueCounts> queues) => Html.Of($"""
        <h2 id="messages">{visit["status.messages"]}</h2>
        <table class="plain" aria-labelledby="messages"><thead><tr><th scope="col">{visit["status.queue"]}</th><th scope="col" class="number">{visit["status.waiting"]}</th><th scope="col" class="number">{visit["status.poison"]}</th></tr></thead>
        <tbody>{Html.Each(queues, queue => Html.Of($"""<tr><th scope="row">{queue.Queue}</th><td class="number">{queue.Waiting}</td><td class="number">{queue.Poison}</td></tr>"""))}</tbody></table>
        """);

    private static Html Nothing(Visit visit, string key) => Html.Of($"<h2>{visit[key]}</h2><p>{visit["status.none"]}</p>");

    private static Html Section(Visit visit, string key, params IEnumerable<(string Key, string Value)> facts) =>
        Html.Of($"""<h2>{visit[key]}</h2><dl class="plain">{Html.Each(facts, fact => Html.Of($"<dt>{visit[fact.Key]}</dt><dd>{fact.Value}</dd>"))}</dl>""");

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
