using System.Runtime.InteropServices;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure.Review;

/// <summary>
/// Births of the same day and area: other children of a delivery, and records that might have been taken for a birth. Only the same area,
/// so that nobody learns of a record outside of theirs.
/// </summary>
internal sealed class BirthNeighbors
{
    private const int MostCandidates = 3;

    // On a busy day of a large area hundreds are born: only those that agree in most are weighed, which is dear.
    private const int MostWeighed = 12;

    // Below it nothing but the day agrees.
    private const double LeastBits = -6;

    private readonly ILookup<(DateOnly Day, string Area), LinkedBirth> _births;
    private readonly HashSet<(RecordKey A, RecordKey B)> _rejected;
    private readonly NameKeys _names;
    private readonly Dictionary<LinkedBirth, List<LinkedBirth>> _siblings;

    public BirthNeighbors(CaseBundleInput input)
    {
        var days = input.Found.Discrepancies.Select(row => (row.BirthDate, row.AreaCode)).ToHashSet();
        _births = input.Linkage.Births.Where(birth => days.Contains(PlaceOf(birth))).ToLookup(PlaceOf);
        _rejected = [.. input.Decisions.Rejected];
        _names = input.Found.Names;
        _siblings = FindSiblings();
    }

    public IReadOnlyList<CaseSibling> SiblingsOf(LinkedBirth birth) =>
    [
        .. _siblings.GetValueOrDefault(birth, []).Select(other => (Birth: other, First: other.StandingRecords.First()))
            .Select(other => new CaseSibling(other.First.Key.Source, other.First.Key.Id, other.First.Sex, other.First.BirthOrder, other.Birth.Registration is not null)),
    ];

    /// <summary>The best records of the source that a birth misses one of, with the reason why none was taken.</summary>
    public IReadOnlyList<CaseCandidate> CandidatesOf(LinkedBirth birth, IReadOnlyList<Discrepancy> rows, Func<IReadOnlyList<BirthRecord>, ExplainPair>? explain)
    {
        if (explain is null || rows.FirstOrDefault(row => MissingSource(row.Kind) is not null) is not { } row)
            return [];
        var source = MissingSource(row.Kind)!.Value;
        var own = birth.StandingRecords.First();
        var others = _births[(birth.BirthDate, row.AreaCode)].Where(other => other != birth && other.Standing(source) is { IsProvisional: false })
            .OrderByDescending(other => Agreements(own, other.Standing(source)!)).ThenBy(other => other.Standing(source)!.Key).Take(MostWeighed).ToList();
        var pairs = explain([own, .. others.Select(other => other.Standing(source)!)]);
        return
        [
            .. others.Select((other, place) => (Other: other, Bits: pairs(0, place + 1)?.Bits ?? double.NegativeInfinity)).Where(pair => pair.Bits >= LeastBits)
                .OrderByDescending(pair => pair.Bits).ThenBy(pair => pair.Other.Standing(source)!.Key).Take(MostCandidates)
                .Select(pair => new CaseCandidate(source, pair.Other.Standing(source)!.Key.Id, pair.Bits, WhyNotTaken(birth, own, pair.Other, source))),
        ];
    }

    private static (DateOnly Day, string Area) PlaceOf(LinkedBirth birth) => (birth.BirthDate, birth.AreaCode ?? LinkedBirth.UnknownArea);

    private static SourceKind? MissingSource(DiscrepancyKind kind) => kind switch
    {
        DiscrepancyKind.UnregisteredBirth or DiscrepancyKind.RegisterEntryWithoutRegistration => SourceKind.Registration,
        DiscrepancyKind.NotInRegister => SourceKind.Register,
        _ => null,
    };

    /// <summary>In how many details two records agree to the letter.</summary>
    private static int Agreements(BirthRecord a, BirthRecord b) =>
        Same(a.MotherNationalId, b.MotherNationalId) + Same(a.Phone, b.Phone) + Same(a.CertificateNumber, b.CertificateNumber)
        + Same(a.FacilityCode, b.FacilityCode) + Same(a.MotherName.Surname, b.MotherName.Surname) + Same(a.MotherName.GivenName, b.MotherName.GivenName)
        + Same(a.MotherName.Whole, b.MotherName.Whole) + (a.MotherBirthDate is { } born && born == b.MotherBirthDate ? 1 : 0)
        + (a.Sex != Sex.Unknown && a.Sex == b.Sex ? 1 : 0) + (a.BirthWeightGrams is { } weight && weight == b.BirthWeightGrams ? 1 : 0);

    private static int Same(string? a, string? b) => a is not null && a == b ? 1 : 0;

    private WhyNot WhyNotTaken(LinkedBirth birth, BirthRecord own, LinkedBirth other, SourceKind source)
    {
        var key = other.Standing(source)!.Key;
        if (birth.AllRecords.Any(record => _rejected.Contains(record.Key <= key ? (record.Key, key) : (key, record.Key))))
            return WhyNot.RejectedByOfficer;
        if (_siblings.GetValueOrDefault(birth, []).Contains(other))
            return WhyNot.Sibling;
        return other.Standing(own.Key.Source) is not null ? WhyNot.LinkedElsewhere : WhyNot.TooLittleAgrees;
    }

    // Day by day, while the records of one are near: case by case each would be fetched hundreds of times.
    private Dictionary<LinkedBirth, List<LinkedBirth>> FindSiblings()
    {
        var siblings = new Dictionary<LinkedBirth, List<LinkedBirth>>();
        foreach (var day in _births)
        {
            var births = day.Select(birth => (Birth: birth, Records: birth.StandingRecords.ToArray())).ToArray();
            for (var i = 0; i < births.Length; i++)
            {
                for (var j = i + 1; j < births.Length; j++)
                {
                    if (!IsSameMother(births[i].Records, births[j].Records))
                        continue;
                    Listed(siblings, births[i].Birth).Add(births[j].Birth);
                    Listed(siblings, births[j].Birth).Add(births[i].Birth);
                }
            }
        }

        return siblings;
    }

    private static List<LinkedBirth> Listed(Dictionary<LinkedBirth, List<LinkedBirth>> siblings, LinkedBirth birth) =>
        CollectionsMarshal.GetValueRefOrAddDefault(siblings, birth, out _) ??= [];

    private bool IsSameMother(BirthRecord[] records, BirthRecord[] others)
    {
        foreach (var record in records)
        {
            foreach (var other in others)
            {
                if (IsSameMother(record, other))
                    return true;
            }
        }

        return false;
    }

    private bool IsSameMother(BirthRecord record, BirthRecord other)
    {
        if (record.MotherNationalId is { } id && id == other.MotherNationalId)
            return true;

        // Names last: they are dear to compare.
        return record.FacilityCode == other.FacilityCode && !record.MotherName.IsMissing && IsSameBirthDate(record, other)
            && NameAgreement.Compare(_names[record.MotherName], _names[other.MotherName]) == NameRelation.Variant;
    }

    private static bool IsSameBirthDate(BirthRecord a, BirthRecord b) => a.MotherBirthDate is null || b.MotherBirthDate is null || a.MotherBirthDate == b.MotherBirthDate;
}
