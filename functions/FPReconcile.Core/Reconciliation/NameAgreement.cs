using System.Numerics;

namespace FPReconcile.Core.Reconciliation;

/// <summary>How two spellings of a name relate.</summary>
internal enum NameRelation
{
    /// <summary>One is missing, or they are in different scripts.</summary>
    NotComparable = 0,

    /// <summary>The same but for spelling, order, initials, truncation or further parts.</summary>
    Variant,

    /// <summary>One part is the same, the others are not: a married woman's surname, or a relative.</summary>
    SharesPart,
    Different,
}

/// <summary>Says whether two names can belong to one person. It is lenient: it exists to avoid false conflicts and to fail closed.</summary>
internal static class NameAgreement
{
    private const int ShortestTellingPart = 3;
    private const int ShortestForTwoEdits = 7;
    private const int ShortestForOneEdit = 4;

    public static NameRelation Compare(NameKey a, NameKey b)
    {
        if (a.Parts.Count == 0 || b.Parts.Count == 0 || a.IsHan != b.IsHan)
            return NameRelation.NotComparable;
        return a.IsHan ? CompareHan(a.Parts[0], b.Parts[0]) : CompareLetters(a, b);
    }

    private static NameRelation CompareLetters(NameKey a, NameKey b)
    {
        var (fewer, more) = a.Parts.Count <= b.Parts.Count ? (a, b) : (b, a);
        var taken = 0;
        var matched = 0;
        var telling = 0;
        foreach (var part in fewer.Parts)
        {
            var partner = FindPartner(part, more, taken);
            if (partner < 0)
                continue;
            taken |= 1 << partner;
            matched++;
            if (Math.Min(part.Text.Length, more.Parts[partner].Text.Length) >= ShortestTellingPart)
                telling++;
        }

        if (matched == fewer.Parts.Count || (a.Parts.Count != b.Parts.Count && Joined(a) == Joined(b)))
            return NameRelation.Variant;
        return telling > 0 ? NameRelation.SharesPart : NameRelation.Different;
    }

    // Equal parts are paired before similar ones, so that "Ana Anna" against "Anna Ana" pairs up.
    private static int FindPartner(NamePart part, NameKey name, int taken)
    {
        var similar = -1;
        for (var i = 0; i < Math.Min(name.Parts.Count, 31); i++)
        {
            if ((taken & (1 << i)) != 0)
                continue;
            if (string.Equals(part.Text, name.Parts[i].Text, StringComparison.Ordinal))
                return i;
            if (similar < 0 && AreSimilar(part, name.Parts[i]))
                similar = i;
        }

        return similar;
    }

    private static bool AreSimilar(NamePart a, NamePart b)
    {
        var (shorter, longer) = a.Text.Length <= b.Text.Length ? (a, b) : (b, a);
        if (shorter.Text.Length is 1 or >= ShortestTellingPart && longer.Text.StartsWith(shorter.Text, StringComparison.Ordinal))
            return true;
        var edits = AllowedEdits(shorter.Text.Length);
        return edits > 0
            && longer.Text.Length - shorter.Text.Length <= edits
            && BitOperations.PopCount(a.Letters ^ b.Letters) <= 2 * edits
            && EditDistance(a.Text, b.Text) <= edits;
    }

    private static int AllowedEdits(int length) => length switch
    {
        >= ShortestForTwoEdits => 2,
        >= ShortestForOneEdit => 1,
        _ => 0,
    };

    // The first character is the surname, the others the given name; one differing character of three or more is a slip.
    private static NameRelation CompareHan(NamePart a, NamePart b)
    {
        if (string.Equals(a.Text, b.Text, StringComparison.Ordinal) || AreReordered(a.Text, b.Text))
            return NameRelation.Variant;
        if (Math.Min(a.Text.Length, b.Text.Length) >= 3 && EditDistance(a.Text, b.Text) <= 1)
            return NameRelation.Variant;
        return a.Text[0] == b.Text[0] || (a.Text.Length > 1 && a.Text.AsSpan(1).SequenceEqual(b.Text.AsSpan(1))) ? NameRelation.SharesPart : NameRelation.Different;
    }

    private static bool AreReordered(string a, string b) =>
        a.Length == b.Length && a.Length <= 4 && a.Order().SequenceEqual(b.Order());

    private static string Joined(NameKey name) => string.Concat(name.Parts.Select(part => part.Text));

    /// <summary>Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.</summary>
    private static int EditDistance(string a, string b)
    {
        var beforeLast = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length];
    }
}
