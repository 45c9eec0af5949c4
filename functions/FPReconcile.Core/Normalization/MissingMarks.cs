namespace FPReconcile.Core.Normalization;

/// <summary>Marks that offices and statistics programs write where nothing is known: -, N/A, \N, NULL, ***, ?.</summary>
internal static class MissingMarks
{
    private const int LongestMark = 5;

    /// <summary>True when the text of a cell means that there is no value. Names are judged by <see cref="NameNormalizer.IsPlaceholder"/>.</summary>
    public static bool IsMark(string text)
    {
        if (text.Length > LongestMark || (text.Length > 0 && char.IsAsciiDigit(text[0])))
            return false;
        var mark = text.AsSpan().Trim();
        if (mark.IsEmpty || mark.IndexOfAnyExcept('-', '*', '?') < 0 || mark.IndexOfAnyExcept('.', '/', '_') < 0)
            return true;
        return mark is "\\N" or "—" or "–" or "无" or "無"
            || mark.Equals("NA", StringComparison.OrdinalIgnoreCase) || mark.Equals("N/A", StringComparison.OrdinalIgnoreCase)
            || mark.Equals("NULL", StringComparison.OrdinalIgnoreCase) || mark.Equals("NIL", StringComparison.OrdinalIgnoreCase)
            || mark.Equals("NONE", StringComparison.OrdinalIgnoreCase) || mark.Equals("NaN", StringComparison.OrdinalIgnoreCase);
    }
}
