namespace FPReconcile.Core.Batches;

/// <summary>Tells the sheet of a record from its place among the records of the file.</summary>
internal sealed class SheetsByPlace(BatchIndex index)
{
    private int _sheet;
    private int _first;

    /// <summary>Quick for places that follow one another: the last sheet is looked at first.</summary>
    public string NameAt(int place)
    {
        if (place < _first)
            (_sheet, _first) = (0, 0);
        while (place >= _first + index.Sheets[_sheet].Records)
            _first += index.Sheets[_sheet++].Records;
        return index.Sheets[_sheet].Report.Sheet;
    }
}
