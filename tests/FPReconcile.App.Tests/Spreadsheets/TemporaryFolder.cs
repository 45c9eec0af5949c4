using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Tests.Spreadsheets;

/// <summary>A folder for the files of one test, removed with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>Named in hexadecimal: a name of random letters may spell what a test says an output must not contain ("NaN").</summary>
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"fpreconcile-{Guid.NewGuid():N}"));

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path(name), bytes);
        return Path(name);
    }

    public ITabularFile Open(byte[] bytes, TabularFileOptions? options = null, string name = "file") =>
        TabularFiles.Open(Write(name, bytes), options ?? new TabularFileOptions());

    /// <summary>Rows of the first sheet.</summary>
    public List<SheetRow> ReadRows(byte[] bytes, TabularFileOptions? options = null)
    {
        using var file = Open(bytes, options);
        return [.. file.Sheets[0].ReadRows()];
    }

    /// <summary>Opens the file and reads all of it, which must fail.</summary>
    public TabularFileException Refused(byte[] bytes, TabularFileOptions? options = null) => Should.Throw<TabularFileException>(() =>
    {
        using var file = Open(bytes, options);
        return ReadAll(file);
    });

    /// <summary>Reads everything there is: the number of rows and merged blocks.</summary>
    public static int ReadAll(ITabularFile file) => file.Sheets.Sum(static sheet => sheet.ReadRows().Count() + sheet.ReadMergedRanges().Count);

    public void Dispose() => _folder.Delete(recursive: true);
}
