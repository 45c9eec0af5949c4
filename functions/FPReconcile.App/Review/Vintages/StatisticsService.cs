using FPReconcile.App.Identity;

namespace FPReconcile.App.Review.Vintages;

/// <summary>A vintage to look at, and which others there are.</summary>
/// <param name="Vintages">Names of all, the newest first.</param>
/// <param name="Figures">The one that was asked for; null when there is none at all.</param>
/// <param name="Names">What areas and facilities are called.</param>
internal sealed record VintageView(IReadOnlyList<string> Vintages, VintageFigures? Figures, PlaceNames Names);

/// <summary>A file of a vintage as it was frozen.</summary>
internal enum VintageFile
{
    Workbook = 0,
    Page,
}

/// <summary>Hands out what was published. Nothing else is read, whoever asks: neither records nor cases.</summary>
internal sealed class StatisticsService(VintageShelf shelf, ReviewNights nights)
{
    /// <summary>A vintage.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="vintage">Its name; null: the newest.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<ReviewAnswer<VintageView>> ReadAsync(AskingUser user, string? vintage, CancellationToken cancellation)
    {
        if (!AccessRules.May(user, Operation.ReadStatistics))
            return ReviewAnswer<VintageView>.Refuse(ReviewOutcome.NotAllowed);
        var all = await shelf.AllAsync(cancellation);
        var figures = vintage is null ? (all is [var newest, ..] ? newest : null) : Find(all, vintage);
        if (figures is null && vintage is not null)
            return ReviewAnswer<VintageView>.Refuse(ReviewOutcome.NotFound);
        var names = await nights.CurrentAsync(cancellation) is { } night ? PlaceNames.Of(night) : PlaceNames.None;
        return ReviewAnswer<VintageView>.Of(new VintageView([.. all.Select(other => other.Vintage)], figures, names));
    }

    /// <summary>A file of a vintage, byte for byte.</summary>
    public async Task<ReviewAnswer<ExportedFile>> FileAsync(AskingUser user, string vintage, VintageFile file, CancellationToken cancellation)
    {
        if (!AccessRules.May(user, Operation.ReadStatistics))
            return ReviewAnswer<ExportedFile>.Refuse(ReviewOutcome.NotAllowed);
        if (Find(await shelf.AllAsync(cancellation), vintage) is not { } figures)
            return ReviewAnswer<ExportedFile>.Refuse(ReviewOutcome.NotFound);
        var (bytes, ending, type) = file == VintageFile.Workbook
            ? (await shelf.WorkbookAsync(figures, cancellation), "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            : (await shelf.PageAsync(figures, cancellation), "html", "text/html; charset=utf-8");
        return bytes is null
            ? ReviewAnswer<ExportedFile>.Refuse(ReviewOutcome.NotFound)
            : ReviewAnswer<ExportedFile>.Of(new ExportedFile($"statistics-{figures.Vintage}.{ending}", type, bytes, ""));
    }

    // A name is only ever compared: none that somebody typed becomes a path.
    private static VintageFigures? Find(IReadOnlyList<VintageFigures> all, string vintage) => all.FirstOrDefault(figures => figures.Vintage == vintage);
}
