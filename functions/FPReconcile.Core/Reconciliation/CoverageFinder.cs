using System.Runtime.InteropServices;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>Finds what each source covers: from the settings, else from the months and areas that its records show.</summary>
internal sealed class CoverageFinder
{
    /// <summary>
    /// Births another source must have in a month for the silence of this one to count as a month not delivered. With fewer,
    /// a month without births is likely in a small district.
    /// </summary>
    private const int BirthsThatMakeSilenceTelling = 20;

    private readonly Tally[] _tallies;

    public CoverageFinder(int registrationDays) =>
        _tallies = [.. SourceKinds.All.Select(_ => new Tally(registrationDays))];

    /// <summary>Is told each record once.</summary>
    public void Add(BirthRecord record) => _tallies[(int)record.Key.Source].Add(record);

    /// <summary>Coverage of the three sources, in source order.</summary>
    public IReadOnlyList<SourceCoverage> Find(ReconcilerInput input) =>
        [.. SourceKinds.All.Select(source => CoverageOf(source, input))];

    private SourceCoverage CoverageOf(SourceKind source, ReconcilerInput input)
    {
        var delivery = input.Deliveries.FirstOrDefault(given => given.Source == source);
        if (delivery is null)
            return new SourceCoverage(source, CoverageBasis.NotGiven, []);
        var declared = input.Rules.Coverage.Where(declaration => declaration.Source == source).ToList();
        // Also where coverage is declared: what the broken file held is missing from it.
        if (delivery.UnreadableFiles > 0)
            return new SourceCoverage(source, CoverageBasis.Incomplete, []);
        if (declared.Count > 0)
            return new SourceCoverage(source, CoverageBasis.Declared, declared);
        return Seen(source);
    }

    private SourceCoverage Seen(SourceKind source)
    {
        var tally = _tallies[(int)source];
        var span = new MonthSpan(tally.FirstMonth, tally.LastMonth);
        var missing = new HashSet<int>();
        for (var month = span.First; month <= span.Last; month++)
        {
            if (tally.PromptBirthsIn(month) == 0 && _tallies.Any(other => other.BirthsIn(month) >= BirthsThatMakeSilenceTelling))
                missing.Add(month);
        }

        // Areas judge only the offices. The area of a facility record is where the mother lives, so an area without any
        // facility record is one whose births are not notified: what the kind is there to show.
        var areas = source == SourceKind.Facility ? [] : tally.Areas;
        return new SourceCoverage(source, span, areas, missing);
    }

    /// <summary>
    /// Months and areas of one source's records. Late records do not show that the months of their births were delivered: an
    /// extract of this spring holds late registrations of last year, and still says nothing about last year.
    /// </summary>
    private sealed class Tally(int promptDays)
    {
        private readonly Dictionary<int, int> _births = [];
        private readonly Dictionary<int, int> _promptBirths = [];
        private int _firstMonth = int.MaxValue;
        private int _firstPromptMonth = int.MaxValue;
        private string? _lastArea;

        public HashSet<string> Areas { get; } = new(StringComparer.OrdinalIgnoreCase);

        public int FirstMonth => _promptBirths.Count > 0 ? _firstPromptMonth : _firstMonth;

        public int LastMonth { get; private set; } = int.MinValue;

        public int BirthsIn(int month) => _births.GetValueOrDefault(month);

        /// <summary>Births recorded within the legal time; where all are late, all.</summary>
        public int PromptBirthsIn(int month) => (_promptBirths.Count > 0 ? _promptBirths : _births).GetValueOrDefault(month);

        public void Add(BirthRecord record)
        {
            var month = Month.Of(record.BirthDate);
            CollectionsMarshal.GetValueRefOrAddDefault(_births, month, out _)++;
            _firstMonth = Math.Min(_firstMonth, month);
            LastMonth = Math.Max(LastMonth, Math.Max(month, ArrivalMonth(record)));
            if (record.RecordedOn is not { } day || day.DayNumber - record.BirthDate.DayNumber <= promptDays)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_promptBirths, month, out _)++;
                _firstPromptMonth = Math.Min(_firstPromptMonth, month);
            }

            // Rows of one office follow each other, and intake gives equal codes as one string.
            if (record.AreaCode is null || ReferenceEquals(record.AreaCode, _lastArea))
                return;
            _lastArea = record.AreaCode;
            Areas.Add(record.AreaCode);
        }

        // A source that was still writing in May delivered May, even if its last birth is of April.
        private static int ArrivalMonth(BirthRecord record) => record.RecordedOn is { } date ? Month.Of(date) : int.MinValue;
    }
}
