using System.Numerics;
using FPReconcile.Core.Comparisons;

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

    /// <summary>Length of the longer part: one edit turns JON into JOHN, but ANA into INA too.</summary>
    private const int ShortestForOneEdit = 4;

    private const int ShortestForSimilarity = 7;
    private const double SimilarFrom = 0.92;

    /// <summary>Two substitutions change at most four letters of the set: most pairs of parts are refused by this count alone.</summary>
    private const int MostDifferentLetters = 4;

    public static NameRelation Compare(NameKey a, NameKey b)
    {
        if (a.Count == 0 || b.Count == 0 || a.IsHan != b.IsHan)
            return NameRelation.NotComparable;
        return a.IsHan ? CompareHan(a[0], b[0]) : CompareLetters(a, b);
    }

    private static NameRelation CompareLetters(NameKey a, NameKey b)
    {
        var (fewer, more) = a.Count <= b.Count ? (a, b) : (b, a);
        var taken = 0;
        var matched = 0;
        var telling = 0;
        for (var i = 0; i < fewer.Count; i++)
        {
            var part = fewer[i];
            var partner = FindPartner(part, more, taken);
            if (partner < 0)
                continue;
            taken |= 1 << partner;
            matched++;
            if (Math.Min(part.Text.Length, more[partner].Text.Length) >= ShortestTellingPart)
                telling++;
        }

        if (matched == fewer.Count || (a.Count != b.Count && a.IsJoinedAs(b)))
            return NameRelation.Variant;
        return telling > 0 ? NameRelation.SharesPart : NameRelation.Different;
    }

    // Equal parts are paired before similar ones, so that "Ana Anna" against "Anna Ana" pairs up.
    private static int FindPartner(NamePart part, NameKey name, int taken)
    {
        var similar = -1;
        for (var i = 0; i < Math.Min(name.Count, 31); i++)
        {
            if ((taken & (1 << i)) != 0 || !MayBeSimilar(part.Letters, name[i].Letters))
                continue;
            if (string.Equals(part.Text, name[i].Text, StringComparison.Ordinal))
                return i;
            if (similar < 0 && AreSimilar(part, name[i]))
                similar = i;
        }

        return similar;
    }

    // Equal parts, and those of one or two edits, have nearly the same letters; of a truncated part the other has all.
    private static bool MayBeSimilar(ulong a, ulong b) =>
        BitOperations.PopCount(a ^ b) <= MostDifferentLetters || (a & ~b) == 0 || (b & ~a) == 0;

    private static bool AreSimilar(NamePart a, NamePart b)
    {
        var (shorter, longer) = a.Text.Length <= b.Text.Length ? (a, b) : (b, a);
        if (shorter.Text.Length is 1 or >= ShortestTellingPart && longer.Text.StartsWith(shorter.Text, StringComparison.Ordinal))
            return true;
        if (shorter.Text.Length < ShortestTellingPart || longer.Text.Length < ShortestForOneEdit
            || BitOperations.PopCount(a.Letters ^ b.Letters) > MostDifferentLetters)
            return false;
        return Edits.IsOneEdit(a.Text, b.Text)
            || (shorter.Text.Length >= ShortestForSimilarity && JaroWinkler.Similarity(a.Text, b.Text) >= SimilarFrom);
    }

    // The first character is the surname, the others the given name; one character of three that is missing or another is a slip.
    private static NameRelation CompareHan(NamePart a, NamePart b)
    {
        if ((a.Letters & b.Letters) == 0)
            return NameRelation.Different;
        if (string.Equals(a.Text, b.Text, StringComparison.Ordinal) || (a.Letters == b.Letters && AreReordered(a.Text, b.Text)))
            return NameRelation.Variant;
        if (Math.Max(a.Text.Length, b.Text.Length) >= 3 && Edits.IsOneEdit(a.Text, b.Text))
            return NameRelation.Variant;
        // Characters of one sound differ in writing: one common character may be all that is left.
        return a.Text.AsSpan().IndexOfAny(b.Text) >= 0 ? NameRelation.SharesPart : NameRelation.Different;
    }

    private static bool AreReordered(string a, string b) =>
        a.Length == b.Length && a.Length <= 4 && a.Order().SequenceEqual(b.Order());
}
