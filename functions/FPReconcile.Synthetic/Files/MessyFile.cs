namespace FPReconcile.Synthetic.Files;

/// <summary>One file of a messy district and what a reader must find in it.</summary>
/// <param name="Path">Path below the folder of the district, with forward slashes: <c>facility/F01/F01_2025-Q1.xlsx</c>.</param>
/// <param name="Source">The office it comes from.</param>
/// <param name="Layout">Name of the layout.</param>
/// <param name="DataRows">Rows that are records.</param>
/// <param name="SkippedRows">Blank, total, signature and repeated heading rows below the headings.</param>
/// <param name="DroppedColumns">Columns of one sheet that no reader may keep; remarks are among them, though read for death words first.</param>
/// <param name="DamagedIds">National ids stored as numbers.</param>
public sealed record MessyFile(
    string Path, SyntheticSource Source, string Layout, int DataRows, int SkippedRows, int DroppedColumns, int DamagedIds);
