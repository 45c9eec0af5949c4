using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure.Review;

/// <summary>Explains a pair of records by their places in the list that an explainer was made for; null when it cannot.</summary>
public delegate PairExplanation? ExplainPair(int left, int right);

/// <summary>What each comparison says about a pair.</summary>
/// <param name="StartBits">Bits before anything is compared.</param>
/// <param name="Weights">One for each comparison that both records can answer.</param>
public sealed record PairExplanation(double StartBits, IReadOnlyList<FieldWeight> Weights)
{
    /// <summary>For how rare the agreeing values are; below 0 when they are common.</summary>
    public double RareBits { get; init; }

    /// <summary>What it takes away that a sibling would agree alike; 0 or less.</summary>
    public double SiblingBits { get; init; }

    /// <summary>For one delivery: without what it takes away that it may be a sibling.</summary>
    public double Bits => StartBits + Weights.Sum(weight => weight.Bits) + RareBits;

    /// <summary>For one birth, without what the other links tell.</summary>
    public double MatchBits => Bits + SiblingBits;
}

/// <summary>What bundles are made of.</summary>
public sealed class CaseBundleInput
{
    public required DateOnly AsOf { get; init; }

    public required LinkageOutcome Linkage { get; init; }

    public required ReconcilerResult Found { get; init; }

    public required OfficerDecisions Decisions { get; init; }

    /// <summary>Makes an explainer for the records of a case; null: nothing is explained.</summary>
    public Func<IReadOnlyList<BirthRecord>, ExplainPair>? Explain { get; init; }
}

/// <summary>Makes the masked bundles of the open cases: names and numbers of people never leave here.</summary>
public sealed class CaseBundles
{
    private readonly CaseBundleInput _input;
    private readonly ILookup<string, Discrepancy> _rows;
    private readonly HashSet<Discrepancy> _onLists;
    private readonly Dictionary<(RecordKey A, RecordKey B), RecordLink> _possible;
    private readonly HashSet<RecordKey> _sealed;
    private readonly HashSet<(RecordKey A, RecordKey B)> _confirmed;
    private readonly ILookup<LinkedBirth, string> _casesOfMatches;
    private readonly BirthNeighbors _neighbors;
    private readonly CaseDetails _details;

    public CaseBundles(CaseBundleInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _input = input;
        _rows = input.Found.Discrepancies.ToLookup(row => row.CaseId, StringComparer.Ordinal);
        _onLists = [.. input.Found.ContactItems];
        _possible = input.Linkage.PossibleMatches.ToDictionary(link => (link.A, link.B));
        _sealed = [.. input.Decisions.All.Where(decision => decision.Disposition == Disposition.Sealed).SelectMany(KeysOf)];
        _confirmed = [.. input.Decisions.Confirmed];
        _casesOfMatches = MatchedBirths(input.Found.Discrepancies).ToLookup(pair => pair.Birth, pair => pair.CaseId);
        _neighbors = new BirthNeighbors(input);
        _details = new CaseDetails(input.Found.Names);
    }

    /// <summary>Ids of the cases that have something to be looked at, in no certain order.</summary>
    public IEnumerable<string> CaseIds => _rows.Where(rows => rows.Any(row => row.Kind.IsOnWorklists())).Select(rows => rows.Key);

    /// <summary>The content of the records of one case, as <see cref="CaseBundle.Content"/> has it.</summary>
    public ulong ContentOf(string caseId)
    {
        var rows = _rows[caseId].Where(row => row.Kind.IsOnWorklists()).ToList();
        return RecordContent.Of(new CasePlaces(rows, rows[0].Births[0]).Records);
    }

    /// <summary>The bundle of one case.</summary>
    public CaseBundle Of(string caseId)
    {
        var rows = _rows[caseId].Where(row => row.Kind.IsOnWorklists()).ToList();
        var birth = rows[0].Births[0];
        var stub = new CaseBundle { CaseId = caseId, AreaCode = rows[0].AreaCode, Lane = LaneOf(rows), RelatedCases = RelatedTo(caseId, rows) };
        if (stub.Lane == CaseLane.Sealed)
            return stub;
        var places = new CasePlaces(rows, birth);
        var explain = _input.Explain?.Invoke(places.Records) ?? (static (_, _) => null);
        var isOpen = stub.Lane == CaseLane.Normal;
        return stub with
        {
            BirthDate = rows[0].BirthDate,
            Findings = isOpen ? [.. rows.Where(_onLists.Contains).Select(FindingOf)] : [],
            Records = places.ToRecords(),
            Content = RecordContent.Of(places.Records),
            Fields = _details.Of(places.Records),
            Pairs = PairsOf(birth, rows, places, explain),
            Siblings = _neighbors.SiblingsOf(birth),
            Candidates = isOpen ? _neighbors.CandidatesOf(birth, rows, _input.Explain) : [],
        };
    }

    private static IEnumerable<RecordKey> KeysOf(OfficerDecision decision) => decision.B is { } b ? [decision.A, b] : [decision.A];

    private static IEnumerable<(LinkedBirth Birth, string CaseId)> MatchedBirths(IEnumerable<Discrepancy> rows)
    {
        foreach (var row in rows)
        {
            foreach (var birth in row.Births)
                yield return (birth, row.CaseId);
        }
    }

    private CaseLane LaneOf(List<Discrepancy> rows)
    {
        // A birth may be sealed and have death evidence; the stricter standing hides that it is sealed.
        if (rows.SelectMany(row => row.Births).SelectMany(birth => birth.AllRecords).Any(record => _sealed.Contains(record.Key)))
            return CaseLane.Sealed;
        return rows.Max(row => row.Contact) switch
        {
            ContactStanding.DeathEvidence => CaseLane.Bereavement,
            ContactStanding.Sealed => CaseLane.Sealed,
            ContactStanding.OutcomeNotUnderstood => CaseLane.Held,
            _ => rows.Exists(_onLists.Contains) ? CaseLane.Normal : CaseLane.Held,
        };
    }

    private List<string> RelatedTo(string caseId, List<Discrepancy> rows) =>
        [.. rows.SelectMany(row => row.Births).SelectMany(birth => _casesOfMatches[birth]).Where(id => id != caseId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private CaseFinding FindingOf(Discrepancy row) => new(
        row.Kind, row.DaysOverdue is { } days ? _input.AsOf.AddDays(-days) : null, [.. row.Fields.Select(field => field.Name())],
        ReasonText.Write(row.Reason, DisplayLanguage.English), ReasonText.Write(row.Reason, DisplayLanguage.SimplifiedChinese));

    private List<CasePair> PairsOf(LinkedBirth birth, List<Discrepancy> rows, CasePlaces places, ExplainPair explain)
    {
        var pairs = new List<(RecordLink Link, PairStanding Standing)>();
        foreach (var row in rows.Where(row => row.Kind == DiscrepancyKind.PossibleMatch && row.Records.Count == 2))
        {
            var (a, b) = row.Records[0] <= row.Records[1] ? (row.Records[0], row.Records[1]) : (row.Records[1], row.Records[0]);
            if (_possible.TryGetValue((a, b), out var link))
                pairs.Add((link, PairStanding.PossibleMatch));
        }

        pairs.AddRange(birth.Links.Select(link => (link, PairStanding.Linked)));
        pairs.AddRange(birth.DuplicateLinks.Select(link => (link, PairStanding.Duplicate)));
        return [.. pairs.Select(pair => PairOf(pair.Link, pair.Standing, places, explain)).OfType<CasePair>()];
    }

    private CasePair? PairOf(RecordLink link, PairStanding standing, CasePlaces places, ExplainPair explain)
    {
        if (places.Find(link.A) is not { } left || places.Find(link.B) is not { } right)
            return null;
        var because = explain(left, right);
        return new CasePair
        {
            Left = left, Right = right, Standing = standing, MatchWeight = link.MatchWeight, MatchProbability = link.MatchProbability,
            StartBits = because?.StartBits ?? 0, Weights = because?.Weights ?? [], RareBits = because?.RareBits ?? 0, SiblingBits = because?.SiblingBits ?? 0,
            OtherBits = because is null ? 0 : link.MatchWeight - because.MatchBits, IsConfirmed = _confirmed.Contains((link.A, link.B)),
        };
    }
}
