using System.Collections.Frozen;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Intake.Rows;

/// <summary>Rows below the header that hold no birth. They are counted as skipped.</summary>
internal enum RowKind
{
    Data = 0,
    Blank,
    RepeatedHeader,
    Total,
    Footer,
}

/// <summary>Tells rows of a birth from blank, total, signature and repeated header rows.</summary>
internal sealed class RowClassifier(SheetLayout layout)
{
    private static readonly FrozenSet<string> TotalWords = new[]
    {
        "TOTAL", "TOTALS", "TOTAUX", "TOTALES", "TOTAIS", "SUBTOTAL", "SUBTOTALS", "SUBTOTALES", "SUM", "SUMA", "SOMA", "SOMME",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] TotalBeginnings = ["GRAND TOTAL", "SOUS TOTAL", "SUB TOTAL", "合计", "总计", "小计", "共计", "合計", "總計", "小計", "共計", "总数", "本月合计", "本页", "累计", "कुल"];

    private static readonly string[] FooterBeginnings =
    [
        "PREPARED BY", "CHECKED BY", "VERIFIED BY", "APPROVED BY", "COMPILED BY", "SUBMITTED BY", "REPORTED BY", "COMPLETED BY", "ENTERED BY", "REVIEWED BY", "FILLED BY", "FORM FILLED", "SIGNED", "SIGNATURE", "NAME AND SIGNATURE",
        "OFFICER IN CHARGE", "IN CHARGE", "STAMP", "OFFICIAL STAMP", "DATE OF REPORT", "END OF REPORT", "END OF LIST", "PAGE ", "PRINTED ON", "PRINTED BY", "GENERATED ON", "SOURCE ", "NOTE ", "NOTES ", "DESIGNATION",
        "填表人", "制表人", "审核人", "负责人", "单位负责人", "填报人", "填报单位", "填表日期", "填报日期", "报告人", "报表日期", "制表日期", "签字", "签名", "盖章", "公章", "复核人", "审核", "制表", "注 ", "备注 ",
        "ETABLI PAR", "PREPARE PAR", "VERIFIE PAR", "APPROUVE PAR", "FAIT A", "LE RESPONSABLE", "NOM ET SIGNATURE", "CACHET", "ELABORADO POR", "PREPARADO POR", "REVISADO POR", "APROBADO POR", "FIRMA", "SELLO", "RESPONSABLE",
        "APROVADO POR", "VERIFICADO POR", "ASSINATURA", "CARIMBO", "RESPONSAVEL",
    ];

    private readonly int _birthDateColumn = layout.Plan.IndexOf(CanonicalColumn.BirthDate);
    private readonly int _mostCellsOfFooter = Math.Max(2, layout.Plan.KnownCount / 2);

    public RowKind Classify(ReadOnlySpan<Cell> cells) =>
        LooksLikeBirth(cells) && !IsSparse(cells) ? RowKind.Data : ClassifyByWords(cells);

    // The usual case: a text that begins with a digit, a date or a serial where the birth date stands. It spares the look at the whole row.
    private bool LooksLikeBirth(ReadOnlySpan<Cell> cells)
    {
        if (_birthDateColumn < 0 || _birthDateColumn >= cells.Length)
            return false;
        ref readonly var cell = ref cells[_birthDateColumn];
        return cell.Kind switch
        {
            CellKind.Date => true,
            CellKind.Number => DateParser.ReadNumber(cell.Number, layout.Calendar).State >= DateState.Definite,
            CellKind.Text => cell.Text!.Length >= 6 && char.IsAsciiDigit(cell.Text[0]) && (char.IsAsciiDigit(cell.Text[^1]) || cell.Text[^1] == '日'),
            _ => false,
        };
    }

    // A mother may be called Page or Note: with a birth date in any writing her row is no footnote.
    private bool HasBirthDate(ReadOnlySpan<Cell> cells) =>
        _birthDateColumn >= 0 && _birthDateColumn < cells.Length && cells[_birthDateColumn] is { Kind: CellKind.Text, Text: var text }
        && DateParser.ReadText(text!, layout.Calendar).State >= DateState.Definite;

    // A signature row may hold a date too, and little else.
    private bool IsSparse(ReadOnlySpan<Cell> cells)
    {
        var filled = 0;
        foreach (ref readonly var cell in cells)
        {
            if (!cell.IsBlank && ++filled > _mostCellsOfFooter)
                return false;
        }

        return true;
    }

    private RowKind ClassifyByWords(ReadOnlySpan<Cell> cells)
    {
        var filled = 0;
        Cell first = default;
        foreach (var cell in cells)
        {
            if (cell.IsBlank)
                continue;
            if (filled++ == 0)
                first = cell;
        }

        if (filled == 0)
            return RowKind.Blank;
        if (IsHeader(cells))
            return RowKind.RepeatedHeader;
        if (first.Kind != CellKind.Text)
            return RowKind.Data;
        var folded = TextFolding.Fold(first.Text);
        if (filled == 1 && layout.TitleTexts.Contains(folded))
            return RowKind.RepeatedHeader;
        if (HasBirthDate(cells) && !IsSparse(cells))
            return RowKind.Data;
        if (IsTotal(folded, cells))
            return RowKind.Total;
        return IsFooter(folded) ? RowKind.Footer : RowKind.Data;
    }

    private bool IsHeader(ReadOnlySpan<Cell> cells)
    {
        foreach (var texts in layout.HeaderTexts)
        {
            var (same, filled) = (0, 0);
            for (var i = 0; i < cells.Length; i++)
            {
                if (cells[i].IsBlank)
                    continue;
                filled++;
                if (i < texts.Count && cells[i].Kind == CellKind.Text && cells[i].Text.AsSpan().Trim().Equals(texts[i], StringComparison.OrdinalIgnoreCase))
                    same++;
            }

            if (same > 0 && same * 2 > filled && (same >= 2 || filled == 1))
                return true;
        }

        return false;
    }

    // A total row holds its word and numbers. A row with other words may be a person of that name.
    private static bool IsTotal(string folded, ReadOnlySpan<Cell> cells)
    {
        if (!IsTotalWord(folded))
            return false;
        var isFirst = true;
        foreach (var cell in cells)
        {
            if (cell.Kind != CellKind.Text)
                continue;
            if (!isFirst && !IsTotalWord(TextFolding.Fold(cell.Text)) && cell.Text.AsSpan().IndexOfAnyInRange('0', '9') < 0)
                return false;
            isFirst = false;
        }

        return true;
    }

    private static bool IsTotalWord(string folded)
    {
        var space = folded.IndexOf(' ', StringComparison.Ordinal);
        return TotalWords.Contains(space < 0 ? folded : folded[..space])
            || TotalBeginnings.Any(beginning => folded.StartsWith(beginning, StringComparison.Ordinal));
    }

    /// <summary>True when a text begins like a signature or a footnote.</summary>
    internal static bool IsFooter(string folded)
    {
        var padded = folded + " ";
        return FooterBeginnings.Any(beginning => padded.StartsWith(beginning, StringComparison.Ordinal));
    }
}
