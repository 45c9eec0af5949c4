using System.IO.Compression;
using System.Xml;

namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>The parts of a .xlsx file and their relationships (ECMA-376 part 2).</summary>
internal sealed class XlsxPackage : IDisposable
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    public XlsxPackage(Stream stream)
    {
        _archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (_archive.Entries.Count > SpreadsheetLimits.MaxParts)
            throw FileProblems.TooLarge("the workbook has more than 10,000 parts");
        foreach (var entry in _archive.Entries)
            _parts.TryAdd(Normalize(entry.FullName), entry);
    }

    public bool IsEncrypted => _archive.Entries.Any(static entry => entry.IsEncrypted);

    public bool Has(string part) => _parts.ContainsKey(part);

    public bool HasFolder(string folder) =>
        _parts.Keys.Any(part => part.StartsWith(folder, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="InvalidDataException">The part is not there.</exception>
    public Stream Open(string part)
    {
        if (!_parts.TryGetValue(part, out var entry))
            throw new InvalidDataException("part missing");
        return new GuardedInflateStream(entry.Open(), entry.CompressedLength);
    }

    public XmlReader OpenXml(string part) => XmlReader.Create(Open(part), Settings);

    /// <summary>Relationships of a part, or of the package for an empty name. None when the part has none.</summary>
    public IReadOnlyList<Relationship> RelationshipsOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var relationshipPart = $"{part[..slash]}_rels/{part[slash..]}.rels";
        if (!Has(relationshipPart))
            return [];

        var found = new List<Relationship>();
        using var reader = OpenXml(relationshipPart);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "Relationship" || reader.GetAttribute("TargetMode") == "External")
                continue;
            var type = reader.GetAttribute("Type") ?? "";
            var target = Resolve(part[..slash], reader.GetAttribute("Target") ?? "");
            found.Add(new Relationship(reader.GetAttribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], target));
        }

        return found;
    }

    public void Dispose() => _archive.Dispose();

    /// <summary>Some programs write back slashes or a leading slash into the zip directory.</summary>
    private static string Normalize(string name) => name.Replace('\\', '/').TrimStart('/');

    private static string Resolve(string folder, string target)
    {
        target = target.Replace('\\', '/');
        var segments = new List<string>();
        var path = target.StartsWith('/') ? target : folder + target;
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".." && segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
            else if (segment is not ("." or ".."))
                segments.Add(segment);
        }

        return string.Join('/', segments);
    }
}

/// <summary>A relationship between parts.</summary>
/// <param name="Id">The id by which the source part names it.</param>
/// <param name="Type">Last segment of the type, which strict and transitional workbooks share: <c>worksheet</c>, <c>styles</c>.</param>
/// <param name="Target">Path of the target part.</param>
internal readonly record struct Relationship(string Id, string Type, string Target);
