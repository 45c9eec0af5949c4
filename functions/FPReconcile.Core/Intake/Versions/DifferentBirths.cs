using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake.Versions;

/// <summary>Tells whether two records of one id are different births rather than versions of one.</summary>
internal static class DifferentBirths
{
    /// <summary>
    /// True for a register that was started again (another birth date and another mother), for facilities that number alike
    /// (another facility and another birth date or mother), and for a clearly different mother alone.
    /// </summary>
    public static bool AreClear(BirthRecord one, BirthRecord other)
    {
        var otherDate = one.BirthDate != other.BirthDate;
        var otherMother = AreDifferentMothers(one, other);
        var otherFacility = one.FacilityCode is not null && other.FacilityCode is not null && one.FacilityCode != other.FacilityCode;
        return (otherDate && otherMother) || (otherFacility && (otherDate || otherMother)) || AreClearlyDifferentMothers(one, other);
    }

    /// <summary>True when children of one delivery were entered under one number. Records of different versions do not show it: the later one may correct order or sex.</summary>
    public static bool HoldTwins(List<RecordVersion> versions) =>
        versions.Exists(one => versions.Exists(other =>
            VintageComparer.Instance.Compare(one.Sent.RecordVintage, other.Sent.RecordVintage) == 0 && AreTwins(one.Sent, other.Sent)));

    /// <summary>True for two children of one delivery: another order, or another sex where the delivery had several.</summary>
    public static bool AreTwins(BirthRecord one, BirthRecord other)
    {
        if (one.BirthDate != other.BirthDate)
            return false;
        var otherOrder = one.BirthOrder is not null && other.BirthOrder is not null && one.BirthOrder != other.BirthOrder;
        var otherSex = one.Sex is Sex.Male or Sex.Female && other.Sex is Sex.Male or Sex.Female && one.Sex != other.Sex;
        return otherOrder || (otherSex && Math.Max(one.Plurality ?? 0, other.Plurality ?? 0) >= 2);
    }

    private static bool AreDifferentMothers(BirthRecord one, BirthRecord other)
    {
        if (one.MotherNationalId is not null && other.MotherNationalId is not null)
            return one.MotherNationalId != other.MotherNationalId;
        return HaveOtherNames(NameOf(one), NameOf(other));
    }

    // The name differs, and so does her birth date or identifier; nothing of it agrees. One of the two may be a slip: then no part
    // of the name may agree either. Both together are no slip.
    private static bool AreClearlyDifferentMothers(BirthRecord one, BirthRecord other)
    {
        var (id, otherId) = (one.MotherNationalId, other.MotherNationalId);
        var (date, otherDate) = (one.MotherBirthDate, other.MotherBirthDate);
        var (name, otherName) = (NameOf(one), NameOf(other));
        if (!HaveOtherNames(name, otherName) || (id is not null && id == otherId) || (date is not null && date == otherDate))
            return false;
        var idDiffers = id is not null && otherId is not null;
        var dateDiffers = date is not null && otherDate is not null;
        return (idDiffers && dateDiffers) || ((idDiffers || dateDiffers) && !SharePart(name, otherName));
    }

    private static bool HaveOtherNames(NormalizedName one, NormalizedName other)
    {
        var isSame = (one.Surname == other.Surname && one.GivenName == other.GivenName)
            || (one.Surname == other.GivenName && one.GivenName == other.Surname);
        return !one.IsMissing && !other.IsMissing && !isSame;
    }

    private static bool SharePart(NormalizedName one, NormalizedName other) =>
        Words(one).Intersect(Words(other), StringComparer.Ordinal).Any();

    private static string[] Words(NormalizedName name) =>
        $"{name.Surname} {name.GivenName}".Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static NormalizedName NameOf(BirthRecord record) => NameNormalizer.Normalize(record.MotherName);
}
