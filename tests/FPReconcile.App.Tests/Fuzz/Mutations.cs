using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace FPReconcile.App.Tests.Fuzz;

/// <summary>Damages files: bytes, cells, values of JSON, parts of workbooks. The same random numbers give the same damage.</summary>
internal static partial class Mutations
{
    private const int MostChanges = 8;

    /// <summary>Damages a file in a way that its format invites.</summary>
    public static byte[] Mutate(string name, byte[] file, Random random) => Path.GetExtension(name) switch
    {
        _ when random.Next(4) == 0 => MutateBytes(file, random),
        ".xlsx" => MutateParts(file, random),
        ".csv" => MutateCells(file, random),
        ".json" => MutateJson(file, random),
        _ => MutateBytes(file, random),
    };

    public static byte[] MutateBytes(byte[] file, Random random)
    {
        var bytes = file.ToList();
        for (var change = random.Next(MostChanges); change >= 0; change--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(random.Next(1, 1 << random.Next(1, 12)), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0 when at < bytes.Count: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1 when at < bytes.Count: bytes[at] = (byte)random.Next(256); break;
                case 2: Overwrite(bytes, at, random.Pick(Hostile.Bytes)); break;
                case 3: bytes.InsertRange(at, random.Pick(Hostile.Bytes)); break;
                case 4: bytes.RemoveRange(at, length); break;
                case 5: bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length)); break;
                default:
                    // Cut off: seldom, because little is left to read.
                    if (random.Next(8) == 0)
                        bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Puts hostile values into data cells of a comma-separated file without quotes; the number of rows stays.</summary>
    public static byte[] MutateCells(byte[] file, Random random)
    {
        var rows = Encoding.UTF8.GetString(file).TrimEnd('\r', '\n').Split('\n').Select(line => line.TrimEnd('\r').Split(',')).ToArray();
        for (var change = random.Next(MostChanges); change >= 0; change--)
        {
            var row = rows[rows.Length < 2 ? 0 : random.Next(1, rows.Length)];
            row[random.Next(row.Length)] = Quoted(random.Pick(Hostile.Cells));
        }

        return Encoding.UTF8.GetBytes(string.Join("\r\n", rows.Select(row => string.Join(',', row))) + "\r\n");
    }

    /// <summary>Puts other values in place of numbers, texts and words, or repeats a part of the text.</summary>
    public static byte[] MutateJson(byte[] file, Random random)
    {
        var text = Encoding.UTF8.GetString(file);
        for (var change = random.Next(3); change >= 0; change--)
        {
            var values = JsonValue().Matches(text);
            if (values.Count == 0)
                break;
            var value = random.Pick(values);
            text = text[..value.Index] + random.Pick(Hostile.Json) + text[(value.Index + value.Length)..];
        }

        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>Damages the XML of one part of a workbook, drops a part or takes it for another one; the zip archive stays whole.</summary>
    public static byte[] MutateParts(byte[] file, Random random)
    {
        var parts = Unzip(file);
        for (var change = random.Next(3); change >= 0; change--)
        {
            var part = random.Next(parts.Count);
            parts[part] = random.Next(12) switch
            {
                0 => parts[part] with { Name = random.Pick(parts).Name },
                1 => parts[part] with { Content = random.Pick(parts).Content },
                2 => parts[part] with { Content = MutateBytes(parts[part].Content, random) },
                _ => parts[part] with { Content = MutateXml(parts[part].Content, random) },
            };
        }

        return Zip(parts);
    }

    private static byte[] MutateXml(byte[] content, Random random)
    {
        var text = Encoding.UTF8.GetString(content);
        for (var change = random.Next(MostChanges); change >= 0; change--)
        {
            var pieces = XmlPiece().Matches(text);
            if (pieces.Count == 0)
                break;
            var piece = random.Pick(pieces);
            var instead = random.Next(6) switch
            {
                0 => "",
                1 => piece.Value + piece.Value,
                2 => random.Pick(pieces).Value,
                _ => piece.Value[0] + System.Security.SecurityElement.Escape(random.Pick(Hostile.Cells)) + piece.Value[^1],
            };
            text = text[..piece.Index] + instead + text[(piece.Index + piece.Length)..];
        }

        return Encoding.UTF8.GetBytes(text);
    }

    private static void Overwrite(List<byte> bytes, int at, byte[] with)
    {
        for (var i = 0; i < with.Length && at + i < bytes.Count; i++)
            bytes[at + i] = with[i];
    }

    private static string Quoted(string value) =>
        value.AsSpan().IndexOfAny("\",\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static List<Part> Unzip(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return [.. archive.Entries.Select(Read)];

        static Part Read(ZipArchiveEntry entry)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return new Part(entry.FullName, content.ToArray());
        }
    }

    private static byte[] Zip(List<Part> parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                using var stream = archive.CreateEntry(part.Name, CompressionLevel.Fastest).Open();
                stream.Write(part.Content);
            }
        }

        return file.ToArray();
    }

    // A text between two tags or the value of an attribute, with the signs around it.
    [GeneratedRegex("""(>[^<]*<)|("[^"]*")""")]
    private static partial Regex XmlPiece();

    [GeneratedRegex("""(?<=[:\[,]\s*)("[^"]*"|[-0-9.eE+]+|true|false|null)""")]
    private static partial Regex JsonValue();

    private sealed record Part(string Name, byte[] Content);
}
