using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using FPReconcile.App.Nightly;
using FPReconcile.App.Triggers.ApiHttp;

namespace FPReconcile.App.Triggers.UiHttp;

/// <summary>The page that says how the app is: what somebody wants to know in the morning, as ids, counts and times.</summary>
internal sealed class StatusPage
{
    private readonly StringBuilder _page = new();
    private readonly StatusWords _words;

    private StatusPage(string language) => _words = StatusWords.Languages[language];

    public static string Html(StatusReport report, string language) => new StatusPage(language).Write(report, language);

    private string Write(StatusReport report, string language)
    {
        Add($"<!DOCTYPE html>\n<html lang=\"{language}\">\n<head><meta charset=\"utf-8\"><title>{_words.Title}</title>");
        Add($"<meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"/ui/status.css\"></head>\n");
        Add($"<body><main>\n<h1>{_words.Title}</h1>\n");
        if (report.Store is { } store)
            Store(store);
        else
            Add($"<p role=\"alert\">{_words.NoStorage}</p>\n");
        Section(_words.Program, (_words.Version, report.Version), (_words.RunningSince, Instant(report.Started)), (_words.Now, Instant(report.Now)));
        return _page.Append("</main></body>\n</html>\n").ToString();
    }

    private void Store(StoreStatus store)
    {
        Last(store.Night.Last);
        if (store.Night.Shown is { } shown && shown.Run != store.Night.Last?.Run)
            Section(_words.Shown, (_words.Run, shown.Run), (_words.AsOf, shown.AsOf), (_words.Published, Instant(shown.Published)));
        Running(store.Night.Running);
        var uploads = store.Uploads;
        Section(_words.Files, (_words.FilesWaiting, Count(uploads.Waiting)), (_words.FilesRead, Count(uploads.Read)),
            (_words.FilesUnreadable, Count(uploads.Unreadable)), (_words.FilesSetAside, Count(uploads.SetAside)));
        Messages(store.Queues);
    }

    private void Last(RunState? run)
    {
        if (run is null)
        {
            Nothing(_words.Last);
            return;
        }

        List<(string, string)> facts =
        [
            .. Begin(run), (_words.Finished, Instant(run.Changed)), (_words.Duration, (run.Changed - run.Started).ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture)),
        ];
        if (run.Figures is { } figures)
        {
            facts.AddRange([(_words.Rows, Count(figures.Rows)), (_words.Links, Count(figures.Links)),
                (_words.OpenCases, Count(figures.OpenCases)), (_words.LateFacilities, Count(figures.LateFacilities))]);
        }

        if (run.Stage == RunStage.Failed)
        {
            var reason = FailureReason.Of(run.Reason);
            facts.AddRange(reason.Lines.Select(line => (_words.Reason, line)));
            facts.Add((_words.FilesNotUsed, Count(reason.Files)));
        }

        Section(_words.Last, [.. facts]);
    }

    private void Running(RunState? run)
    {
        if (run is null)
            Nothing(_words.Running);
        else
            Section(_words.Running, [.. Begin(run), (_words.Since, Instant(run.Changed))]);
    }

    private List<(string, string)> Begin(RunState run) =>
        [(_words.Run, run.Run), (_words.AsOf, RunId.AsOf(run.Run)), (_words.State, _words.Stages[(int)run.Stage]), (_words.Started, Instant(run.Started))];

    private void Messages(IReadOnlyList<QueueCounts> queues)
    {
        Add($"<h2 id=\"messages\">{_words.Messages}</h2>\n<table aria-labelledby=\"messages\">\n");
        Add($"<tr><th scope=\"col\">{_words.Queue}</th><th scope=\"col\">{_words.Waiting}</th><th scope=\"col\">{_words.Poison}</th></tr>\n");
        foreach (var queue in queues)
            Add($"<tr><th scope=\"row\">{queue.Queue}</th><td>{Count(queue.Waiting)}</td><td>{Count(queue.Poison)}</td></tr>\n");
        Add($"</table>\n");
    }

    private void Nothing(string title) => Add($"<h2>{title}</h2>\n<p>{_words.None}</p>\n");

    private void Section(string title, params ReadOnlySpan<(string Word, string Value)> facts)
    {
        Add($"<h2>{title}</h2>\n<dl>\n");
        foreach (var (word, value) in facts)
            Add($"<dt>{word}</dt><dd>{HtmlEncoder.Default.Encode(value)}</dd>\n");
        Add($"</dl>\n");
    }

    private void Add(FormattableString text) => _page.Append(text.ToString(CultureInfo.InvariantCulture));

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
