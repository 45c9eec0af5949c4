namespace FPReconcile.App.Spreadsheets;

/// <summary>
/// Opens files of others for reading. A pipe or a device among them is taken as empty and never opened: opening a pipe waits
/// until somebody writes into it, which may be never.
/// </summary>
internal static class InputStreams
{
    /// <summary>The file, shared for writing: an officer may have the workbook open in a spreadsheet program.</summary>
    public static Stream Open(string path) =>
        HasNoLength(path) ? Stream.Null : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>All bytes of a small file.</summary>
    public static byte[] ReadAllBytes(string path) => HasNoLength(path) ? [] : File.ReadAllBytes(path);

    // .NET does not tell pipes from files, but only a file has a length. A link has one too, so its end is asked.
    private static bool HasNoLength(string path)
    {
        var file = new FileInfo(path);
        var target = file.LinkTarget is null ? file : File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo;
        return target is { Exists: true, Length: 0 };
    }
}
