using FPReconcile.App.Nightly;
using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Review;

/// <summary>Reads a worklist that somebody filled in. Cells are texts whatever they look like: nothing is run, and nothing of them is repeated in a message.</summary>
internal sealed class FilledWorkbook
{
    private const long MostBytes = 20L << 20;
    private const int LongestCell = 2001;

    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    public List<FilledLine> Lines { get; } = [];

    /// <summary>Lines of cases without a disposition.</summary>
    public int Blank { get; private set; }

    /// <summary>Null when it is no worklist of ours.</summary>
    public static async Task<FilledWorkbook?> ReadAsync(Stream content, CancellationToken cancellation)
    {
        using var folder = new WorkFolder();
        var path = folder.Path("filled.xlsx");
        await using (var file = File.Create(path))
        {
            var buffer = new byte[1 << 16];
            int read;
            while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
            {
                if (file.Position + read > MostBytes)
                    return null;
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
        }

        try
        {
            using var workbook = TabularFiles.Open(path, new TabularFileOptions());
            var filled = new FilledWorkbook();
            return workbook.Sheets.Where(sheet => !sheet.IsHidden).Take(1).Any(filled.Read) ? filled : null;
        }
        catch (TabularFileException)
        {
            return null;
        }
    }

    private bool Read(ITabularSheet sheet)
    {
        foreach (var row in sheet.ReadRows())
        {
            if (_columns.Count == 0)
                FindColumns(row);
            else if (Lines.Count + Blank < ExchangeService.MostRows)
                Add(row);
        }

        return _columns.Count > 0;
    }

    private void FindColumns(SheetRow row)
    {
        var codes = row.Cells.Select((cell, place) => (Code: ExchangeWorkbook.CodeIn(cell.Text ?? ""), place)).ToList();
        if (!ExchangeWorkbook.Needed.All(needed => codes.Any(code => code.Code == needed)))
            return;
        foreach (var (code, place) in codes)
            _columns.TryAdd(code, place);
    }

    private void Add(SheetRow row)
    {
        var caseId = Text(row, ExchangeWorkbook.CaseColumn);
        if (caseId.Length == 0)
            return;
        var disposition = ExchangeWorkbook.CodeIn(Text(row, ExchangeWorkbook.DispositionColumn));
        if (disposition.Length == 0)
            Blank++;
        else
            Lines.Add(new FilledLine(row.Number, caseId, disposition, ExchangeWorkbook.CodeIn(Text(row, ExchangeWorkbook.ReasonColumn)), Text(row, ExchangeWorkbook.NoteColumn)));
    }

    // Half characters cannot be kept; a longer note than allowed stays longer than allowed, so that it is refused and not cut.
    private string Text(SheetRow row, string column)
    {
        var cell = _columns.TryGetValue(column, out var place) && place < row.Cells.Count ? row.Cells[place].Text?.Trim() ?? "" : "";
        return (cell.Length > LongestCell ? cell[..LongestCell] : cell).ReplaceLineEndings("\n");
    }
}
