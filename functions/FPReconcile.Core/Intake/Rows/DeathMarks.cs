using System.Collections.Frozen;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake.Rows;

/// <summary>Answers in columns whose heading itself asks for a death ('Date of death', 'Stillborn') or for life ('Alive').</summary>
internal static class DeathMarks
{
    private static readonly FrozenSet<string> Noes = new[]
    {
        "NO", "N", "0", "FALSE", "NON", "NAO", "NOT", "F", "否", "无", "無", "没有", "未", "不是", "ALIVE", "LIVE", "VIVANT", "VIVO", "活", "活产", "存活",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for no, 0, false and marks of 'not available'. Anything else counts as yes.</summary>
    public static bool SaysNo(in Cell cell) => cell.Kind switch
    {
        CellKind.Number or CellKind.Boolean => cell.Number == 0,
        CellKind.Text => MissingMarks.IsMark(cell.Text!) || Noes.Contains(TextFolding.Fold(cell.Text)),
        _ => false,
    };

    /// <summary>What a yes means: the words of the cell where they say more, else a death.</summary>
    public static BirthOutcome Evidence(in Cell cell)
    {
        var told = EvidenceInText(cell);
        return told == BirthOutcome.Unknown ? BirthOutcome.NeonatalDeath : told;
    }

    public static BirthOutcome EvidenceInText(in Cell cell) =>
        cell.Kind == CellKind.Text ? DeathWords.Find(cell.Text!) : BirthOutcome.Unknown;
}
