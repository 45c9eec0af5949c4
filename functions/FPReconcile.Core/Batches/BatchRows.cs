using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Batches;

/// <summary>Reads the rows of a batch and gives them back to their sheets.</summary>
internal static class BatchRows
{
    /// <param name="index">The index of the batch.</param>
    /// <param name="sections">All bytes behind the header.</param>
    /// <param name="shared">Texts of other files; null: the file has its own.</param>
    public static FileBatch Read(BatchIndex index, ReadOnlySpan<byte> sections, SharedTexts? shared)
    {
        var records = new List<OrderedRecord>();
        var deaths = new List<DeathRecord>();
        var rejections = new List<RowRejection>();
        var firstRow = 0;
        foreach (var section in index.Sections)
        {
            var input = section.Open(sections, 0);
            switch (section.Kind)
            {
                case SectionKind.Records:
                    records.AddRange(ReadRecords(index, input, (firstRow, section.Rows), shared));
                    firstRow += section.Rows;
                    break;
                case SectionKind.Deaths:
                    deaths.AddRange(DeathColumns.Read(input, section.Rows, index.File.File));
                    break;
                default:
                    rejections.AddRange(RejectionColumns.Read(input, section.Rows, index.File.File));
                    break;
            }

            if (!input.IsAtEnd)
                throw BatchFormatException.Damaged();
        }

        return Assemble(index, InOrder(records), deaths, rejections);
    }

    /// <summary>The records of one section.</summary>
    /// <param name="index">The index of the batch.</param>
    /// <param name="input">The section.</param>
    /// <param name="rows">Its first row among all records by birth day, and how many there are.</param>
    /// <param name="shared">Texts of other sections; null: each has its own.</param>
    public static OrderedRecord[] ReadRecords(BatchIndex index, BatchInput input, (int First, int Count) rows, SharedTexts? shared = null)
    {
        var source = index.Source ?? throw BatchFormatException.Damaged();
        var columns = new RecordColumns(input, rows.Count, index.RecordCount, shared);
        var records = new OrderedRecord[rows.Count];
        var sheets = new SheetsByPlace(index);
        var day = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            while (index.Days[day].FirstRow + index.Days[day].Rows <= rows.First + i)
                day++;
            var place = columns.PlaceOf(i);
            records[i] = new OrderedRecord(columns.RecordAt(i, source, (index.File.File, sheets.NameAt(place)), index.Days[day].Day), place);
        }

        return records;
    }

    private static BirthRecord[] InOrder(List<OrderedRecord> rows)
    {
        var records = new BirthRecord[rows.Count];
        foreach (var (record, place) in rows)
        {
            if (records[place] is not null)
                throw BatchFormatException.Damaged();
            records[place] = record;
        }

        return records;
    }

    private static FileBatch Assemble(BatchIndex index, BirthRecord[] records, List<DeathRecord> deaths, List<RowRejection> rejections)
    {
        var sheets = new List<SheetBatch>();
        var (firstRecord, firstDeath, firstRejection) = (0, 0, 0);
        foreach (var facts in index.Sheets)
        {
            var own = records[firstRecord..(firstRecord + facts.Records)];
            sheets.Add(new SheetBatch
            {
                Report = facts.Report,
                Declared = facts.Declared,
                Records = own,
                Deaths = deaths[firstDeath..(firstDeath + facts.Deaths)],
                Rejections = rejections[firstRejection..(firstRejection + facts.Rejections)],
                Counts = RecordCounts.Of(own),
            });
            (firstRecord, firstDeath, firstRejection) = (firstRecord + facts.Records, firstDeath + facts.Deaths, firstRejection + facts.Rejections);
        }

        return new FileBatch
        {
            Source = index.File.Source,
            File = index.File.File,
            AsOf = index.File.AsOf,
            Input = index.File.Input,
            FileVintage = index.File.FileVintage,
            Problem = index.File.Problem,
            Sheets = sheets,
            PassedOver = index.PassedOver,
            DeathsOfRefusedFile = deaths[firstDeath..],
        };
    }
}
