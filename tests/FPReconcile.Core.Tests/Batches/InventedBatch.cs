using System.Globalization;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Batches;

/// <summary>Batches of chance: every field filled, blank and at its limits, in several scripts; a seed makes the same one again.</summary>
internal sealed class InventedBatch
{
    private static readonly string?[] Texts =
        [null, "Amina", "Grace Banda", "张丽", "欧阳娜娜", "𠮷田", "O'Neil-Núñez", "a\ud83d", "\udc00b", "\u0000", new('名', 300), "F1", "13800138000", "=1+1"];

    private readonly Random _random;
    private readonly SourceKind? _source;
    private readonly string _file;

    private InventedBatch(int seed)
    {
        _random = new Random(seed);
        _source = _random.Next(4) is > 0 and var number ? (SourceKind)(number - 1) : null;
        _file = $"{_source?.Name() ?? "deaths"}/{Some()}.csv";
    }

    public static FileBatch Of(int seed) => new InventedBatch(seed).Make();

    /// <summary>Registrations with all their values, in two sheets: so many and half as many.</summary>
    public static FileBatch OfRecords(int seed, int records)
    {
        for (; ; seed++)
        {
            var batch = new InventedBatch(seed);
            if (batch._source == SourceKind.Registration)
                return batch.Taken([batch.Sheet("March", records), batch.Sheet("April", records / 2)]);
        }
    }

    private FileBatch Make() => _random.Next(6) == 0
        ? new FileBatch
        {
            Source = _source,
            File = _file,
            AsOf = Day(),
            Input = _random.Next(2) == 0 ? null : Input(),
            Problem = Problem(),
            DeathsOfRefusedFile = [.. Repeat(5, () => Death(Some()))],
        }
        : Taken([.. Repeat(3, () => Sheet(Some(), _random.Next(60)))]);

    private FileBatch Taken(IReadOnlyList<SheetBatch> sheets) => new()
    {
        Source = _source,
        File = _file,
        AsOf = Day(),
        Input = Input(),
        FileVintage = Text(),
        Problem = _random.Next(3) == 0 ? Problem() : null,
        Sheets = sheets,
        PassedOver = [.. Repeat(2, () => Report(Some(), 0))],
    };

    private InputFile Input() => new(_file, _random.NextInt64(long.MaxValue), new string('a', 64));

    private FileProblem Problem() => new(_file, Any<FileProblemCode>(), Some());

    private SheetBatch Sheet(string name, int rows)
    {
        var records = _source is { } source ? Enumerable.Range(0, rows).Select(row => Record(source, name, row)).ToList() : [];
        return new SheetBatch
        {
            Report = Report(name, records.Count),
            Declared = _random.Next(2) == 0 ? null : new ExtractDeclaration(new SenderKey(Text(), Text(), Text()), Any<ExtractKind>(), Text()),
            Records = records,
            Deaths = [.. Repeat(20, () => Death(name))],
            Rejections = [.. Repeat(20, () => Rejection(name))],
            Counts = RecordCounts.Of(records),
        };
    }

    private SheetReport Report(string sheet, int accepted)
    {
        var tally = new SheetTally(_file, sheet)
        {
            Accepted = accepted,
            SetAside = _random.Next(1_000),
            Skipped = Limit(int.MaxValue / 2) / 2,
            ValuesSetAside = Limit(int.MaxValue),
            ColumnsDropped = _random.Next(100),
            Mapping = Some(),
            MonthWithoutBirths = Text(),
        };
        tally.Notes.AddRange(Repeat(4, Some));
        return tally.ToReport();
    }

    private BirthRecord Record(SourceKind source, string sheet, int row)
    {
        var (key, origin) = (new RecordKey(source, $"{Some()}{row}"), new RecordOrigin(_file, sheet, Limit(int.MaxValue)));
        return source switch
        {
            SourceKind.Facility => new BirthNotification { Key = key, Origin = origin, BirthDate = Day(), NotifiedDate = OptionalDay() },
            SourceKind.Registration => FullRegistration(key, origin),
            _ => new PopulationRegisterEntry { Key = key, Origin = origin, BirthDate = Day(), EntryDate = OptionalDay(), Phone = Text(), Sex = Any<Sex>() },
        };
    }

    private BirthRegistration FullRegistration(RecordKey key, RecordOrigin origin) => new()
    {
        Key = key,
        Origin = origin,
        BirthDate = Day(),
        BirthTime = _random.Next(3) switch { 0 => null, 1 => new TimeOnly(_random.Next(24), _random.Next(60)), _ => new TimeOnly(_random.NextInt64(TimeOnly.MaxValue.Ticks + 1)) },
        FacilityCode = Text(),
        BirthPlace = Any<BirthPlace>(),
        AreaCode = Text(),
        Sex = Any<Sex>(),
        BirthWeightGrams = NullIfZero(Limit(short.MaxValue)),
        GestationDays = NullIfZero(Limit(short.MaxValue)),
        Plurality = NullIfZero(Limit(byte.MaxValue)),
        BirthOrder = NullIfZero(Limit(byte.MaxValue)),
        Outcome = Any<BirthOutcome>(),
        ChildName = Name(),
        MotherName = Name(),
        MotherBirthDate = OptionalDay(),
        MotherNationalId = Text(),
        FatherName = Name(),
        Phone = Text(),
        CertificateNumber = Text(),
        RecordVintage = Text(),
        RegistrationDate = OptionalDay(),
    };

    private DeathRecord Death(string sheet) => new()
    {
        Origin = new RecordOrigin(_file, sheet, Limit(int.MaxValue)),
        BirthDate = OptionalDay(),
        Sex = Any<Sex>(),
        BirthOrder = NullIfZero(Limit(byte.MaxValue)),
        FacilityCode = Text(),
        ChildName = Name(),
        MotherName = Name(),
        MotherBirthDate = OptionalDay(),
        MotherNationalId = Text(),
        Phone = Text(),
        CertificateNumber = Text(),
        RecordId = Text(),
    };

    private RowRejection Rejection(string sheet)
    {
        var code = Any<RejectionCode>();
        return new RowRejection(_file, sheet, Limit(int.MaxValue), _random.Next(2) == 0 ? "" : "AB", code, Any<RejectionEffect>(), RejectionMessages.For(code, "en"))
        {
            FacilityCode = Text(),
            RecordId = Text(),
        };
    }

    private PersonName Name() => new(Text(), Text(), Text());

    // Few texts of a column repeat; most are their own.
    private string? Text() => _random.Next(2) == 0 ? Texts[_random.Next(Texts.Length)] : string.Create(CultureInfo.InvariantCulture, $"T{_random.Next(100)}");

    private string Some() => Text() ?? "";

    private DateOnly Day() => _random.Next(10) switch { 0 => DateOnly.MinValue, 1 => DateOnly.MaxValue, _ => new DateOnly(2025, 1, 1).AddDays(_random.Next(400)) };

    private DateOnly? OptionalDay() => _random.Next(3) == 0 ? null : Day();

    private int Limit(int most) => _random.Next(3) switch { 0 => 0, 1 => most, _ => _random.Next(most) };

    private static int? NullIfZero(int value) => value == 0 ? null : value;

    private T Any<T>()
        where T : struct, Enum => Enum.GetValues<T>()[_random.Next(Enum.GetValues<T>().Length)];

    private List<T> Repeat<T>(int most, Func<T> make) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make())];
}
