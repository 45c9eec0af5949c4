using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using FPReconcile.App.Triggers.ApiHttp;

namespace FPReconcile.App.Triggers.UiHttp;

/// <summary>The page that says how the app is: counts and times only.</summary>
internal static class StatusPage
{
    private static readonly Dictionary<string, Words> Languages = new(StringComparer.Ordinal)
    {
        [PageLanguage.English] = new("FPReconcile: status", "Program version", "Running since (UTC)", "As of (UTC)",
            "Storage does not answer. Nothing is lost; look again in a minute.", "Queue", "Waiting", "Failed too often"),
        [PageLanguage.Chinese] = new("FPReconcile：运行状态", "程序版本", "运行开始时间（UTC）", "截至（UTC）",
            "存储无响应。数据不会丢失，请一分钟后再看。", "队列", "等待处理", "多次失败"),
    };

    public static string Html(StatusReport report, string language)
    {
        var words = Languages[language];
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{language}\">\n<head><meta charset=\"utf-8\"><title>{words.Title}</title>");
        page.Append("<meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"/ui/status.css\"></head>\n");
        page.Append(CultureInfo.InvariantCulture, $"<body><main>\n<h1>{words.Title}</h1>\n<dl>\n");
        Fact(page, words.Version, report.Version);
        Fact(page, words.Started, Instant(report.Started));
        Fact(page, words.Now, Instant(report.Now));
        page.Append("</dl>\n");
        if (report.Queues is { } queues)
            Table(page, words, queues);
        else
            page.Append(CultureInfo.InvariantCulture, $"<p role=\"alert\">{words.NoStorage}</p>\n");
        return page.Append("</main></body>\n</html>\n").ToString();
    }

    private static void Table(StringBuilder page, Words words, IReadOnlyList<QueueCounts> queues)
    {
        page.Append(CultureInfo.InvariantCulture, $"<table>\n<tr><th scope=\"col\">{words.Queue}</th><th scope=\"col\">{words.Waiting}</th><th scope=\"col\">{words.Poison}</th></tr>\n");
        foreach (var queue in queues)
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{queue.Queue}</th><td>{queue.Waiting}</td><td>{queue.Poison}</td></tr>\n");
        page.Append("</table>\n");
    }

    private static void Fact(StringBuilder page, string word, string value) =>
        page.Append(CultureInfo.InvariantCulture, $"<dt>{word}</dt><dd>{HtmlEncoder.Default.Encode(value)}</dd>\n");

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private sealed record Words(string Title, string Version, string Started, string Now, string NoStorage, string Queue, string Waiting, string Poison);
}
