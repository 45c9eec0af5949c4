using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake;

/// <summary>A finished row of a source that waits for its final record id.</summary>
internal sealed class SourceRow(RowDraft draft, SheetTally tally, string id)
{
    public RowDraft Draft { get; } = draft;

    public SheetTally Tally { get; } = tally;

    public string Id { get; set; } = id;

    /// <summary>False once the row was skipped or set aside in favour of another one of its record id.</summary>
    public bool Stands { get; set; } = true;

    public RecordOrigin Origin => new(Tally.File, Tally.Sheet, Draft.Row);

    public override string ToString() => Id;
}
