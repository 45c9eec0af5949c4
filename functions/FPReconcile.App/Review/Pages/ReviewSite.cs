using FPReconcile.App.Identity;
using FPReconcile.App.Review.Pages.Audit;
using FPReconcile.App.Review.Pages.Cases;
using FPReconcile.App.Review.Pages.Dashboard;
using FPReconcile.App.Review.Pages.Excel;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Review.Pages.SignIn;
using FPReconcile.App.Review.Pages.Statistics;
using FPReconcile.App.Review.Pages.Status;
using FPReconcile.App.Review.Pages.Uploads;
using FPReconcile.App.Review.Pages.Worklist;
using FPReconcile.App.Review.Vintages;
using FPReconcile.App.Status;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FPReconcile.App.Review.Pages;

/// <summary>The officers' site: every page, who may open it, and every form. There is no other route below <c>ui/</c>; a test holds the list.</summary>
/// <param name="door">The door of the pages.</param>
/// <param name="review">The services, opened when they are first asked.</param>
/// <param name="signIn">Signing in with a local name; null where the platform does it.</param>
/// <param name="tools">State of the app, and the clock.</param>
internal sealed class ReviewSite(SiteDoor door, Lazy<ReviewServices> review, SignInPages signIn, (StatusReader Status, TimeProvider Time) tools)
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    private ReviewServices Review => review.Value;

    public void Map(IEndpointRouteBuilder app)
    {
        MapFrame(app);
        MapCases(app);
        MapExcel(app);
        MapUploads(app);
        var dashboard = Access.To(Operation.ReadDashboard);
        Page(app, "/ui/dashboard", dashboard, visit => DashboardPages.ShowAsync(visit, Review));
        Page(app, "/ui/dashboard/{chart}.csv", dashboard, visit => DashboardPages.CsvAsync(visit, Review));
        MapStatistics(app);
        Page(app, "/ui/audit", Access.To(Operation.ReadAudit), visit => AuditPages.ShowAsync(visit, Review));
        Page(app, "/ui/status", StatusAccess, visit => StatusPage.ShowAsync(visit, tools.Status));
    }

    // It tells ids, counts and times, as api/status does. Where nobody can sign in, somebody must still be able to see why.
    private Access StatusAccess => door.Users.CanAnybodySignIn ? Access.To(Operation.Administer) : Access.Anybody;

    private void MapFrame(IEndpointRouteBuilder app)
    {
        Page(app, "/ui/", Access.SignedIn, FramePages.StartAsync);
        Page(app, "/ui/sign-in", Access.Anybody, signIn.ShowAsync);
        Form(app, "/ui/sign-in", Access.Anybody, signIn.SignInAsync);
        Form(app, "/ui/sign-out", Access.SignedIn, signIn.SignOutAsync);
        Form(app, "/ui/language", Access.Anybody, visit => FramePages.SetLanguageAsync(visit, door.Cookies));
        Form(app, "/ui/keys", Access.SignedIn, visit => FramePages.SetKeysAsync(visit, door.Cookies));
    }

    private void MapCases(IEndpointRouteBuilder app)
    {
        Page(app, "/ui/worklist", Access.To(Operation.ReadWorklist), visit => WorklistPages.ShowAsync(visit, Review));
        Page(app, "/ui/cases/{id}", Access.To(Operation.ReadCase), visit => CasePages.ShowAsync(visit, Review));
        Form(app, "/ui/cases/{id}/decide", Access.To(Operation.Decide), visit => CaseActions.DecideAsync(visit, Review));
        Form(app, "/ui/cases/{id}/undo", Access.To(Operation.Decide), visit => CaseActions.UndoAsync(visit, Review));
        Form(app, "/ui/cases/{id}/check", Access.To(Operation.SecondCheck), visit => CaseActions.CheckAsync(visit, Review));
        Form(app, "/ui/cases/{id}/assign", Access.To(Operation.Assign), visit => CaseActions.AssignAsync(visit, Review));
        Form(app, "/ui/cases/{id}/wait", Access.To(Operation.Assign), visit => CaseActions.WaitAsync(visit, Review));
        Form(app, "/ui/cases/{id}/forward", Access.To(Operation.Forward), visit => CaseActions.ForwardAsync(visit, Review));
        Form(app, "/ui/cases/{id}/note", Access.To(Operation.AddNote), visit => CaseActions.NoteAsync(visit, Review));
        Form(app, "/ui/cases/{id}/unmask", Access.To(Operation.Unmask), visit => CaseActions.UnmaskAsync(visit, Review, tools.Time));
    }

    private void MapExcel(IEndpointRouteBuilder app)
    {
        Page(app, "/ui/worklist/excel", Access.To(Operation.ExportWorklist), ExcelPages.ShowAsync);
        Form(app, "/ui/worklist/excel/export", Access.To(Operation.ExportWorklist), visit => ExcelPages.ExportAsync(visit, Review));
        Form(app, "/ui/worklist/excel/preview", Access.To(Operation.ImportDispositions), visit => ExcelPages.PreviewAsync(visit, Review), SiteDoor.MostOfUpload);
        Form(app, "/ui/worklist/excel/apply", Access.To(Operation.ImportDispositions), visit => ExcelPages.ApplyAsync(visit, Review));
    }

    private void MapUploads(IEndpointRouteBuilder app)
    {
        Page(app, "/ui/uploads", Access.To(Operation.ReadUploads), visit => UploadPages.ShowAsync(visit, Review));
        Form(app, "/ui/uploads", Access.To(Operation.SendUpload), visit => UploadPages.SendAsync(visit, Review), SiteDoor.MostOfUpload);
        Page(app, "/ui/uploads/{id}", Access.To(Operation.ReadUploads), visit => UploadPages.ReportAsync(visit, Review));
        Page(app, "/ui/uploads/{id}/marked", Access.To(Operation.ReadUploads), visit => UploadPages.MarkedAsync(visit, Review));
    }

    private void MapStatistics(IEndpointRouteBuilder app)
    {
        var statistics = Access.To(Operation.ReadStatistics);
        Page(app, "/ui/statistics", statistics, visit => StatisticsPages.ShowAsync(visit, Review));
        Page(app, "/ui/statistics/{vintage}/{table}.csv", statistics, visit => StatisticsPages.CsvAsync(visit, Review));
        Page(app, "/ui/statistics/{vintage}/statistics.xlsx", statistics, visit => StatisticsPages.FileAsync(visit, Review, VintageFile.Workbook));
        Page(app, "/ui/statistics/{vintage}/statistics.html", statistics, visit => StatisticsPages.FileAsync(visit, Review, VintageFile.Page));
    }

    private void Page(IEndpointRouteBuilder app, string path, Access access, Func<Visit, Task<IResult>> page) =>
        app.MapMethods(path, Reading, door.Page(access, page));

    private void Form(IEndpointRouteBuilder app, string path, Access access, Func<Visit, Task<IResult>> form, int most = SiteDoor.MostOfForm) =>
        app.MapPost(path, door.Form(access, form, most));
}
