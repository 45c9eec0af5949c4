using System.Runtime.InteropServices;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs.Models;

namespace FPReconcile.Core.Runs.Births;

/// <summary>How often each value of the columns occurs whose rare values count more, in each source: what linkage knew of all records.</summary>
internal sealed class TermCountsOfSources
{
    // The records of a night are not encoded all at once a second time: that would take as much memory as linking them.
    private const int RowsAtOnce = 4096;

    private readonly Dictionary<(SourceKind Source, string Column), Counts> _counts = [];

    /// <param name="encoder">Encodes the records; pairs must be encoded by the same one.</param>
    /// <param name="records">Records of each source, in their order.</param>
    public TermCountsOfSources(BirthEncoder encoder, IReadOnlyList<IReadOnlyList<BirthRecord>> records)
    {
        foreach (var (source, own) in SourceKinds.All.Zip(records))
        {
            for (var from = 0; from < own.Count; from += RowsAtOnce)
                Add(source, encoder.Encode([.. own.Skip(from).Take(RowsAtOnce)]));
        }
    }

    /// <summary>Counts of a column in two sources together.</summary>
    public TermCounts Of(SourceKind left, SourceKind right, string column)
    {
        var (inLeft, inRight) = (_counts.GetValueOrDefault((left, column)), _counts.GetValueOrDefault((right, column)));
        return new TermCounts((inLeft?.Total ?? 0) + (inRight?.Total ?? 0), value => (inLeft?.Of(value) ?? 0) + (inRight?.Of(value) ?? 0));
    }

    private void Add(SourceKind source, EncodedTable table)
    {
        foreach (var column in BirthLinkageModel.Comparisons.Where(comparison => comparison.UsesTermFrequency).Select(comparison => comparison.Column))
        {
            if (!_counts.TryGetValue((source, column), out var counts))
                _counts.Add((source, column), counts = new Counts());
            var place = table.Schema.Place(column);
            for (var row = 0; row < table.Rows; row++)
                counts.Add(table.Value(row, place));
        }
    }

    private sealed class Counts
    {
        private readonly Dictionary<int, int> _ofValue = [];

        public int Total { get; private set; }

        public int Of(int value) => _ofValue.GetValueOrDefault(value);

        public void Add(long value)
        {
            if (value == EncodedTable.Missing)
                return;
            CollectionsMarshal.GetValueRefOrAddDefault(_ofValue, (int)value, out _)++;
            Total++;
        }
    }
}
