using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>One detail on which two standing records of a birth disagree.</summary>
internal readonly record struct DetailConflict(BirthField Field, BirthRecord A, BirthRecord B);

/// <summary>
/// Finds the details on which linked records disagree. Blanks and spelling variants are no conflict; area, telephone and the
/// father are not compared, because offices record them for different purposes.
/// </summary>
internal sealed class DetailComparer(NameKeys names)
{
    /// <summary>Scales and rounding differ between ward and office; more than this is another reading.</summary>
    private const int WeightToleranceGrams = 300;

    private static readonly BirthField[] Fields = Enum.GetValues<BirthField>();

    /// <summary>Conflicts over all pairs of standing records, ordered by field, then by pair.</summary>
    public IReadOnlyList<DetailConflict> Compare(LinkedBirth birth)
    {
        List<DetailConflict>? conflicts = null;
        foreach (var field in Fields)
        {
            ComparePair(field, birth.Notification, birth.Registration, ref conflicts);
            ComparePair(field, birth.Notification, birth.RegisterEntry, ref conflicts);
            ComparePair(field, birth.Registration, birth.RegisterEntry, ref conflicts);
        }

        return conflicts is null ? [] : conflicts;
    }

    private void ComparePair(BirthField field, BirthRecord? a, BirthRecord? b, ref List<DetailConflict>? conflicts)
    {
        if (a is not null && b is not null && Disagree(field, a, b))
            (conflicts ??= []).Add(new DetailConflict(field, a, b));
    }

    /// <summary>True when two records disagree on a detail.</summary>
    public bool Disagree(BirthField field, BirthRecord a, BirthRecord b) => field switch
    {
        BirthField.BirthDate => a.BirthDate != b.BirthDate,
        BirthField.Sex => a.Sex != Sex.Unknown && b.Sex != Sex.Unknown && a.Sex != b.Sex,
        BirthField.BirthOrder => Differ(a.BirthOrder, b.BirthOrder),
        BirthField.Plurality => Differ(a.Plurality, b.Plurality),
        BirthField.Outcome => IsStated(a.Outcome) && IsStated(b.Outcome) && a.Outcome != b.Outcome,
        BirthField.ChildName => ChildNamesDiffer(a.ChildName, b.ChildName),
        BirthField.MotherName => MotherNamesDiffer(a.MotherName, b.MotherName),
        BirthField.MotherBirthDate => Differ(a.MotherBirthDate, b.MotherBirthDate),
        BirthField.MotherNationalId => Differ(a.MotherNationalId, b.MotherNationalId),
        BirthField.CertificateNumber => Differ(a.CertificateNumber, b.CertificateNumber),
        BirthField.FacilityCode => Differ(a.FacilityCode, b.FacilityCode),
        BirthField.BirthWeight => WeightsDiffer(a.BirthWeightGrams, b.BirthWeightGrams),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static bool Differ<T>(T? a, T? b)
        where T : struct, IEquatable<T> => a is { } known && b is { } other && !known.Equals(other);

    private static bool Differ(string? a, string? b) =>
        a is not null && b is not null && !IsWrittenAlike(a, b);

    private static bool IsStated(BirthOutcome outcome) => outcome is not (BirthOutcome.Unknown or BirthOutcome.NotUnderstood);

    private static bool WeightsDiffer(int? a, int? b) => a is { } known && b is { } other && Math.Abs(known - other) > WeightToleranceGrams;

    // Most linked names: spares folding them.
    private static bool AreWrittenAlike(PersonName a, PersonName b) =>
        IsWrittenAlike(a.Surname, b.Surname) && IsWrittenAlike(a.GivenName, b.GivenName) && IsWrittenAlike(a.Whole, b.Whole);

    // Asked of the bytes first: for characters beyond ASCII each letter of the others is looked up.
    private static bool IsWrittenAlike(string? a, string? b) =>
        string.Equals(a, b, StringComparison.Ordinal) || string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    // A woman may appear under her own and under her husband's surname.
    private bool MotherNamesDiffer(PersonName a, PersonName b)
    {
        if (a.IsMissing || b.IsMissing || AreWrittenAlike(a, b))
            return false;
        var (first, second) = (names[a], names[b]);
        var relation = NameAgreement.Compare(first, second);
        if (relation != NameRelation.SharesPart || first.IsHan)
            return relation == NameRelation.Different;

        // The same surname with another given name is another woman of the family; the order of the parts may be crosswise.
        return NameAgreement.Compare(names.OfGivenName(a), second) == NameRelation.Different
            && NameAgreement.Compare(names.OfGivenName(b), first) == NameRelation.Different;
    }

    // Siblings share the surname, so for a child it is the given name that has to agree.
    private bool ChildNamesDiffer(PersonName a, PersonName b)
    {
        if (a.IsMissing || b.IsMissing || AreWrittenAlike(a, b))
            return false;
        var (first, second) = (names[a], names[b]);
        var relation = NameAgreement.Compare(first, second);
        if (relation == NameRelation.SharesPart)
        {
            var given = NameAgreement.Compare(names.OfGivenName(a), names.OfGivenName(b));
            return given is NameRelation.Different or NameRelation.NotComparable || (given == NameRelation.SharesPart && !first.IsHan);
        }

        return relation == NameRelation.Different;
    }
}
