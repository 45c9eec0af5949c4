using System.Runtime.InteropServices;
using FPReconcile.Core.Blocking;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Runs.Incremental.Index;
using FPReconcile.Core.Runs.Incremental.Kept;
using FPReconcile.Core.Runs.Incremental.Pairs;
using FPReconcile.Core.Runs.TwoTables;
using FPReconcile.Core.Tables;

namespace FPReconcile.Core.Runs.Incremental.Image;

/// <summary>A piece of a section of an image; pieces of one section come one after another.</summary>
/// <param name="Section">Number of the section.</param>
/// <param name="Bytes">The piece, to be used before the next is asked for.</param>
public readonly record struct ImagePiece(int Section, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// A linkage as it is kept: the encoded tables, the ids, an index of each rule, what was found of each row and with which others it has pairs that matter, the texts, and the
/// <see cref="LinkFrame"/>. Sections are plain arrays, little-endian, so that a file of them can be mapped and used as it is.
/// </summary>
public sealed class LinkageImage
{
    private const int RowsOfAPiece = 1 << 16;

    // Stands for a rule: the index of the ids.
    private const int IdsOfTable = -1;

    private delegate ReadOnlySpan<T> ValuesOfRow<T>(int row);

    private readonly LinkFrame _frame;
    private readonly TableSchema _schema;
    private readonly string _fingerprint;
    private readonly (ImageTable Left, ImageTable Right) _tables;
    private readonly (int Count, Func<int, string> TextOf) _texts;

    private LinkageImage(
        LinkFrame frame, (TableSchema Schema, string Fingerprint) settings, (ImageTable Left, ImageTable Right) tables, (int Count, Func<int, string> TextOf) texts)
    {
        _frame = frame;
        (_schema, _fingerprint) = settings;
        _tables = tables;
        _texts = texts;
    }

    private bool HasManyLinks { get; init; }

    /// <summary>The image of a run over whole tables.</summary>
    /// <param name="linkage">The run; it was traced.</param>
    /// <param name="ids">Ids of the left and of the right rows, each there once.</param>
    /// <param name="input">What it worked on.</param>
    /// <param name="settings">The columns, and a text that tells model and program apart from others.</param>
    public static LinkageImage Of(TwoTableLinkage linkage, (RowIds Left, RowIds Right) ids, TwoTableInput input, (TableLayout Layout, string Fingerprint) settings)
    {
        ArgumentNullException.ThrowIfNull(linkage);
        ArgumentNullException.ThrowIfNull(input);
        var trace = linkage.Trace ?? throw new ArgumentException("The linkage was not traced.", nameof(linkage));
        var frame = input.Frame?.For(input.Left.Pool) ?? FrameOf(trace, linkage, settings.Layout);
        var pairs = new TracedPairs(trace, linkage, PairLimits.Of(input.LinkFrom, frame.PriorShift, input.IsOneToOne));
        var left = new TracedTable(trace, true, ids.Left, input.LinkFrom) { Pairs = pairs, ManyLinks = input.IsOneToOne ? [] : linkage.Links };
        var tables = (left, new TracedTable(trace, false, ids.Right, input.LinkFrom) { Pairs = pairs });
        var pool = input.Left.Pool;
        return new LinkageImage(frame, (settings.Layout.Schema, settings.Fingerprint), tables, (pool.Count, number => pool.Text(number).ToString())) { HasManyLinks = !input.IsOneToOne };
    }

    /// <summary>The image of a kept linkage with all of its changes.</summary>
    internal static LinkageImage Of(KeptLinkageParts parts, string fingerprint)
    {
        var (left, right) = (new CurrentTable(parts.Left) { ManyLinks = parts.ManyLinks }, new CurrentTable(parts.Right));
        (left.Other, right.Other) = (right, left);
        var pool = parts.Texts;
        return new LinkageImage(parts.Frame, (parts.Layout.Schema, fingerprint), (left, right), (pool.Count, number => pool[number].ToString()))
        {
            HasManyLinks = parts.ManyLinks is not null,
        };
    }

    /// <summary>The sections, made one after another: an image is larger than the tables.</summary>
    /// <param name="threads">Threads to work on; null: as many as there are. The bytes do not depend on it.</param>
    public IEnumerable<ImagePiece> Pieces(int? threads = null)
    {
        yield return new ImagePiece(ImageSection.Settings, LinkFrameBytes.Write(_frame, _fingerprint));
        for (var i = 0; i < _frame.Counts.Count; i++)
            yield return Piece(ImageSection.Counts(i), _frame.Counts[i].Counts.Span);
        foreach (var piece in TextPieces().Concat(TablePieces(_tables.Left, true)).Concat(TablePieces(_tables.Right, false)).Concat(IndexPieces(threads)))
            yield return piece;
        foreach (var piece in HasManyLinks ? ManyLinkPieces(_tables.Left) : [])
            yield return piece;
    }

    private static LinkFrame FrameOf(LinkageTrace trace, TwoTableLinkage linkage, TableLayout layout) => new()
    {
        Rules = trace.Plan.Rules,
        Parts = trace.Parts,
        GroupColumn = trace.Left.Column,
        Dependence = trace.Dependence?.Edges ?? [],
        PriorShift = trace.Calibrated?.PriorShift ?? 0,
        Counts =
        [
            .. linkage.Model.Comparisons.Where(comparison => comparison.UsesTermFrequency).Select(comparison => KeptCounts.Of(
                trace.Left.Table, trace.Right.Table, comparison.Column, layout.Fields.First(field => field.Column == comparison.Column).IsPooled)),
        ],
    };

    private static ImagePiece Piece<T>(int section, ReadOnlySpan<T> values)
        where T : unmanaged => new(section, MemoryMarshal.AsBytes(values).ToArray());

    private IEnumerable<ImagePiece> TextPieces()
    {
        var end = 0L;
        yield return Piece(ImageSection.TextEnds, Enumerable.Range(0, _texts.Count).Select(number => end += _texts.TextOf(number).Length).ToArray());
        yield return Piece(ImageSection.TextSlots, KeptPool.SlotsOf(_texts.Count, _texts.TextOf));
        foreach (var numbers in Enumerable.Range(0, _texts.Count).Chunk(RowsOfAPiece))
            yield return Piece(ImageSection.TextLetters, string.Concat(numbers.Select(_texts.TextOf)).ToCharArray());
    }

    private static IEnumerable<ImagePiece> TablePieces(ImageTable table, bool isLeft)
    {
        long end = 0;
        var pairs = 0;
        yield return Piece(ImageSection.Of(isLeft, ImageSection.IdEnds), Enumerable.Range(0, table.Rows).Select(row => end += table.IdOf(row).Length).ToArray());
        var pieces = RowPieces<int>(table, ImageSection.Of(isLeft, ImageSection.Cells), table.CellsOf)
            .Concat(RowPieces<byte>(table, ImageSection.Of(isLeft, ImageSection.IdBytes), table.IdOf))
            .Concat(ValuePieces(table, ImageSection.Of(isLeft, ImageSection.Flags), row => (byte)table.FlagsOf(row)))
            .Concat(ValuePieces(table, ImageSection.Of(isLeft, ImageSection.FirstLinks), row => table.StatusOf(row).First))
            .Concat(ValuePieces(table, ImageSection.Of(isLeft, ImageSection.FirstWeights), row => table.StatusOf(row).FirstWeight))
            .Concat(ValuePieces(table, ImageSection.Of(isLeft, ImageSection.Links), row => table.StatusOf(row).Link))
            .Concat(ValuePieces(table, ImageSection.Of(isLeft, ImageSection.LinkBits), row => table.StatusOf(row).LinkBits))
            .Concat(ValuePieces(table, ImageSection.Of(isLeft, ImageSection.PairEnds), row => pairs += table.PartnersOf(row).Length))
            .Concat(RowPieces<int>(table, ImageSection.Of(isLeft, ImageSection.PairPartners), table.PartnersOf));
        foreach (var piece in pieces)
            yield return piece;
    }

    /// <summary>The indexes of ids and rules of both tables, two made at once: each takes some bytes for every row.</summary>
    private IEnumerable<ImagePiece> IndexPieces(int? threads)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads ?? -1 };
        var built = new (int[] Starts, uint[] Entries)[2];
        for (var rule = IdsOfTable; rule < _frame.Rules.Count; rule++)
        {
            Parallel.Invoke(parallel, () => built[0] = Index(_tables.Left, rule), () => built[1] = Index(_tables.Right, rule));
            foreach (var isLeft in new[] { true, false })
            {
                var (starts, entries) = built[isLeft ? 0 : 1];
                yield return Piece(rule == IdsOfTable ? ImageSection.Of(isLeft, ImageSection.IdStarts) : ImageSection.RuleStarts(isLeft, rule), starts);
                yield return Piece(rule == IdsOfTable ? ImageSection.Of(isLeft, ImageSection.IdEntries) : ImageSection.RuleEntries(isLeft, rule), entries);
            }
        }
    }

    private (int[] Starts, uint[] Entries) Index(ImageTable table, int rule)
    {
        var keys = GC.AllocateUninitializedArray<ulong>(table.Rows);
        if (rule == IdsOfTable)
            table.FindIdKeys(keys);
        else
            table.FindKeys(new RuleTest(_frame.Rules[rule], _schema), keys);
        return BucketIndex.Build(keys);
    }

    private static IEnumerable<ImagePiece> ManyLinkPieces(ImageTable table)
    {
        long end = 0;
        return ValuePieces(table, ImageSection.ManyEnds, row => end += table.ManyLinksOf(row).Length)
            .Concat(RowPieces<int>(table, ImageSection.ManyRights, row => Array.ConvertAll(table.ManyLinksOf(row), link => link.Right)))
            .Concat(RowPieces<double>(table, ImageSection.ManyBits, row => Array.ConvertAll(table.ManyLinksOf(row), link => link.Bits)));
    }

    /// <summary>A section with some values of each row.</summary>
    private static IEnumerable<ImagePiece> RowPieces<T>(ImageTable table, int section, ValuesOfRow<T> valuesOf)
        where T : unmanaged
    {
        var values = new List<T>();
        for (var from = 0; from < table.Rows; from += RowsOfAPiece)
        {
            values.Clear();
            for (var row = from; row < Math.Min(table.Rows, from + RowsOfAPiece); row++)
                values.AddRange(valuesOf(row));
            yield return Piece(section, CollectionsMarshal.AsSpan(values));
        }
    }

    /// <summary>A section with one value of each row.</summary>
    private static IEnumerable<ImagePiece> ValuePieces<T>(ImageTable table, int section, Func<int, T> valueOf)
        where T : unmanaged
    {
        for (var from = 0; from < table.Rows; from += RowsOfAPiece)
        {
            var values = new T[Math.Min(RowsOfAPiece, table.Rows - from)];
            for (var i = 0; i < values.Length; i++)
                values[i] = valueOf(from + i);
            yield return Piece<T>(section, values);
        }
    }
}
