using FPReconcile.Core.Assignment;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.Core.Runs.Births;

/// <summary>Puts together what linkage found: the weights between the rows of each birth, and the rows behind them.</summary>
internal sealed class LinkedRowsBuilder(SourceTable[] sources, SourcePair[] pairs)
{
    public LinkedRows.Row[] Births(List<BirthRows> births)
    {
        var rows = new LinkedRows.Row[births.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new LinkedRows.Row(births[i], Bits(births[i]));
        return rows;
    }

    public Dictionary<int, List<LinkedRows.DuplicateRow>>[] Behind() => [.. sources.Select(RowsBehind)];

    private static Dictionary<int, List<LinkedRows.DuplicateRow>> RowsBehind(SourceTable source)
    {
        var rows = new Dictionary<int, List<LinkedRows.DuplicateRow>>();
        for (var row = 0; row < source.Count; row++)
        {
            var standing = source.Within.Standing[row];
            if (standing == row)
                continue;
            if (!rows.TryGetValue(standing, out var behind))
                rows.Add(standing, behind = []);
            behind.Add(new LinkedRows.DuplicateRow(row, DuplicateBits(source, standing, row)));
        }

        return rows;
    }

    private static double DuplicateBits(SourceTable source, int standing, int behind)
    {
        var model = source.Model ?? throw new InvalidOperationException("Duplicates have not been looked for yet.");
        return source.Linker.ScoreOne(standing, behind).MatchBits(model);
    }

    private StandingBits Bits(BirthRows birth) =>
        new(BitsOf(pairs[0], birth.A, birth.B), BitsOf(pairs[1], birth.A, birth.C), BitsOf(pairs[2], birth.B, birth.C));

    private static double BitsOf(SourcePair pair, int left, int right) => left < 0 || right < 0 ? 0 : pair.BitsOf(left, right);
}
