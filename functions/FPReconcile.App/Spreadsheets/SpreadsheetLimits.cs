namespace FPReconcile.App.Spreadsheets;

/// <summary>
/// Limits of what is read, against files made to exhaust the machine (.NET limits nothing by itself). The limits of a sheet are
/// those of Excel; a legitimate file cannot pass them.
/// </summary>
internal static class SpreadsheetLimits
{
    /// <summary>Rows of a sheet, as in Excel.</summary>
    public const int MaxRows = 1_048_576;

    /// <summary>Columns of a sheet, as in Excel (XFD).</summary>
    public const int MaxColumns = 16_384;

    /// <summary>Merged blocks of a sheet: one for each of its rows.</summary>
    public const int MaxMergedRanges = MaxRows;

    /// <summary>Blank cells before filled ones, of a whole sheet: a full sheet with 470 blank columns. A value in the last column of each row has 17 thousand million.</summary>
    public const long MaxPaddedCells = 500_000_000;

    /// <summary>Characters of a cell, as in Excel.</summary>
    public const int MaxCellCharacters = 32_767;

    /// <summary>Bytes of a .xlsx file: a full sheet of 1,048,576 rows and 15 columns has about 120 MB.</summary>
    public const long MaxXlsxBytes = 512L << 20;

    /// <summary>Bytes of a .xls file: a full sheet of 65,536 rows and 15 columns has 20 MB. The library holds it in memory several times.</summary>
    public const long MaxXlsBytes = 100L << 20;

    /// <summary>Bytes of a CSV file, which is held in memory while it is open.</summary>
    public const long MaxCsvBytes = 512L << 20;

    /// <summary>Parts of a .xlsx file.</summary>
    public const int MaxParts = 10_000;

    /// <summary>Inflated bytes of one part of a .xlsx file: a full sheet of 1,048,576 rows and 15 columns has 0.95 GB of XML.</summary>
    public const long MaxInflatedBytes = 2L << 30;

    /// <summary>Inflated bytes per compressed byte; full sheets have about 8. Judged from <see cref="RatioJudgedFrom"/> on.</summary>
    public const int MaxInflationRatio = 200;

    /// <summary>Bytes of a .xlsx part without the end of a tag: a full cell has 0.4 MB when each of its characters is escaped.</summary>
    public const int MaxBytesOfTag = 1 << 20;

    /// <summary>Small parts of one repeated style compress beyond any ratio: they are harmless and not judged.</summary>
    public const long RatioJudgedFrom = 32L << 20;

    /// <summary>Different shared strings of a workbook; a million rows of names, ids and dates as text had 3.0 million.</summary>
    public const int MaxSharedStrings = 4_000_000;

    /// <summary>Characters of all shared strings of a workbook (256 MB of memory).</summary>
    public const long MaxSharedStringCharacters = 128L << 20;
}
