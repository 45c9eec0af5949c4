using System.Text;
using FPReconcile.Core.Blocking;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Incremental.Kept;
using FPReconcile.Core.Runs.Parts;

namespace FPReconcile.Core.Runs.Incremental.Image;

/// <summary>The bytes of a <see cref="LinkFrame"/>, its counts aside, and of what tells model and program apart from others.</summary>
internal static class LinkFrameBytes
{
    public static byte[] Write(LinkFrame frame, string fingerprint)
    {
        var writer = new PartWriter();
        Write(writer, fingerprint);
        writer.Number(frame.Parts);
        Write(writer, frame.GroupColumn ?? "");
        writer.UInt64(BitConverter.DoubleToUInt64Bits(frame.PriorShift));
        writer.Number(frame.Rules.Count);
        foreach (var rule in frame.Rules)
            Write(writer, rule);
        writer.Number(frame.Dependence.Count);
        foreach (var edge in frame.Dependence)
        {
            writer.Number(edge.First);
            writer.Number(edge.Second);
            writer.Number(edge.Bits.Length);
            foreach (var bits in edge.Bits)
                writer.UInt64(BitConverter.DoubleToUInt64Bits(bits));
        }

        writer.Number(frame.Counts.Count);
        foreach (var counts in frame.Counts)
        {
            Write(writer, counts.Column);
            writer.Byte((byte)(counts.IsPooled ? 1 : 0));
            writer.Number(counts.Total);
            writer.Difference(counts.Least);
        }

        return writer.ToPart(PartKind.LinkFrame);
    }

    /// <exception cref="PartDataException">The image is damaged, of another version, or was made with another model.</exception>
    public static LinkFrame Read(IImageSections sections, KeptPool texts, string fingerprint)
    {
        var reader = PartReader.Open(sections.Read<byte>(ImageSection.Settings).Span, PartKind.LinkFrame);
        if (!string.Equals(ReadText(ref reader), fingerprint, StringComparison.Ordinal))
            throw new PartDataException(PartDataProblem.OtherRun);
        var parts = reader.NumberBelow(int.MaxValue);
        PartReader.Check(parts > 0 && System.Numerics.BitOperations.IsPow2(parts));
        var group = ReadText(ref reader);
        var frame = new LinkFrame
        {
            Parts = parts,
            GroupColumn = group.Length == 0 ? null : group,
            PriorShift = ReadDouble(ref reader),
            Rules = ReadRules(ref reader),
            Dependence = ReadDependence(ref reader),
            Counts = ReadCounts(ref reader, sections),
            Texts = texts,
        };
        reader.End();
        return frame;
    }

    private static void Write(PartWriter writer, BlockingRule rule)
    {
        Write(writer, rule.Name);
        writer.Byte((byte)rule.Stage);
        writer.Number(rule.MaxPartners);
        Write(writer, rule.Columns);
        Write(writer, rule.RefineBy);
        Write(writer, rule.EitherOrder is { } pair ? [pair.First, pair.Second] : []);
    }

    private static void Write(PartWriter writer, IReadOnlyList<string> texts)
    {
        writer.Number(texts.Count);
        foreach (var text in texts)
            Write(writer, text);
    }

    private static void Write(PartWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Number(bytes.Length);
        writer.Bytes(bytes);
    }

    private static string ReadText(ref PartReader reader) => Encoding.UTF8.GetString(reader.Take(reader.Count(leastBytesOfOne: 1)));

    private static double ReadDouble(ref PartReader reader) => BitConverter.UInt64BitsToDouble(reader.UInt64());

    private static List<string> ReadTexts(ref PartReader reader)
    {
        var texts = new List<string>();
        for (var left = reader.Count(leastBytesOfOne: 1); left > 0; left--)
            texts.Add(ReadText(ref reader));
        return texts;
    }

    private static List<BlockingRule> ReadRules(ref PartReader reader)
    {
        var rules = new List<BlockingRule>();
        for (var left = reader.Count(leastBytesOfOne: 6); left > 0; left--)
        {
            var name = ReadText(ref reader);
            var stage = (BlockingStage)reader.Byte();
            var partners = reader.NumberBelow(int.MaxValue);
            var columns = ReadTexts(ref reader);
            var refineBy = ReadTexts(ref reader);
            var pair = ReadTexts(ref reader);
            rules.Add(new BlockingRule(name, columns, stage)
            {
                MaxPartners = partners, RefineBy = refineBy, EitherOrder = pair.Count == 2 ? (pair[0], pair[1]) : null,
            });
        }

        return rules;
    }

    private static List<DependenceEdge> ReadDependence(ref PartReader reader)
    {
        var edges = new List<DependenceEdge>();
        for (var left = reader.Count(leastBytesOfOne: 3); left > 0; left--)
        {
            int first = reader.NumberBelow(int.MaxValue), second = reader.NumberBelow(int.MaxValue);
            var bits = new double[reader.Count(sizeof(double))];
            for (var i = 0; i < bits.Length; i++)
                bits[i] = ReadDouble(ref reader);
            edges.Add(new DependenceEdge(first, second, bits));
        }

        return edges;
    }

    private static List<KeptCounts> ReadCounts(ref PartReader reader, IImageSections sections)
    {
        var counts = new List<KeptCounts>();
        for (var left = reader.Count(leastBytesOfOne: 4); left > 0; left--)
        {
            var column = ReadText(ref reader);
            var isPooled = reader.Byte() == 1;
            var total = reader.NumberBelow(int.MaxValue);
            counts.Add(new KeptCounts(column, isPooled, total, (int)reader.Difference(), sections.Read<int>(ImageSection.Counts(counts.Count))));
        }

        return counts;
    }
}
