using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Incremental.Index;
using FPReconcile.Core.Runs.Incremental.Kept;
using FPReconcile.Core.Runs.Parts;
using FPReconcile.Core.Tables;

namespace FPReconcile.Core.Runs.Incremental.Pairs;

/// <summary>
/// Compares and weighs single pairs of kept rows where they stand: what <see cref="PairComparer.CompareOne"/> does for tables in memory. Names are
/// compared as they stand in a pool: the few that are needed are put into a small one. Hot. For one thread.
/// </summary>
internal sealed class RowComparer
{
    private readonly KeptTable _left;
    private readonly KeptTable _right;
    private readonly KeptPool _texts;
    private readonly PairScores _scores;
    private readonly Column[] _columns;
    private readonly ValuePool _pool = new();
    private readonly NumberedKeys _patterns = new();
    private readonly Func<int, int> _numberOf;

    // Texts of the tables that were needed, and their numbers in the small pool.
    private readonly NumberedKeys _known = new();
    private readonly List<int> _numbers = [];
    private PatternScore[] _ofPatterns = new PatternScore[64];

    public RowComparer(KeptLinkageParts parts, PairScores scores)
    {
        (_left, _right, _texts, _scores) = (parts.Left, parts.Right, parts.Texts, scores);
        _columns = [.. parts.Model.Comparisons.Select(comparison => new Column(comparison, parts.Layout))];
        _numberOf = NumberOf;
    }

    /// <summary>The weights of a pair.</summary>
    public PairScore Of(int left, int right)
    {
        var cells = _left.CellsOf(left);
        var pattern = Compare(cells, _right.CellsOf(right));
        if (_patterns.TryAdd(pattern, out var number))
            AddPattern(pattern, number);
        return _scores.Weigh(pattern, _ofPatterns[number], cells);
    }

    private void AddPattern(ulong pattern, int number)
    {
        if (number == _ofPatterns.Length)
        {
            var longer = new PatternScore[number * 2];
            Array.Copy(_ofPatterns, longer, number);
            _ofPatterns = longer;
        }

        _ofPatterns[number] = _scores.Of(pattern);
    }

    private ulong Compare(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        var pattern = 0UL;
        for (var i = 0; i < _columns.Length; i++)
            pattern = AgreementPattern.With(pattern, i, LevelOf(_columns[i], left, right));
        return pattern;
    }

    private int LevelOf(Column column, ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        long a = EncodedTable.Read(left, column.Place), b = EncodedTable.Read(right, column.Place);
        if (a == EncodedTable.Missing || b == EncodedTable.Missing)
            return Comparison.MissingLevel;
        if (a == b && column.LevelOfEqual >= 0)
            return column.LevelOfEqual;
        var (kind, comparison) = (column.Kind, column.Comparison);
        if (column.Swap is not { } swap)
            return comparison.LevelOf(Moved(a, kind), Moved(b, kind), _pool);
        long c = EncodedTable.Read(left, swap), d = EncodedTable.Read(right, swap);
        return comparison.LevelOf((Moved(a, kind), Moved(c, column.SwapKind)), (Moved(b, kind), Moved(d, column.SwapKind)), _pool);
    }

    /// <summary>A value with the number that its text has in the small pool.</summary>
    private long Moved(long value, ValueKind kind)
    {
        if (kind == ValueKind.Plain || value == EncodedTable.Missing)
            return value;
        if (kind == ValueKind.Text)
            return NumberOf((int)value);
        return PackedIdentifier.IsPooled(value) ? PackedIdentifier.Moved(value, _numberOf) : value;
    }

    private int NumberOf(int text)
    {
        PartReader.Check(text >= 0);
        if (_known.TryAdd((ulong)text, out var number))
            _numbers.Add(_pool.Intern(TextOf(text)));
        return _numbers[number];
    }

    private ReadOnlySpan<char> TextOf(int text)
    {
        var letters = _texts[text];

        // An empty text is missing, and has no number.
        PartReader.Check(!letters.IsEmpty);
        return letters;
    }

    private enum ValueKind
    {
        Plain,
        Text,
        Identifier,
    }

    /// <summary>A comparison and where its values stand.</summary>
    private sealed class Column
    {
        public Column(Comparison comparison, TableLayout layout)
        {
            Comparison = comparison;
            LevelOfEqual = comparison.LevelOfEqualValues ?? -1;
            Place = layout.Schema.Place(comparison.Column);
            Kind = KindOf(comparison.Column, layout);
            if (comparison.SwapColumn is not { } swap)
                return;
            Swap = layout.Schema.Place(swap);
            SwapKind = KindOf(swap, layout);
        }

        public Comparison Comparison { get; }

        public int LevelOfEqual { get; }

        public ColumnPlace Place { get; }

        public ValueKind Kind { get; }

        public ColumnPlace? Swap { get; }

        public ValueKind SwapKind { get; }

        private static ValueKind KindOf(string column, TableLayout layout)
        {
            foreach (var field in layout.Fields)
            {
                if (field.Column == column)
                    return field.IsPooled ? ValueKind.Text : field.Kind == FieldKind.Identifier ? ValueKind.Identifier : ValueKind.Plain;
            }

            return ValueKind.Plain;
        }
    }
}
