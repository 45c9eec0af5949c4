using System.Globalization;
using FPReconcile.Core.Completeness.Indicators;
using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Disclosure.Statistics;
using FPReconcile.Core.Records;
using FPReconcile.Core.Tests.Reconciliation;
using static FPReconcile.Core.Tests.Reconciliation.District;

namespace FPReconcile.Core.Tests.Disclosure.Statistics;

/// <summary>Invented births of 2025 with known histories, looked at on 31 December, and what is published of them.</summary>
internal sealed class InventedVintage
{
    private readonly District _district = new() { Today = new DateOnly(2025, 12, 31) };
    private int _number;

    public StatisticsOptions Options { get; init; } = new();

    public IReadOnlyList<OutcomeCounts>? Outcomes { get; set; }

    /// <summary>Type of each facility; empty: there is no list of facilities.</summary>
    public IReadOnlyDictionary<string, string> FacilityTypes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Areas of very different size over ten months, with counts small and large; another seed gives other ones.</summary>
    public static InventedVintage Mixed(int seed, int births = 3000, StatisticsOptions? options = null)
    {
        var vintage = new InventedVintage { Options = options ?? new StatisticsOptions() };
        for (var i = 0; i < births; i++)
        {
            var draw = (((i * 2654435761L) >> 11) + (seed * 40503L)) % 1000;
            var history = draw switch { < 820 => "111", < 880 => "110", < 900 => "101", < 960 => "100", < 990 => "011", < 998 => "010", _ => "001" };
            vintage.Add(history, new Facts
            {
                Area = $"K0{1 + (int)Math.Sqrt((i * 7919 % 49) + seed)}",
                Date = new DateOnly(2025, 1, 1).AddDays(i * 37 % 300).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Sex = i % 211 == 0 ? Sex.Unknown : i % 2 == 0 ? Sex.Male : Sex.Female,
                Place = BirthPlace.Facility,
                Weight = 2500 + (i % 150 * 10),
                Arrived = new DateOnly(2025, 1, 1).AddDays((i * 37 % 300) + (i % 40)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            });
        }

        return vintage;
    }

    public InventedVintage Add(string history, Facts facts, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            var id = (_number++).ToString(CultureInfo.InvariantCulture);
            var records = new List<BirthRecord>();
            if (history[0] == '1')
                records.Add(H("H" + id, facts));
            if (history[1] == '1')
                records.Add(R("R" + id, facts));
            if (history[2] == '1')
                records.Add(P("P" + id, facts));
            _district.With([.. records]);
        }

        return this;
    }

    public InventedVintage WithoutRegister()
    {
        _district.WithoutRegister();
        return this;
    }

    public StatisticsInput Input() => new()
    {
        Linkage = _district.Linkage(),
        Reconciliation = _district.Reconcile(),
        AsOf = _district.Today,
        RegistrationDays = 30,
        Options = Options,
        Outcomes = Outcomes,
        FacilityTypes = FacilityTypes,
    };

    public PublishedStatistics Publish() => StatisticsPublisher.Publish(Input());

    public string Json() => StatisticsJson.Write(Publish(), Label);

    public StatisticsReport Report(DisplayLanguage language) =>
        StatisticsReport.Of(Publish(), Label, new DisclosureContext { AsOf = _district.Today, Language = language, HasDeathList = false });

    public static StatisticsLabel Label { get; } = new()
    {
        Vintage = "2025-A", ProgramVersion = "test", Sources = [(SourceKind.Facility, 1), (SourceKind.Registration, 1), (SourceKind.Register, 1)],
        HasDeathList = false, LinkFrom = 0.95, Seed = 1,
    };
}
