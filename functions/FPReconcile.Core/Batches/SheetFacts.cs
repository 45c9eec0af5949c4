using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.Core.Batches;

/// <summary>What the header tells of one sheet, and how many rows of the sections are its own.</summary>
internal sealed record SheetFacts(SheetReport Report, ExtractDeclaration? Declared, int Records, int Deaths, int Rejections)
{
    public static void Write(BatchOutput output, SheetBatch sheet)
    {
        WriteReport(output, sheet.Report);
        output.Flag(sheet.Declared is not null);
        if (sheet.Declared is { } declared)
        {
            output.Text(declared.Sender.Name);
            output.Text(declared.Sender.FileGlob);
            output.Text(declared.Sender.Sheet);
            output.Count((int)declared.Extract);
            output.Text(declared.Vintage);
        }

        output.Count(sheet.Records.Count);
        output.Count(sheet.Deaths.Count);
        output.Count(sheet.Rejections.Count);
    }

    public static SheetFacts Read(BatchInput input, string file)
    {
        var report = ReadReport(input, file);
        var declared = input.Flag()
            ? new ExtractDeclaration(
                new SenderKey(input.OptionalText(), input.OptionalText(), input.OptionalText()), (ExtractKind)input.Number((int)ExtractKind.Full), input.OptionalText())
            : null;
        return new SheetFacts(report, declared, input.Number(int.MaxValue), input.Number(int.MaxValue), input.Number(int.MaxValue));
    }

    /// <summary>Writes a report without its outline: that holds headings, of dropped columns too, and only a check asks for it.</summary>
    public static void WriteReport(BatchOutput output, SheetReport report)
    {
        output.Text(report.Sheet);
        output.Count(report.RowsAccepted);
        output.Count(report.RowsSetAside);
        output.Count(report.RowsSkipped);
        output.Count(report.ValuesSetAside);
        output.Count(report.ColumnsDropped);
        output.Text(report.Mapping);
        output.Text(report.MonthWithoutBirths);
        output.Count(report.Notes.Count);
        foreach (var note in report.Notes)
            output.Text(note);
    }

    public static SheetReport ReadReport(BatchInput input, string file)
    {
        var sheet = input.Text();
        var (accepted, setAside, skipped) = (input.Number(int.MaxValue), input.Number(int.MaxValue), input.Number(int.MaxValue));
        if ((long)accepted + setAside + skipped > int.MaxValue)
            throw BatchFormatException.Damaged();
        var tally = new SheetTally(file, sheet)
        {
            Accepted = accepted,
            SetAside = setAside,
            Skipped = skipped,
            ValuesSetAside = input.Number(int.MaxValue),
            ColumnsDropped = input.Number(int.MaxValue),
            Mapping = input.Text(),
            MonthWithoutBirths = input.OptionalText(),
        };
        for (var notes = input.Count(); notes > 0; notes--)
            tally.Notes.Add(input.Text());
        return tally.ToReport();
    }
}
