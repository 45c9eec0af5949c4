using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Incremental.Changes;
using FPReconcile.Core.Runs.Incremental.Image;
using FPReconcile.Core.Runs.Incremental.Kept;
using FPReconcile.Core.Runs.Incremental.Links;
using FPReconcile.Core.Runs.Incremental.Pairs;
using FPReconcile.Core.Runs.Parts;
using FPReconcile.Core.Runs.TwoTables;
using FPReconcile.Core.Tables;

namespace FPReconcile.Core.Runs.Incremental;

/// <summary>What a kept linkage is opened with; the same as it was made with.</summary>
public sealed class KeptLinkageInput
{
    /// <summary>The columns; of the left or of the right table, which differ in headings only.</summary>
    public required TableLayout Layout { get; init; }

    public required IReadOnlyList<Comparison> Comparisons { get; init; }

    public required TrainedModel Trained { get; init; }

    /// <summary>Match weight from which a pair is a link.</summary>
    public required double LinkFrom { get; init; }

    /// <summary>A record is in one link at most; else every pair above the threshold is a link.</summary>
    public required bool IsOneToOne { get; init; }

    /// <summary>Threads to work on; null: as many as there are. The links do not depend on it.</summary>
    public int? Threads { get; init; }

    /// <summary>A text that tells model and program apart from others.</summary>
    public required string Fingerprint { get; init; }
}

/// <summary>
/// Two tables that were linked, and their links, kept so that changes cost little: only what depends on changed rows is searched,
/// weighed and assigned anew. The links are those of a run over the changed tables with the same model and <see cref="Frame"/>.
/// </summary>
public sealed class KeptLinkage
{
    private readonly KeptLinkageParts _parts;
    private readonly string _fingerprint;

    /// <param name="sections">The image.</param>
    /// <param name="input">What it was made with.</param>
    /// <param name="changes">What <see cref="WriteChanges"/> wrote since; empty: nothing.</param>
    /// <exception cref="PartDataException">Image or changes are damaged, of another version, or were made with another model.</exception>
    public KeptLinkage(IImageSections sections, KeptLinkageInput input, ReadOnlySpan<byte> changes = default)
    {
        ArgumentNullException.ThrowIfNull(sections);
        ArgumentNullException.ThrowIfNull(input);
        _fingerprint = input.Fingerprint;
        var texts = new KeptPool(sections);
        Frame = LinkFrameBytes.Read(sections, texts, input.Fingerprint);
        var rules = new SearchRules(Frame, input.Layout.Schema);
        _parts = new KeptLinkageParts
        {
            Left = new KeptTable(true, input.Layout.Schema, rules, sections),
            Right = new KeptTable(false, input.Layout.Schema, rules, sections),
            Layout = input.Layout, Texts = texts, Frame = Frame, Rules = rules, LinkFrom = input.LinkFrom,
            Limits = PairLimits.Of(input.LinkFrom, Frame.PriorShift, input.IsOneToOne), Threads = input.Threads,
            ManyLinks = input.IsOneToOne ? null : new ManyLinks(sections),
            Model = TrainedModels.ToLinkageModel(input.Trained, input.Comparisons),
        };
        if (!changes.IsEmpty)
            KeptChangesBytes.Read(_parts, changes);
    }

    /// <summary>What a run over whole tables has to take over to give the same links.</summary>
    public LinkFrame Frame { get; }

    /// <summary>Rows of the left and of the right table.</summary>
    public (int Left, int Right) Rows => (_parts.Left.Rows, _parts.Right.Rows);

    /// <summary>Rows that are not in the image or no longer there: when they are many, a new image is worth its cost.</summary>
    public int ChangedSinceImage => _parts.Left.Added.Count + _parts.Left.Removed.Count + _parts.Right.Added.Count + _parts.Right.Removed.Count;

    internal KeptLinkageParts Parts => _parts;

    /// <summary>Takes over changes of the two tables and links what depends on them.</summary>
    /// <returns>The links that changed, by left, then right id in the order of the tables.</returns>
    /// <exception cref="TableChangesException">An id cannot be removed, or is there twice; nothing was changed.</exception>
    public IReadOnlyList<LinkChange> Apply(TableChanges left, TableChanges right)
    {
        var (ofLeft, ofRight) = (new RowChanges(_parts, true, left), new RowChanges(_parts, false, right));
        ofLeft.Apply();
        ofRight.Apply();
        (LeftRows, RightRows) = (ofLeft.Counted, ofRight.Counted);
        return new LinkUpdate(_parts).Run();
    }

    /// <summary>How many left rows the last changes touched.</summary>
    public ChangedRows LeftRows { get; private set; }

    /// <summary>How many right rows the last changes touched.</summary>
    public ChangedRows RightRows { get; private set; }

    /// <summary>All links, in the order of the left, then the right table.</summary>
    public IEnumerable<KeptLink> Links()
    {
        foreach (var row in CurrentTable.RowsInOrder(_parts.Left))
        {
            foreach (var link in ManyLinksOf(row))
                yield return new KeptLink(this, row, link.Right, link.Bits);
            var status = _parts.Left.StatusOf(row);
            if (status.Link != RowStatus.NoRow)
                yield return new KeptLink(this, row, status.Link, status.LinkBits);
        }
    }

    private IEnumerable<RowLink> ManyLinksOf(int row) => _parts.ManyLinks?.Of(row).OrderBy(link => _parts.Right.PlaceOf(link.Right)) ?? Enumerable.Empty<RowLink>();

    /// <summary>
    /// What makes the tables as they were the tables of a file: rows that changed, and ids that are gone. Null when that cannot be told as
    /// changes: rows stand in another order, or most are others.
    /// </summary>
    /// <param name="isLeft">Which table.</param>
    /// <param name="table">The table of the file.</param>
    /// <param name="ids">The ids of its rows.</param>
    /// <exception cref="TableChangesException">An id is there twice, or a row has none.</exception>
    public TableChanges? ChangesTo(bool isLeft, EncodedTable table, RowIds ids) => new TableDifference(_parts, isLeft).Find(table, ids);

    /// <summary>All changes since the image, to be read together with it.</summary>
    public byte[] WriteChanges() => KeptChangesBytes.Write(_parts);

    /// <summary>The image of the linkage with all of its changes.</summary>
    public LinkageImage ToImage() => LinkageImage.Of(_parts, _fingerprint);
}

/// <summary>A link of a kept linkage.</summary>
/// <param name="linkage">The linkage.</param>
/// <param name="left">Left row.</param>
/// <param name="right">Right row.</param>
/// <param name="matchWeight">Log2 odds of a match.</param>
public readonly struct KeptLink(KeptLinkage linkage, int left, int right, double matchWeight)
{
    public double MatchWeight { get; } = matchWeight;

    public ReadOnlySpan<byte> LeftId => linkage.Parts.Left.IdOf(left);

    public ReadOnlySpan<byte> RightId => linkage.Parts.Right.IdOf(right);
}
