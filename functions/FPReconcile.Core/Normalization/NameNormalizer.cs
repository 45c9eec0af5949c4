using System.Collections.Frozen;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Normalization;

/// <summary>
/// Brings names of persons into one form for comparison. The order of a name in one column is uncertain: the comparison also
/// has to try surname and given name swapped.
/// </summary>
public static class NameNormalizer
{
    private static readonly FrozenSet<string> Titles = new[]
    {
        "MR", "MRS", "MS", "MISS", "MX", "DR", "PROF", "REV", "HON", "MADAM",
        "MME", "MLLE", "MADAME", "MADEMOISELLE", "MONSIEUR", "SR", "SRA", "SRTA", "SENORA", "SENORITA", "DRA", "SENHORA",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> TitleLookup =
        Titles.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] CjkTitles = ["女士", "小姐", "夫人", "先生", "太太"];

    // Words that belong to the surname after them: DE LA CRUZ, VAN DER BERG.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Particles = new[]
    {
        "DE", "DA", "DO", "DOS", "DAS", "DEL", "DI", "DU", "DES", "LA", "LE", "LAS", "LOS", "VAN", "VON", "DER", "DEN", "TER",
        "BIN", "BINTI", "BINT", "IBN", "AL", "EL", "ABU", "ST", "SAINT", "SANTA", "MAC", "MC",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    // The two-character surnames in use (public list of compound surnames), simplified, and the Korean ones.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CompoundSurnames = new[]
    {
        "欧阳", "司马", "诸葛", "上官", "司徒", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "司空", "端木", "南宫",
        "轩辕", "百里", "呼延", "东郭", "独孤", "西门", "申屠", "淳于", "单于", "太史", "公冶", "仲孙", "濮阳", "赫连", "澹台", "宗政", "公羊",
        "钟离", "鲜于", "闾丘", "亓官", "司寇", "拓跋", "万俟", "第五", "闻人", "南门", "左丘", "梁丘", "公西", "完颜", "叶赫", "纳兰",
        "남궁", "황보", "제갈", "선우", "독고", "사공", "서문",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// The name for comparison. Parts that are known are folded one by one; a whole name is split: 'SURNAME, GIVEN' at the
    /// comma, Han and Hangul after the surname, anything else before the last word. Stand-ins ('Baby of ...') become missing.
    /// </summary>
    public static NormalizedName Normalize(PersonName name)
    {
        if (name.Surname is null && name.GivenName is null)
            return name.Whole is null ? new NormalizedName("", "") : NormalizeWhole(name.Whole);
        return Join(FoldPart(name.Surname), FoldPart(name.GivenName));
    }

    /// <summary>A name of two parts that <see cref="FoldPart"/> has folded.</summary>
    internal static NormalizedName Join(string surname, string givenName) =>
        // 'NA' is a Chinese given name and surname; it means 'not available' only where no other part says otherwise.
        surname is "" or "NA" && givenName is "" or "NA" ? new NormalizedName("", "") : new NormalizedName(surname, givenName);

    /// <summary>True when the text stands in for a name that is not known: 'Baby of ...', 'B/O', 'Twin I', '之婴', 'unknown', blank.</summary>
    public static bool IsPlaceholder(string? text) => text is null || IsFoldedPlaceholder(TextFolding.Fold(text));

    private static bool IsFoldedPlaceholder(string folded) => folded == "NA" || PlaceholderNames.ContainsFolded(folded);

    /// <summary>One part of a name for comparison; empty when it is missing or stands in for a name.</summary>
    internal static string FoldPart(string? part)
    {
        if (part is null)
            return "";
        var folded = TextFolding.Fold(part);
        if (PlaceholderNames.ContainsFolded(folded))
            return "";
        // Words of placeholders are known in both forms; names are compared in the simplified one.
        folded = HanCharacters.Simplified(folded);
        return IsCjkText(folded) ? JoinCjk(folded) : WithoutTitles(folded);
    }

    private static NormalizedName NormalizeWhole(string whole)
    {
        if (IsPlaceholder(whole))
            return new NormalizedName("", "");
        var comma = whole.AsSpan().IndexOfAny(',', '，');
        if (comma > 0)
            return new NormalizedName(FoldPart(whole[..comma]), FoldPart(whole[(comma + 1)..]));
        var folded = HanCharacters.Simplified(TextFolding.Fold(whole));
        return IsCjkText(folded) ? SplitCjk(folded) : SplitLatin(WithoutTitles(folded));
    }

    private static NormalizedName SplitLatin(string folded)
    {
        var split = folded.LastIndexOf(' ');
        if (split < 0)
            return new NormalizedName(PlaceholderNames.ContainsFolded(folded) ? "" : folded, "");
        for (var before = folded.LastIndexOf(' ', split - 1); before > 0; before = folded.LastIndexOf(' ', split - 1))
        {
            if (!Particles.Contains(folded.AsSpan(before + 1, split - before - 1)))
                break;
            split = before;
        }

        if (split == folded.IndexOf(' ', StringComparison.Ordinal) && folded.LastIndexOf(' ') > split && Particles.Contains(folded.AsSpan(0, split)))
            return new NormalizedName(folded, "");
        var givenName = folded[..split];
        return new NormalizedName(folded[(split + 1)..], PlaceholderNames.ContainsFolded(givenName) ? "" : givenName);
    }

    private static NormalizedName SplitCjk(string folded)
    {
        var space = folded.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0)
            return new NormalizedName(folded[..space], JoinCjk(folded[(space + 1)..]));
        folded = JoinCjk(folded);
        var length = folded.Length >= 3 && CompoundSurnames.Contains(folded.AsSpan(0, 2)) ? 2 : char.IsHighSurrogate(folded[0]) ? 2 : 1;
        length = Math.Min(length, folded.Length);
        return new NormalizedName(folded[..length], folded[length..]);
    }

    private static bool IsCjkText(string folded) => folded.Length > 0 && TextFolding.IsCjk(folded[0]);

    private static string JoinCjk(string folded)
    {
        var joined = folded.Replace(" ", "", StringComparison.Ordinal);
        foreach (var title in CjkTitles)
        {
            if (joined.Length > title.Length && joined.EndsWith(title, StringComparison.Ordinal))
                return joined[..^title.Length];
        }

        return joined;
    }

    private static string WithoutTitles(string folded)
    {
        // A single word is the name, whatever it is.
        if (!folded.Contains(' ', StringComparison.Ordinal) || !HasTitle(folded))
            return folded;
        var kept = folded.Split(' ').Where(static word => !Titles.Contains(word)).ToArray();
        // A title alone may be all that is left of a name: better compared than lost.
        return kept.Length == 0 ? folded : string.Join(' ', kept);
    }

    private static bool HasTitle(string folded)
    {
        foreach (var word in folded.AsSpan().Split(' '))
        {
            if (TitleLookup.Contains(folded.AsSpan()[word]))
                return true;
        }

        return false;
    }
}
