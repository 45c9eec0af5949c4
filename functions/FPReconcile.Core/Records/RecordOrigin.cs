namespace FPReconcile.Core.Records;

/// <summary>Where a record stood when it arrived: file, sheet and row as the sheet shows it.</summary>
/// <param name="File">Path relative to the source folder, with forward slashes.</param>
/// <param name="Sheet">Sheet name; empty for CSV.</param>
/// <param name="Row">Row number as the sheet shows it, from 1.</param>
public readonly record struct RecordOrigin(string File, string Sheet, int Row);
