using System.IO.Compression;
using System.Text;

namespace FPReconcile.App.Tests.Guards;

/// <summary>What a run told and wrote.</summary>
internal sealed record Run(int ExitCode, string Output, string Error, string WorkFolder)
{
    public string Folder => Path.Combine(WorkFolder, "out");

    /// <summary>Everything that anybody can read of the run: each file, each part of each workbook, names of files, standard output and error.</summary>
    public IReadOnlyDictionary<string, string> Texts()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["standard output"] = Output,
            ["standard error"] = Error,
            ["names of files"] = string.Join('\n', Bytes().Keys),
        };
        foreach (var (name, bytes) in Bytes())
        {
            if (name.EndsWith(".xlsx", StringComparison.Ordinal))
                AddParts(texts, name, bytes);
            else
                texts.Add(name, Encoding.UTF8.GetString(bytes));
        }

        return texts;
    }

    /// <summary>All text of the worklists and the feedback.</summary>
    public string ContactTexts() =>
        string.Join('\n', Texts().Where(text => text.Key.StartsWith("worklists", StringComparison.Ordinal) || text.Key.StartsWith("feedback", StringComparison.Ordinal)).Select(text => text.Value));

    /// <summary>The written files by their relative names.</summary>
    public SortedDictionary<string, byte[]> Bytes() => new(
        Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'), File.ReadAllBytes),
        StringComparer.Ordinal);

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    private static void AddParts(Dictionary<string, string> texts, string name, byte[] bytes)
    {
        using var workbook = new ZipArchive(new MemoryStream(bytes));
        foreach (var part in workbook.Entries)
        {
            using var reader = new StreamReader(part.Open(), Encoding.UTF8);
            texts.Add($"{name}!{part.FullName}", reader.ReadToEnd());
        }
    }
}
