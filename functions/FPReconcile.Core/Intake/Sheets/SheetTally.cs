using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Intake.Rows;

namespace FPReconcile.Core.Intake.Sheets;

/// <summary>The running counts of one sheet, until they become its <see cref="SheetReport"/>.</summary>
internal sealed class SheetTally(string file, string sheet)
{
    /// <summary>Counts on from what a file alone tells of the sheet.</summary>
    public SheetTally(SheetReport report)
        : this(report.File, report.Sheet)
    {
        Accepted = report.RowsAccepted;
        SetAside = report.RowsSetAside;
        Skipped = report.RowsSkipped;
        ValuesSetAside = report.ValuesSetAside;
        ColumnsDropped = report.ColumnsDropped;
        Mapping = report.Mapping;
        Notes.AddRange(report.Notes);
        Outline = report.Outline;
        MonthWithoutBirths = report.MonthWithoutBirths;
    }

    public string File { get; } = file;

    public string Sheet { get; } = sheet;

    public int Accepted { get; set; }

    public int SetAside { get; set; }

    public int Skipped { get; set; }

    public int ValuesSetAside { get; set; }

    public int ColumnsDropped { get; init; }

    public string Mapping { get; init; } = "";

    public List<string> Notes { get; } = [];

    /// <summary>Where the headings stand; null for a sheet that was passed over.</summary>
    public SheetOutline? Outline { get; init; }

    /// <summary>Month for which the sheet states that there were no births, as yyyy-MM.</summary>
    public string? MonthWithoutBirths { get; init; }

    /// <summary>Rows that a later step skipped, by reason: they become notes.</summary>
    public int ExactRepeats { get; set; }

    public int Superseded { get; set; }

    public int NoLongerListed { get; set; }

    public int Renumbered { get; set; }

    /// <summary>The rejection of a value or row of this sheet; a value is counted.</summary>
    public RowRejection Reject(int row, PendingRejection pending, string? facilityCode, string? recordId)
    {
        if (pending.Effect == RejectionEffect.Value)
            ValuesSetAside++;
        return new RowRejection(File, Sheet, row, ColumnLetters.Of(pending.Column), pending.Code, pending.Effect, RejectionMessages.For(pending.Code, "en"))
        {
            FacilityCode = facilityCode,
            RecordId = recordId,
        };
    }

    public SheetReport ToReport()
    {
        AddCount(ExactRepeats, "repeat another row of the same record number exactly and were skipped");
        AddCount(Superseded, "were superseded by a later version of the record and skipped");
        AddCount(NoLongerListed, "are not in the newest full extract of their sender and were skipped");
        AddCount(Renumbered, "use a record number that another birth has too: facility code, birth date or a number was added to it");
        return new SheetReport
        {
            File = File,
            Sheet = Sheet,
            RowsRead = Accepted + SetAside + Skipped,
            RowsAccepted = Accepted,
            RowsSetAside = SetAside,
            RowsSkipped = Skipped,
            ValuesSetAside = ValuesSetAside,
            ColumnsDropped = ColumnsDropped,
            Mapping = Mapping,
            Note = string.Join("; ", Notes),
            Notes = Notes,
            Outline = Outline,
            MonthWithoutBirths = MonthWithoutBirths,
        };
    }

    public void AddCount(int count, string words)
    {
        if (count > 0)
            Notes.Add($"{count} rows {words}");
    }
}
