using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review;

/// <summary>A file to be handed out, and the opaque number that the audit knows it by.</summary>
internal sealed record ExportedFile(string FileName, string ContentType, byte[] Content, string ExportId)
{
    public override string ToString() => ExportId;
}

/// <summary>What would become of a line of a filled-in worklist.</summary>
internal enum ImportLineKind
{
    /// <summary>It would be decided.</summary>
    Change = 0,

    /// <summary>It is decided so already.</summary>
    AlreadySo,

    /// <summary>Somebody decided otherwise since the export: the officer chooses.</summary>
    Conflict,

    /// <summary>Not understood or not complete: <see cref="ImportLine.Problem"/> says what.</summary>
    NotUnderstood,
}

/// <summary>One line of a filled-in worklist.</summary>
internal sealed record ImportLine
{
    /// <summary>Row as the sheet shows it.</summary>
    public required int Row { get; init; }

    public required ImportLineKind Kind { get; init; }

    /// <summary>Empty when it is not one of the user's cases.</summary>
    public string CaseId { get; init; } = "";

    public Disposition? Disposition { get; init; }

    public string ReasonCode { get; init; } = "";

    /// <summary>What stands now, for a conflict.</summary>
    public CaseState? Now { get; init; }

    /// <summary>Code of what is wrong: <c>unknown_case</c>, <c>unknown_disposition</c>, <c>reason_missing</c>, <c>pair_ambiguous</c>, <c>note_too_long</c>.</summary>
    public string Problem { get; init; } = "";

    public override string ToString() => CaseId;
}

/// <summary>What a filled-in worklist would change. Nothing was changed yet.</summary>
/// <param name="Token">To apply it with.</param>
/// <param name="Lines">Lines with a disposition, in order of rows.</param>
/// <param name="Blank">Lines without a disposition.</param>
internal sealed record ImportPreview(string Token, IReadOnlyList<ImportLine> Lines, int Blank);

/// <summary>What was applied.</summary>
/// <param name="Applied">Lines that are decided now.</param>
/// <param name="AlreadySo">Lines that were decided so before.</param>
/// <param name="Left">Lines that were not applied, with the reason.</param>
internal sealed record ImportResult(int Applied, int AlreadySo, IReadOnlyList<ImportLine> Left);
