using System.Globalization;
using FPReconcile.Synthetic.Births;
using FPReconcile.Synthetic.Errors;
using FPReconcile.Synthetic.Identifiers;

namespace FPReconcile.Synthetic;

/// <summary>
/// Invents a district birth by birth, with the records of each, without keeping them: for files of millions of rows.
/// The births are those of <see cref="SyntheticDistrict.Generate"/> with the same options, in the same order.
/// </summary>
public sealed class DistrictStream
{
    private const double SiblingsCopiedShare = 0.5;
    private const long RecordNumbers = 100_000_000;

    private readonly DistrictOptions _options;
    private readonly ErrorRates _rates;
    private readonly DeliveryGenerator _deliveries;
    private readonly ParentsClerk _parentsClerk;
    private readonly RecordClerk _recordClerk;
    private readonly Dictionary<SyntheticSource, NumberSeries> _recordNumbers = [];

    private DistrictStream(DistrictOptions options)
    {
        // Streams from 0 up belong to the deliveries; this one numbers the records.
        var random = new SeededRandom(options.Seed, stream: -1);
        _options = options;
        _rates = options.RatesInForce;
        _deliveries = new DeliveryGenerator(options, random);
        _parentsClerk = new ParentsClerk(_rates);
        _recordClerk = new RecordClerk(options);
        foreach (var source in Enum.GetValues<SyntheticSource>())
            _recordNumbers.Add(source, new NumberSeries(RecordNumbers, random));
    }

    /// <summary>All births of the district, one after the other; each enumeration invents them anew, and the same.</summary>
    public static IEnumerable<BirthTruth> Births(DistrictOptions options)
    {
        DistrictOptions.ThrowIfInvalid(options);
        return Run();

        IEnumerable<BirthTruth> Run()
        {
            var stream = new DistrictStream(options);
            var count = 0;
            for (var delivery = 1; count < options.Births; delivery++)
            {
                foreach (var birth in stream.CreateDelivery(delivery, count))
                {
                    count++;
                    yield return birth;
                }
            }
        }
    }

    private List<BirthTruth> CreateDelivery(int deliveryId, int birthsBefore)
    {
        var random = new SeededRandom(_options.Seed, deliveryId);
        var births = _deliveries.Create(deliveryId, birthsBefore + 1, _options.Births - birthsBefore, random);
        WriteRecords(births, SyntheticSource.Facility, birth => birth.NotifiedOn is not null, random);
        WriteRecords(births, SyntheticSource.Registration, birth => birth.RegisteredOn is not null, random);
        WriteRecords(births, SyntheticSource.Register, birth => birth.EnteredOn is not null, random);
        foreach (var birth in births)
            WriteDeathRow(birth, random);
        return births;
    }

    private void WriteRecords(List<BirthTruth> births, SyntheticSource source, Func<BirthTruth, bool> isKnown, SeededRandom random)
    {
        ParentsEntry? parents = null;
        foreach (var birth in births.Where(isKnown))
        {
            if (parents is null || !random.Chance(SiblingsCopiedShare))
                parents = _parentsClerk.Write(birth.Family, source, random);
            var original = _recordClerk.Write(birth, parents, source, random);
            DeathNotes.Write(original, birth, random);
            original.RecordId = NextRecordId(original);
            birth.SetRecords(source, random.Chance(_rates.Reentered.Of(source)) ? [original, Reenter(original, birth, random)] : [original]);
        }
    }

    private SyntheticRecord Reenter(SyntheticRecord original, BirthTruth birth, SeededRandom random)
    {
        var record = _recordClerk.Reenter(original, birth, random);
        record.RecordId = NextRecordId(record);
        return record;
    }

    private void WriteDeathRow(BirthTruth birth, SeededRandom random)
    {
        if (!DeathNotes.IsListed(birth, SyntheticSources.Linked.SelectMany(birth.Records), random))
            return;
        var row = _recordClerk.Write(birth, _parentsClerk.Write(birth.Family, SyntheticSource.Deaths, random), SyntheticSource.Deaths, random);
        DeathNotes.Write(row, birth, random);
        row.RecordId = NextRecordId(row);
        birth.DeathRow = row;
    }

    /// <summary>F01-61803399, R25-..., P25-..., D25-...: unlike a national id or a certificate number, and without the order of births.</summary>
    private string NextRecordId(SyntheticRecord record)
    {
        var number = _recordNumbers[record.Source].NextText();
        var year = (_options.Year % 100).ToString("D2", CultureInfo.InvariantCulture);
        return record.Source switch
        {
            SyntheticSource.Facility => $"{record.FacilityCode}-{number}",
            SyntheticSource.Registration => $"R{year}-{number}",
            SyntheticSource.Register => $"P{year}-{number}",
            _ => $"D{year}-{number}",
        };
    }
}
