using FPReconcile.Synthetic.Names;

namespace FPReconcile.Synthetic.Errors;

/// <summary>Writes a record of a birth as an office does: the parents' part is given, the child's part gets its own errors and gaps.</summary>
internal sealed class RecordClerk(DistrictOptions options)
{
    private readonly ErrorRates _rates = options.RatesInForce;
    private readonly NameErrors _names = new(options.RatesInForce);

    public SyntheticRecord Write(BirthTruth birth, ParentsEntry parents, SyntheticSource source, SeededRandom random)
    {
        var record = new SyntheticRecord
        {
            Source = source,
            BirthId = birth.Id,
            RecordedOn = RecordedOn(birth, source),
            FacilityCode = FacilityCode(birth, source, random),
            IsHomeBirth = source == SyntheticSource.Register ? null : birth.IsHomeBirth,
            AreaCode = parents.AreaCode,
            BirthTime = Missing(_rates.BirthTimeMissing, source, random) ? null : birth.BirthTime,
            GestationWeeks = Missing(_rates.GestationMissing, source, random) ? null : birth.GestationWeeks,
            Plurality = Missing(_rates.PluralityMissing, source, random) ? null : birth.Plurality,
            BirthOrder = Missing(_rates.BirthOrderMissing, source, random) ? null : birth.BirthOrder,
            MotherSurname = parents.MotherSurname,
            MotherGivenName = parents.MotherGivenName,
            MotherBirthDate = parents.MotherBirthDate,
            MotherNationalId = parents.NationalId,
            FatherSurname = parents.FatherSurname,
            FatherGivenName = parents.FatherGivenName,
            Phone = parents.Phone,
            Corrupted = parents.Corrupted,
        };
        WriteBirthDate(record, birth, random);
        WriteSex(record, birth, random);
        WriteWeight(record, birth, random);
        WriteChildName(record, birth, random);
        WriteCertificate(record, birth, random);
        return record;
    }

    /// <summary>The same birth again, some days later, copied with one or two small changes.</summary>
    public SyntheticRecord Reenter(SyntheticRecord original, BirthTruth birth, SeededRandom random)
    {
        var record = original.Copy();
        record.IsReentry = true;
        var later = original.RecordedOn.AddDays(random.Between(0, 20));
        record.RecordedOn = later <= options.AsOf ? later : options.AsOf;
        for (var changes = random.Between(1, 2); changes > 0; changes--)
            ChangeSlightly(record, birth, random);
        return record;
    }

    /// <summary>Day on which the office writes: nothing it writes can be later.</summary>
    private DateOnly RecordedOn(BirthTruth birth, SyntheticSource source) => source switch
    {
        SyntheticSource.Facility => birth.NotifiedOn,
        SyntheticSource.Registration => birth.RegisteredOn,
        SyntheticSource.Register => birth.EnteredOn,
        _ => options.AsOf,
    } ?? options.AsOf;

    private string? FacilityCode(BirthTruth birth, SyntheticSource source, SeededRandom random)
    {
        var isMissing = Missing(_rates.FacilityMissing, source, random);
        var isOfNoFacility = birth.IsHomeBirth && source != SyntheticSource.Facility;
        return isMissing || isOfNoFacility ? null : birth.FacilityCode;
    }

    private void WriteBirthDate(SyntheticRecord record, BirthTruth birth, SeededRandom random)
    {
        var date = birth.BirthDate;
        var roll = random.NextDouble();
        if ((roll -= _rates.ChildDateDayOff.Of(record.Source)) < 0)
            date = DateErrors.ShiftByOneDay(date, random);
        else if ((roll -= _rates.ChildDateSwapped.Of(record.Source)) < 0)
            date = DateErrors.SwapDayAndMonth(date);
        else if (roll < _rates.ChildDateDigit.Of(record.Source))
            date = DateErrors.ChangeDigit(date, yearToo: false, random);

        // No office accepts a birth after its own entry, and the files hold births of one year.
        var isAccepted = date >= options.FirstBirthDate && date <= record.RecordedOn;
        record.BirthDate = isAccepted ? date : birth.BirthDate;
        Mark(record, RecordFields.BirthDate, record.BirthDate != birth.BirthDate);
    }

    private void WriteSex(SyntheticRecord record, BirthTruth birth, SeededRandom random)
    {
        var isWrong = random.Chance(_rates.SexMiscoded.Of(record.Source));
        if (Missing(_rates.SexMissing, record.Source, random))
            return;
        record.Sex = isWrong == (birth.Sex == ChildSex.Male) ? ChildSex.Female : ChildSex.Male;
        Mark(record, RecordFields.Sex, isWrong);
    }

    private void WriteWeight(SyntheticRecord record, BirthTruth birth, SeededRandom random)
    {
        var isWrong = random.Chance(_rates.WeightMisread.Of(record.Source));
        if (Missing(_rates.WeightMissing, record.Source, random))
            return;
        record.BirthWeightGrams = isWrong ? (birth.BirthWeightGrams + 50) / 100 * 100 : birth.BirthWeightGrams;
        Mark(record, RecordFields.BirthWeight, record.BirthWeightGrams != birth.BirthWeightGrams);
    }

    private void WriteChildName(SyntheticRecord record, BirthTruth birth, SeededRandom random)
    {
        var isChinese = birth.Family.IsChinese;
        if (Missing(_rates.ChildNameMissing, record.Source, random))
        {
            if (random.Chance(_rates.BabyOfName.Of(record.Source)))
                record.ChildPlaceholder = PlaceholderNames.Of(record, isChinese, random);
            return;
        }

        record.ChildSurname = _names.Write(birth.ChildSurname, new NamePart(isChinese, IsSurname: true), record.Source, random);
        record.ChildGivenName = _names.Write(birth.ChildGivenName, new NamePart(isChinese, IsSurname: false), record.Source, random);
        Mark(record, RecordFields.ChildName, record.ChildSurname != birth.ChildSurname || record.ChildGivenName != birth.ChildGivenName);
        if (record.Source == SyntheticSource.Registration)
            record.ChildSurname = record.ChildSurname.ToUpperInvariant();
    }

    private void WriteCertificate(SyntheticRecord record, BirthTruth birth, SeededRandom random)
    {
        var isWrong = random.Chance(_rates.IdentifierDigit.Of(record.Source));
        if (Missing(_rates.CertificateMissing, record.Source, random))
            return;
        record.CertificateNumber = isWrong ? DigitErrors.Change(birth.CertificateNumber, random) : birth.CertificateNumber;
        Mark(record, RecordFields.CertificateNumber, isWrong);
    }

    private static void ChangeSlightly(SyntheticRecord record, BirthTruth birth, SeededRandom random)
    {
        switch (random.Next(5))
        {
            case 0 when !birth.Family.IsChinese && record.MotherGivenName is { } name:
                record.MotherGivenName = NameErrors.Typo(name, random);
                Mark(record, RecordFields.MotherGivenName, isWrong: true);
                break;
            case 1:
                record.Phone = null;
                record.Corrupted &= ~RecordFields.Phone;
                break;
            case 2 when record.BirthWeightGrams is { } grams:
                record.BirthWeightGrams = grams + 10;
                Mark(record, RecordFields.BirthWeight, isWrong: true);
                break;
            case 3:
                record.ChildSurname = birth.ChildSurname;
                record.ChildGivenName = birth.ChildGivenName;
                record.ChildPlaceholder = null;
                record.Corrupted &= ~RecordFields.ChildName;
                break;
            default:
                record.FatherSurname = null;
                record.FatherGivenName = null;
                record.Corrupted &= ~RecordFields.FatherName;
                break;
        }
    }

    private static bool Missing(SourceRates rates, SyntheticSource source, SeededRandom random) => random.Chance(rates.Of(source));

    private static void Mark(SyntheticRecord record, RecordFields field, bool isWrong)
    {
        if (isWrong)
            record.Corrupted |= field;
    }
}
