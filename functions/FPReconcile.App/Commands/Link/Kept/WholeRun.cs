using System.Text;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Incremental;
using FPReconcile.Core.Runs.Incremental.Changes;
using FPReconcile.Core.Runs.Incremental.Image;
using FPReconcile.Core.Runs.TwoTables;
using FPReconcile.Core.Tables;

namespace FPReconcile.App.Commands.Link.Kept;

/// <summary>A run over the whole tables with what was kept of the first one: the plain way to what <see cref="KeptLinkage"/> finds.</summary>
internal sealed class WholeRun
{
    private readonly RowIds _leftIds;
    private readonly RowIds _rightIds;
    private readonly TwoTableLinkage _linkage;
    private readonly ParallelOptions _parallel;

    public WholeRun(KeptFolder kept, (WholeTable Left, WholeTable Right) tables, int? threads)
    {
        (_leftIds, _rightIds) = (tables.Left.Ids, tables.Right.Ids);
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads ?? -1 };
        var input = new TwoTableInput
        {
            Left = tables.Left.Table, Right = tables.Right.Table, Comparisons = kept.Plan.Comparisons, Rules = kept.Plan.Rules,
            LinkFrom = MatchWeight.FromProbability(kept.Definition.Threshold).Bits, IsOneToOne = kept.Definition.LinkType == LinkType.OneToOne, Frame = kept.Linkage.Frame, IsTraced = true,
            Threads = threads,
        };
        _linkage = TwoTableLinkage.Run(input, kept.Trained);
        Image = LinkageImage.Of(_linkage, (_leftIds, _rightIds), input, (kept.Plan.Left, kept.Fingerprint));
    }

    public LinkageImage Image { get; }

    public void WriteLinks(Stream stream) => LinksWriter.Write(stream, _linkage.Links, (_leftIds, _rightIds), _parallel);

    /// <summary>In what the links differ from kept ones; those that are gone come last.</summary>
    public List<LinkChange> ChangesSince(KeptLinkage kept)
    {
        var before = new Dictionary<(string Left, string Right), double>();
        foreach (var link in kept.Links())
            before.Add((Text(link.LeftId), Text(link.RightId)), link.MatchWeight);
        var changes = new List<LinkChange>();
        foreach (var link in _linkage.Links)
        {
            var left = _leftIds[link.LeftRow];
            var right = _rightIds[link.RightRow];
            double? old = before.Remove((Text(left), Text(right)), out var weight) ? weight : null;
            if (!old.Equals(link.MatchWeight))
                changes.Add(new LinkChange(left.ToArray(), right.ToArray(), old, link.MatchWeight));
        }

        changes.AddRange(before.Select(link => new LinkChange(Bytes(link.Key.Left), Bytes(link.Key.Right), link.Value, null)));
        return changes;
    }

    // Latin-1 keeps every byte apart.
    private static string Text(ReadOnlySpan<byte> id) => Encoding.Latin1.GetString(id);

    private static byte[] Bytes(string id) => Encoding.Latin1.GetBytes(id);
}

/// <summary>A whole table of a file.</summary>
/// <param name="Table">Its rows.</param>
/// <param name="Ids">Their ids.</param>
internal sealed record WholeTable(EncodedTable Table, RowIds Ids);
