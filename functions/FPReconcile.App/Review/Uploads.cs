using FPReconcile.App.Nightly.Uploads;

namespace FPReconcile.App.Review;

/// <summary>A file that somebody sends.</summary>
/// <param name="Sender">One of the user's senders: <c>facility/F012</c>.</param>
/// <param name="FileName">Name of the file as the clerk calls it: never logged.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record UploadRequest(string Sender, string FileName, Stream Content)
{
    public override string ToString() => "an upload";
}

/// <summary>One file of a sender.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="FileName">As the sender called it.</param>
/// <param name="Received">When it came.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Rows">Rows read; null before it was.</param>
/// <param name="Accepted">Rows that count.</param>
/// <param name="SetAside">Rows set aside.</param>
internal sealed record UploadItem(string Id, string FileName, DateTimeOffset Received, UploadStatus Status, int? Rows, int? Accepted, int? SetAside)
{
    public override string ToString() => Id;
}

/// <summary>What was understood of a file.</summary>
internal sealed record UploadReport
{
    public required UploadItem Upload { get; init; }

    public required IReadOnlyList<UploadSheet> Sheets { get; init; }

    /// <summary>What was set aside: place and code, never a value. At most <see cref="MostProblems"/>.</summary>
    public required IReadOnlyList<UploadProblem> Problems { get; init; }

    /// <summary>Why the whole file could not be read; empty when it could.</summary>
    public string FileProblem { get; init; } = "";

    public const int MostProblems = 500;
}

/// <summary>One sheet of a file.</summary>
/// <param name="Number">Place in the file, from 1.</param>
/// <param name="Mapping">Column letters and canonical names: <c>B=birth_date C=sex</c>.</param>
/// <param name="Rows">Rows read, accepted, set aside and skipped.</param>
/// <param name="ColumnsDropped">Columns outside the allow-list.</param>
/// <param name="Note">Assumptions, such as the date order.</param>
internal sealed record UploadSheet(int Number, string Mapping, (int Read, int Accepted, int SetAside, int Skipped) Rows, int ColumnsDropped, string Note);

/// <summary>One value or row that was set aside.</summary>
internal sealed record UploadProblem(int Sheet, int Row, string Column, string Code, bool IsWholeRow, string Message);
