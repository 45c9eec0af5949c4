using FPReconcile.Synthetic.Births;
using FPReconcile.Synthetic.Names;

namespace FPReconcile.Synthetic.Errors;

/// <summary>Writes down the parents as an office does, with its errors and gaps.</summary>
internal sealed class ParentsClerk(ErrorRates rates)
{
    private readonly NameErrors _names = new(rates);

    public ParentsEntry Write(Family family, SyntheticSource source, SeededRandom random)
    {
        var mother = WriteMother(family, source, random);
        var (surname, givenName) = WriteFather(family, source, random);
        var birthDate = WriteMotherBirthDate(family.MotherBirthDate, source, random);
        var id = WriteNumber(family.NationalId, family.NationalId, rates.NationalIdMissing, source, random);
        var isOtherPhone = random.Chance(rates.OtherPhone.Of(source));
        var phone = WriteNumber(family.Phone, isOtherPhone ? family.OtherPhone : family.Phone, rates.PhoneMissing, source, random);
        var knowsMove = source is SyntheticSource.Registration or SyntheticSource.Register;
        var area = knowsMove ? family.MovedTo ?? family.AreaCode : family.AreaCode;
        return new ParentsEntry
        {
            MotherSurname = WriteCase(mother.Surname, source),
            MotherGivenName = mother.GivenName,
            MotherBirthDate = birthDate,
            NationalId = id,
            FatherSurname = surname is null ? null : WriteCase(surname, source),
            FatherGivenName = givenName,
            Phone = phone,
            AreaCode = area,
            Corrupted = Changed(RecordFields.MotherSurname, family.FullMotherSurname, mother.Surname)
                | Changed(RecordFields.MotherGivenName, family.FullMotherGivenName, mother.GivenName)
                | (birthDate is null || birthDate == family.MotherBirthDate ? RecordFields.None : RecordFields.MotherBirthDate)
                | Changed(RecordFields.MotherNationalId, family.NationalId, id)
                | Changed(RecordFields.FatherName, family.FatherSurname, surname)
                | Changed(RecordFields.FatherName, family.FatherGivenName, givenName)
                | Changed(RecordFields.Phone, family.Phone, phone)
                | Changed(RecordFields.Area, family.AreaCode, area),
        };
    }

    internal (string Surname, string GivenName) WriteMother(Family family, SyntheticSource source, SeededRandom random)
    {
        var isShort = random.Chance(rates.MiddleNameDropped.Of(source));
        var surname = isShort ? family.MotherSurname : family.FullMotherSurname;
        if (random.Chance(rates.MarriedName.Of(source)))
            surname = family.FatherSurname;
        surname = _names.Write(surname, new NamePart(family.IsChinese, IsSurname: true), source, random);
        var givenName = isShort ? family.MotherGivenName : family.FullMotherGivenName;
        givenName = _names.Write(givenName, new NamePart(family.IsChinese, IsSurname: false), source, random);
        if (random.Chance(rates.NameTransliterated.Of(source)) && family.IsChinese)
            (surname, givenName) = (ChineseNames.Transliterate(surname), ChineseNames.Transliterate(givenName));
        return random.Chance(rates.NamesSwapped.Of(source)) ? (givenName, surname) : (surname, givenName);
    }

    private (string? Surname, string? GivenName) WriteFather(Family family, SyntheticSource source, SeededRandom random)
    {
        var surname = _names.Write(family.FatherSurname, new NamePart(family.IsChinese, IsSurname: true), source, random);
        var givenName = _names.Write(family.FatherGivenName, new NamePart(family.IsChinese, IsSurname: false), source, random);
        return random.Chance(rates.FatherNameMissing.Of(source)) ? (null, null) : (surname, givenName);
    }

    internal DateOnly? WriteMotherBirthDate(DateOnly date, SyntheticSource source, SeededRandom random)
    {
        var roll = random.NextDouble();
        if (random.Chance(rates.MotherBirthDateMissing.Of(source)))
            return null;
        if ((roll -= rates.MotherDateSwapped.Of(source)) < 0)
            return DateErrors.SwapDayAndMonth(date);
        if ((roll -= rates.MotherDateDigit.Of(source)) < 0)
            return DateErrors.ChangeDigit(date, yearToo: true, random);
        return roll < rates.MotherDateHeaped.Of(source) ? DateErrors.Heap(date) : date;
    }

    /// <summary>
    /// The chance that a record lacks the number, given that the family has one: both parts together make the rate.
    /// </summary>
    private string? WriteNumber(string? own, string? written, SourceRates missing, SyntheticSource source, SeededRandom random)
    {
        var isWrong = random.Chance(rates.IdentifierDigit.Of(source));
        var familyHas = Math.Sqrt(1 - missing.Facility);
        var isMissing = !random.Chance(familyHas > 0 ? Math.Min(1, (1 - missing.Of(source)) / familyHas) : 0);
        if (own is null || written is null || isMissing)
            return null;
        return isWrong ? DigitErrors.Change(written, random) : written;
    }

    /// <summary>The registration office writes surnames in capitals; that is its way, not an error.</summary>
    private static string WriteCase(string surname, SyntheticSource source) =>
        source == SyntheticSource.Registration ? surname.ToUpperInvariant() : surname;

    private static RecordFields Changed(RecordFields field, string? truth, string? written) =>
        written is null || string.Equals(truth, written, StringComparison.Ordinal) ? RecordFields.None : field;
}
