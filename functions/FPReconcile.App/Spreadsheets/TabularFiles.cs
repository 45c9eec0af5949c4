using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.App.Spreadsheets.Xls;
using FPReconcile.App.Spreadsheets.Xlsx;

namespace FPReconcile.App.Spreadsheets;

/// <summary>Opens workbooks and CSV files. The content decides the format: files arrive with wrong extensions.</summary>
internal static class TabularFiles
{
    /// <summary>Opens a file; the caller disposes it. Its sheets may be read by one thread at a time.</summary>
    /// <exception cref="TabularFileException">
    /// The file cannot be read. Damage further down is thrown with the same type by <see cref="ITabularSheet.ReadRows"/>.
    /// </exception>
    public static ITabularFile Open(string path, TabularFileOptions options)
    {
        var stream = OpenStream(path);
        try
        {
            return Open(stream, options);
        }
        catch (Exception exception)
        {
            stream.Dispose();
            if (exception is IOException or UnauthorizedAccessException)
                throw FileProblems.Unreadable();
            throw;
        }
    }

    private static ITabularFile Open(Stream stream, TabularFileOptions options)
    {
        switch (FileSignature.Detect(stream))
        {
            case FileFormat.Zip:
                return XlsxFile.Open(stream, options.RowsAreReadOnce);
            case FileFormat.CompoundFile:
                return XlsFile.Open(stream);
            default:
                return CsvFile.Open(stream, options);
        }
    }

    private static Stream OpenStream(string path)
    {
        try
        {
            return InputStreams.Open(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            // ArgumentException: a path that no file can have, from a settings file.
            throw FileProblems.NotFound();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileProblems.Unreadable();
        }
    }
}
