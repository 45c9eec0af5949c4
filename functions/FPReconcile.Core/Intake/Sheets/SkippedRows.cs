using System.Globalization;
using FPReconcile.Core.Intake.Rows;

namespace FPReconcile.Core.Intake.Sheets;

/// <summary>Where the rows stand that hold no birth, so that a clerk can see that none of them was one.</summary>
internal sealed class SkippedRows
{
    private const int MostNamed = 5;

    private static readonly (RowKind Kind, string Words)[] Kinds =
        [(RowKind.RepeatedHeader, "repeated headings"), (RowKind.Total, "totals"), (RowKind.Footer, "signatures and footnotes")];

    private readonly Dictionary<RowKind, (int Count, List<int> First)> _rows = [];

    public void Add(RowKind kind, int row)
    {
        var (count, first) = _rows.GetValueOrDefault(kind, (0, []));
        if (first.Count < MostNamed)
            first.Add(row);
        _rows[kind] = (count + 1, first);
    }

    /// <summary><c>skipped: totals in row 20</c>, <c>skipped: signatures and footnotes in rows 22 23</c>: one for each kind, so that each can be translated.</summary>
    public IEnumerable<string> Notes() =>
        Kinds.Where(kind => _rows.ContainsKey(kind.Kind)).Select(kind => $"skipped: {kind.Words} in {Words(_rows[kind.Kind])}");

    private static string Words((int Count, List<int> First) rows)
    {
        var named = string.Join(' ', rows.First.Select(static row => row.ToString(CultureInfo.InvariantCulture)));
        var more = rows.Count > rows.First.Count ? $" and {rows.Count - rows.First.Count} more" : "";
        return $"{(rows.Count == 1 ? "row" : "rows")} {named}{more}";
    }
}
