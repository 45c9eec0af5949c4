using FPReconcile.Core.Intake;

namespace FPReconcile.App.Spreadsheets;

/// <summary>
/// The exceptions for files that cannot be read. Every message says what was found and what to do, and holds nothing of the
/// file: the texts of parsing libraries may quote a cell and are never passed on.
/// </summary>
internal static class FileProblems
{
    private const string WhatToDo =
        "accepted are Excel workbooks (.xlsx, .xls) and CSV text: open it in the program it comes from and save it as .xlsx or as CSV UTF-8";

    public static TabularFileException NotFound() =>
        new(FileProblemCode.NotFound, "the file is not there: check the path");

    public static TabularFileException Unreadable() =>
        new(FileProblemCode.Unreadable, "the file cannot be opened: check its permissions, and that no other program has locked it");

    public static TabularFileException Empty() =>
        new(FileProblemCode.Empty, "the file is empty, or it is no file but a pipe or a device: ask the sender for it again");

    public static TabularFileException Encrypted() =>
        new(FileProblemCode.Encrypted, "the workbook is protected by a password: open it, remove the password (Save As, Tools, General Options) and send it again");

    /// <param name="kind">What the file turned out to be, such as "a PDF document".</param>
    public static TabularFileException Unsupported(string kind) =>
        new(FileProblemCode.UnsupportedFormat, $"the file is {kind}; {WhatToDo}");

    /// <param name="kind">What the file claims to be, such as ".xlsx workbook".</param>
    public static TabularFileException Corrupt(string kind) =>
        new(FileProblemCode.Corrupt, $"the {kind} is damaged or cut off: open it in a spreadsheet program, save it again, or ask the sender for a new copy");

    /// <param name="what">The limit that was passed, such as "a sheet has more than 1,048,576 rows".</param>
    public static TabularFileException TooLarge(string what) =>
        new(FileProblemCode.TooLarge, $"{what}: split it into smaller files, one for each month");

    /// <param name="row">Its row, where it is known.</param>
    public static TabularFileException CellTooLong(int? row = null) =>
        new(FileProblemCode.TooLarge, $"a cell{(row is { } number ? $" in row {number}" : "")} has more than 32,767 characters: shorten it in the program the file comes from");

    /// <param name="found">What is known about the encoding.</param>
    public static TabularFileException UnknownEncoding(string found) =>
        new(FileProblemCode.UnknownEncoding, $"{found}: save the file as CSV UTF-8, or name its encoding in the mapping (encoding)");
}
