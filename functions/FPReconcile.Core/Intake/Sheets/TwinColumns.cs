using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Intake.Sheets;

/// <summary>
/// Columns with the same heading. They are read as one as long as they do not contradict each other; when they do, nothing tells
/// which of them is right, and the file has to say it.
/// </summary>
internal sealed class TwinColumns
{
    private readonly List<(int Read, int Other)> _pairs;

    private TwinColumns(List<(int Read, int Other)> pairs) => _pairs = pairs;

    /// <summary>Letters of the first two columns that contradict each other; null when none do.</summary>
    public string? Contradiction { get; private set; }

    /// <summary>The columns of a layout; null when no two have the same heading.</summary>
    public static TwinColumns? Of(SheetLayout layout)
    {
        var pairs = layout.Plan.Rivals.Where(pair => HeadingOf(layout, pair.Read) == HeadingOf(layout, pair.Other)).ToList();
        return pairs.Count == 0 ? null : new TwinColumns(pairs);
    }

    /// <summary>The cells of the row, blanks of the column read filled from its twin.</summary>
    public ReadOnlySpan<Cell> Join(ReadOnlySpan<Cell> cells)
    {
        foreach (var (read, other) in _pairs)
        {
            if (Math.Max(read, other) >= cells.Length || cells[other].IsBlank)
                continue;
            if (cells[read].IsBlank)
            {
                var copy = cells.ToArray();
                copy[read] = cells[other];
                cells = copy;
            }
            else if (!SaysTheSame(cells[read], cells[other]))
            {
                Contradiction ??= $"{ColumnLetters.Of(read)} and {ColumnLetters.Of(other)}";
            }
        }

        return cells;
    }

    private static bool SaysTheSame(in Cell one, in Cell other) => one.Kind == other.Kind
        && (one.Kind == CellKind.Text ? TextFolding.Fold(one.Text) == TextFolding.Fold(other.Text) : one.Number == other.Number);

    private static string HeadingOf(SheetLayout layout, int column) =>
        TextFolding.Fold(layout.HeaderTexts.Reverse().Select(texts => column < texts.Count ? texts[column] : "").FirstOrDefault(static text => text.Length > 0, ""));
}
