namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>Place of a cell in a table with margins, from 0: the row after the last one holds the column totals, the column after the last one the row totals.</summary>
/// <param name="Row">Row; the number of rows for totals of columns.</param>
/// <param name="Column">Column; the number of columns for totals of rows.</param>
public readonly record struct CellIndex(int Row, int Column);
