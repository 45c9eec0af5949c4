using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>
/// Decides which child of a delivery a row of a list of deaths means. Only when the row's number, order, sex or child's name
/// clearly tells is the other child left out; otherwise all children of the delivery are held.
/// </summary>
internal sealed class SiblingChoice(DeathRecord death, NameKeys names)
{
    /// <summary>The births that may be meant, in the order given.</summary>
    public IReadOnlyList<int> Keep(IReadOnlyList<DeathCandidate> candidates)
    {
        if (candidates.Count < 2)
            return [.. candidates.Select(candidate => candidate.Index)];
        var signs = candidates.Select(SignsOf).ToList();
        var kept = new List<int>();
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = i;
            var isClearlyAnother = Enumerable.Range(0, candidates.Count).Any(other =>
                AreSurelyTwoChildren(candidates[candidate].Birth, candidates[other].Birth) && Favors(signs[other], signs[candidate]));
            if (!isClearlyAnother)
                kept.Add(candidates[i].Index);
        }

        return kept;
    }

    // Two births that share no source may be one child that was not linked: then neither is left out.
    private static bool AreSurelyTwoChildren(LinkedBirth a, LinkedBirth b) =>
        a != b && SourceKinds.All.Any(source => a.Standing(source) is not null && b.Standing(source) is not null);

    // Only a sign on which the two children differ can tell them apart: twins of one sex both agree on sex.
    private static bool Favors(bool?[] signs, bool?[] overOthers)
    {
        var favors = false;
        for (var i = 0; i < signs.Length; i++)
        {
            if (signs[i] == false && overOthers[i] == true)
                return false;
            favors |= signs[i] == true && overOthers[i] == false;
        }

        return favors;
    }

    /// <summary>Whether number, order, sex and child's name of the row agree with a birth; null: cannot say.</summary>
    private bool?[] SignsOf(DeathCandidate candidate) =>
    [
        candidate.IsNamed,
        OverRecords(candidate.Birth, record => Agrees(death.BirthOrder, record.BirthOrder)),
        OverRecords(candidate.Birth, SexAgrees),
        OverRecords(candidate.Birth, NameAgrees),
    ];

    // Records of one birth that contradict each other say nothing.
    private static bool? OverRecords(LinkedBirth birth, Func<BirthRecord, bool?> agrees)
    {
        var signs = birth.AllRecords.Select(agrees).Where(sign => sign is not null).Distinct().ToList();
        return signs.Count == 1 ? signs[0] : null;
    }

    private static bool? Agrees(int? a, int? b) => a is null || b is null ? null : a == b;

    private bool? SexAgrees(BirthRecord record) =>
        death.Sex == Sex.Unknown || record.Sex == Sex.Unknown ? null : death.Sex == record.Sex;

    private bool? NameAgrees(BirthRecord record) => NameAgreement.Compare(names[death.ChildName], names[record.ChildName]) switch
    {
        NameRelation.Variant => true,
        NameRelation.Different => false,
        _ => null,
    };
}

/// <summary>A birth that a row of a list of deaths may mean.</summary>
/// <param name="Index">Its place in the list of births.</param>
/// <param name="Birth">The birth.</param>
/// <param name="IsNamed">The row names one of its records by id or certificate.</param>
internal sealed record DeathCandidate(int Index, LinkedBirth Birth, bool IsNamed);
