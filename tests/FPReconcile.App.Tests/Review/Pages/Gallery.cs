using System.Globalization;
using FPReconcile.App.Audit;
using FPReconcile.App.Http;
using FPReconcile.App.Identity;
using FPReconcile.App.Observability;
using FPReconcile.App.Review;
using FPReconcile.App.Review.Pages.Audit;
using FPReconcile.App.Review.Pages.Cases;
using FPReconcile.App.Review.Pages.Dashboard;
using FPReconcile.App.Review.Pages.Excel;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Review.Pages.SignIn;
using FPReconcile.App.Review.Pages.Statistics;
using FPReconcile.App.Review.Pages.Uploads;
using FPReconcile.App.Review.Pages.Worklist;
using FPReconcile.App.Review.Vintages;
using FPReconcile.App.Tests.Review.Vintages;
using FPReconcile.App.Triggers.UiHttp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>Every page of the site, made of invented models, on a server with the headers of the real one.</summary>
internal sealed class Gallery : IAsyncDisposable
{
    private static readonly AskingUser User = new("officer-1", new HashSet<string>([Roles.Officer], StringComparer.Ordinal)) { Areas = ["D04", "D05"], Senders = ["facility/F001", "facility/F002"] };

    private static readonly Dictionary<string, Func<Visit, Html>> Pages = new(StringComparer.Ordinal)
    {
        ["worklist"] = visit => WorklistPages.Content(visit, WorklistAddress.Read(visit) with { Sort = WorklistSort.Kind }, GalleryModels.Worklist(12)),
        ["worklist-empty"] = visit => WorklistPages.Content(visit, new WorklistQuery { IsMineOnly = true }, GalleryModels.Worklist(0)),
        ["case"] = visit => CasePages.Content(visit, GalleryModels.Case, Html.Empty),
        ["case-sealed"] = visit => CasePages.Content(visit, GalleryModels.Sealed, Html.Empty),
        ["case-clear"] = visit => CasePages.Content(visit, GalleryModels.Case, UnmaskForm.Clear(visit, GalleryModels.Clear, TimeSpan.FromSeconds(60), "/ui/worklist")),
        ["uploads"] = visit => UploadPages.Content(visit, "facility/F001", GalleryModels.Uploads, [new SentBackItem(GalleryModels.Hostile, "typing_error", DateTimeOffset.UnixEpoch)]),
        ["upload"] = visit => UploadReportPage.Content(visit, "facility/F001", GalleryModels.Report),
        ["audit"] = visit => AuditPages.Content(visit, GalleryModels.Audit, caseId: null, new AuditVerdict(1042, null, "")),
        ["audit-altered"] = visit => AuditPages.Content(visit, GalleryModels.Audit, GalleryModels.Hostile, new AuditVerdict(1042, 17, "")),
        ["dashboard"] = visit => DashboardPages.Content(visit, GalleryModels.Dashboard),
        ["dashboard-reports"] = visit => DashboardPages.Content(visit, GalleryModels.Dashboard with { Reporting = GalleryStatistics.Reporting, Times = GalleryStatistics.Times }),
        ["statistics"] = visit => StatisticsPages.Content(visit, new VintageView([SampleVintage.Name, "2025-Q4"], SampleVintage.Figures, GalleryStatistics.Names)),
        ["statistics-empty"] = visit => StatisticsPages.Content(visit, new VintageView([], null, PlaceNames.None)),
        ["statistics-few"] = visit => StatisticsPages.Content(visit, new VintageView([SampleVintage.Name], GalleryStatistics.Few, PlaceNames.None)),
        ["excel"] = ExcelPages.Content,
        ["excel-preview"] = visit => ExcelPages.Preview(visit, GalleryModels.Preview),
    };

    private readonly WebApplication _app;

    private Gallery()
    {
        var writer = TextWriter.Null;
        _app = WebHost.Create(0, new EventLog(writer, writer, TimeProvider.System));
        _app.MapGet("/ui/gallery/{page}", AnswerAsync);
        _app.MapGet("/ui/{file}", context => StaticFile.Find($"ui/{context.Request.RouteValues["file"]}") is { } file ? file.AnswerAsync(context) : JsonAnswer.NotFoundAsync(context));
    }

    public static IEnumerable<string> Names => [.. Pages.Keys, "sign-in"];

    public string Address { get; private set; } = "";

    public static async Task<Gallery> StartAsync()
    {
        var gallery = new Gallery();
        await gallery._app.StartAsync();
        gallery.Address = gallery._app.Urls.Single();
        return gallery;
    }

    public string Of(string page, string language) => string.Create(CultureInfo.InvariantCulture, $"{Address}/ui/gallery/{page}?language={language}&done=decided&case=c1&version=v1&decision=same_birth");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task AnswerAsync(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["page"]!;
        var isSignIn = name == "sign-in";
        var visit = new Visit(context)
        {
            Words = Words.Find(context.Request.Query["language"])!, User = isSignIn ? null : User, FormSecret = "secret", HasKeys = true, IsSignInHere = true,
        };
        return isSignIn
            ? SignInPages.Page(visit, "/ui/", "sign-in.wrong", isEmpty: true).ExecuteAsync(context)
            : PageFrame.Page(visit, visit["worklist.title"], Pages[name](visit)).ExecuteAsync(context);
    }
}
