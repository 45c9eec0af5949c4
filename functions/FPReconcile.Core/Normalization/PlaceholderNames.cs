using System.Collections.Frozen;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Normalization;

/// <summary>Texts that offices write where a child has no name yet, in English, French, Spanish, Portuguese and Chinese.</summary>
internal static class PlaceholderNames
{
    private const string BabyWord = "BABY";

    private static readonly FrozenSet<string> Whole = new[]
    {
        "BABY", "BABY BOY", "BABY GIRL", "BABY MALE", "BABY FEMALE", "BABYBOY", "BABYGIRL", "BOY", "GIRL", "BABY BOY GIRL",
        "BOY CHILD", "GIRL CHILD", "MALE", "FEMALE", "MALE CHILD", "FEMALE CHILD", "MALE INFANT", "FEMALE INFANT", "MALE BABY", "FEMALE BABY",
        "INFANT", "INFANT BOY", "INFANT GIRL", "NEWBORN", "NEW BORN", "NEWBORN BABY", "CHILD", "B O", "B G", "B B", "NN", "N N", "RN",
        "UNKNOWN", "UNKNOWN UNKNOWN", "NOT KNOWN", "N A", "NIL", "NONE", "NULL", "TBA", "TBC", "TBD", "X", "XX", "XXX", "XXXX",
        "NOT NAMED", "NOT YET NAMED", "NOT NAMED YET", "UNNAMED", "NO NAME", "NONAME", "NAMELESS", "NOT STATED", "NOT GIVEN",
        "NOT AVAILABLE", "NOT APPLICABLE", "NOT RECORDED", "PENDING", "NAME PENDING", "TO BE NAMED",
        "BEBE", "BEBE FILLE", "BEBE GARCON", "NOUVEAU NE", "NOUVEAUNE", "INCONNU", "INCONNUE", "SANS NOM", "SANS PRENOM", "NON NOMME",
        "NON NOMMEE", "NON RENSEIGNE", "ENFANT", "GARCON", "FILLE",
        "SIN NOMBRE", "RECIEN NACIDO", "RECIEN NACIDA", "DESCONOCIDO", "DESCONOCIDA", "NO CONSTA", "SE DESCONOCE", "NINO", "NINA",
        "SEM NOME", "RECEM NASCIDO", "RECEM NASCIDA", "DESCONHECIDO", "DESCONHECIDA", "IGNORADO", "IGNORADA", "MENINO", "MENINA", "NAO CONSTA",
        "无名", "無名", "未取名", "未命名", "未起名", "暂无", "暫無", "无", "無", "不详", "不詳", "未知", "待定", "待取名", "婴儿", "嬰兒",
        "男婴", "女婴", "男嬰", "女嬰", "新生儿", "新生兒", "宝宝", "寶寶", "无姓名", "暂未取名", "尚未取名",
        "STILLBORN", "STILLBIRTH", "STILL BIRTH", "STILL BORN", "SB", "FSB", "MSB", "死胎", "死产", "死產",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What follows these words is the name of a parent, or an order.
    private static readonly string[] Beginnings =
    [
        "BABY OF ", "BABY BOY OF ", "BABY GIRL OF ", "BABY BOY ", "BABY GIRL ", "BABYBOY ", "BABYGIRL ", "B O ", "BABY O ", "BABY TWIN", "BABY A ", "BABY B ",
        "BOY OF ", "GIRL OF ", "INFANT OF ", "INFANT BOY OF ", "INFANT GIRL OF ", "NEWBORN OF ", "CHILD OF ", "SON OF ", "DAUGHTER OF ", "S O ", "D O ",
        "TWIN ", "TWINS ", "TRIPLET ", "FIRST TWIN", "SECOND TWIN", "1ST TWIN", "2ND TWIN",
        "BEBE DE ", "BEBE D ", "ENFANT DE ", "ENFANT D ", "NOUVEAU NE DE ", "FILS DE ", "FILLE DE ", "GARCON DE ", "JUMEAU ", "JUMELLE ",
        "HIJO DE ", "HIJA DE ", "RECIEN NACIDO DE ", "RECIEN NACIDA DE ", "RN DE ", "RN ", "GEMELO ", "GEMELA ",
        "BEBE DA ", "FILHO DE ", "FILHA DE ", "FILHO DA ", "FILHA DA ", "RECEM NASCIDO DE ", "RECEM NASCIDO DA ", "RN DA ", "GEMEO ", "GEMEA ",
    ];

    private static readonly string[] CjkEndings =
    [
        "之婴", "之嬰", "婴儿", "嬰兒", "之子", "之女", "之儿", "之兒", "之男", "之长子", "之長子", "之次子", "之长女", "之長女", "之次女", "男婴", "女婴", "男嬰", "女嬰",
        "之大", "之小", "之大子", "之小子", "之大女", "之小女", "之宝", "宝宝", "大双", "小双", "大雙", "小雙", "双胎之一", "双胎之二",
    ];

    private static readonly FrozenSet<string> SingleWordBeginnings = new[]
    {
        "TWIN", "TWINS", "TRIPLET", "JUMEAU", "JUMELLE", "GEMELO", "GEMELA", "GEMEO", "GEMEA",
        "BABY A", "BABY B", "BABY C", "BABY I", "BABY II", "BABY III", "BABY 1", "BABY 2", "BABY 3",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when the folded text (see <see cref="TextFolding.Fold"/>) stands in for a name or is empty.</summary>
    public static bool ContainsFolded(string folded)
    {
        if (folded.Length == 0 || Whole.Contains(folded) || SingleWordBeginnings.Contains(folded))
            return true;
        if (TextFolding.IsCjk(folded[^1]))
            return EndsWithAny(folded);

        // Every beginning ends with a space or has one inside.
        return folded.Contains(' ', StringComparison.Ordinal) && CouldBegin(folded[0]) && StartsWithAny(folded);
    }

    /// <summary>
    /// True for 'Baby SURNAME', where all that follows is a name of the mother. 'Baby' alone does not tell: it is also a given name.
    /// </summary>
    public static bool NamesMother(string? child, PersonName mother)
    {
        if (child is null || !child.AsSpan().TrimStart().StartsWith(BabyWord, StringComparison.OrdinalIgnoreCase))
            return false;
        var words = TextFolding.Fold(child).Split(' ');
        return words.Length > 1 && words[0] == BabyWord && AreNamesOf(mother, words[1..]);
    }

    // A method of its own: what a lambda captures is allocated where its method begins, here for every name there is.
    private static bool AreNamesOf(PersonName mother, string[] words)
    {
        var normalized = NameNormalizer.Normalize(mother);
        var names = $"{normalized.Surname} {normalized.GivenName}".Split(' ');
        return Array.TrueForAll(words, word => names.Contains(word, StringComparer.Ordinal));
    }

    /// <summary>The mother's name, folded, in 'Baby of NAME', 'B/O NAME' and '姓名之婴'; null when the stand-in names nobody.</summary>
    public static string? MotherIn(string text)
    {
        var folded = TextFolding.Fold(text);
        if (folded.Length == 0)
            return null;
        var name = TextFolding.IsCjk(folded[^1]) ? BeforeEnding(folded) : AfterBeginning(folded);
        return name.Length < 2 || name.Any(char.IsAsciiDigit) || ContainsFolded(name) ? null : name;
    }

    private static string AfterBeginning(string folded)
    {
        var beginning = Beginnings.Where(text => NamesParent(text) && folded.StartsWith(text, StringComparison.Ordinal)).MaxBy(static text => text.Length);
        return beginning is null ? "" : folded[beginning.Length..].Trim();
    }

    private static string BeforeEnding(string folded)
    {
        var ending = CjkEndings.Where(text => folded.EndsWith(text, StringComparison.Ordinal)).MaxBy(static text => text.Length);
        return ending is null ? "" : folded[..^ending.Length].TrimEnd('之').Trim();
    }

    private static bool NamesParent(string beginning) =>
        beginning is "B O " or "BABY O " || beginning.EndsWith(" OF ", StringComparison.Ordinal) || beginning.EndsWith(" DE ", StringComparison.Ordinal)
        || beginning.EndsWith(" D ", StringComparison.Ordinal) || beginning.EndsWith(" DA ", StringComparison.Ordinal);

    private static bool CouldBegin(char first) =>
        first is 'B' or 'G' or 'I' or 'N' or 'C' or 'S' or 'D' or 'T' or 'F' or 'E' or 'J' or 'H' or 'R' or '1' or '2';

    private static bool StartsWithAny(string folded)
    {
        foreach (var beginning in Beginnings)
        {
            if (folded.StartsWith(beginning, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool EndsWithAny(string folded)
    {
        foreach (var ending in CjkEndings)
        {
            if (folded.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
