using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>What an officer decided about a case: the dispositions of the review, as decisions.csv writes them.</summary>
public enum Disposition
{
    SameBirth = 0,
    NotSame,
    Sibling,
    DuplicateOf,
    RegisteredElsewhere,
    NotDue,
    Deceased,
    Sealed,
    Forwarded,
    DataError,
    CannotTrace,
    Unsure,
}

/// <summary>Names of the dispositions in files.</summary>
public static class Dispositions
{
    public static IReadOnlyList<Disposition> All { get; } = Enum.GetValues<Disposition>();

    public static string Name(this Disposition disposition) => disposition switch
    {
        Disposition.SameBirth => "same_birth",
        Disposition.NotSame => "not_same",
        Disposition.Sibling => "sibling",
        Disposition.DuplicateOf => "duplicate_of",
        Disposition.RegisteredElsewhere => "registered_elsewhere",
        Disposition.NotDue => "not_due",
        Disposition.Deceased => "deceased",
        Disposition.Sealed => "sealed",
        Disposition.Forwarded => "forwarded",
        Disposition.DataError => "data_error",
        Disposition.CannotTrace => "cannot_trace",
        Disposition.Unsure => "unsure",
        _ => throw new ArgumentOutOfRangeException(nameof(disposition)),
    };

    /// <summary>Reads a disposition as files write it; false when the text is none.</summary>
    public static bool TryParse(string? text, out Disposition disposition)
    {
        foreach (var candidate in All)
        {
            if (string.Equals(candidate.Name(), text, StringComparison.OrdinalIgnoreCase))
            {
                disposition = candidate;
                return true;
            }
        }

        disposition = default;
        return false;
    }
}

/// <summary>One line of decisions.csv. <see cref="B"/> is null when the decision is about one record.</summary>
public sealed record OfficerDecision(string CaseId, RecordKey A, RecordKey? B, Disposition Disposition, string Reason);

/// <summary>The decisions of the officers so far, and what they mean for the next run.</summary>
public sealed class OfficerDecisions
{
    private readonly DecisionRuling _ruling;

    /// <param name="decisions">In the order they were taken: the later of two that contradict each other stands.</param>
    public OfficerDecisions(IReadOnlyList<OfficerDecision> decisions)
    {
        All = decisions;
        _ruling = new DecisionRuling(decisions);
    }

    public static OfficerDecisions None { get; } = new([]);

    /// <summary>Every decision, in the order given.</summary>
    public IReadOnlyList<OfficerDecision> All { get; }

    /// <summary>Pairs that are one birth, whatever their weight; lesser key first, ordered.</summary>
    public IReadOnlyList<(RecordKey A, RecordKey B)> Confirmed => _ruling.Pairs(areSame: true);

    /// <summary>Pairs that are never one birth; lesser key first, ordered.</summary>
    public IReadOnlyList<(RecordKey A, RecordKey B)> Rejected => _ruling.Pairs(areSame: false);

    /// <summary>Positions, from 1, of the decisions that do not count because a later one contradicts them.</summary>
    public IReadOnlyList<int> Overruled => _ruling.Overruled;

    /// <summary>Records that an officer marked as deceased or sealed: no contact is made about them.</summary>
    internal IEnumerable<(RecordKey Key, ContactStanding Standing)> Withheld()
    {
        foreach (var decision in All)
        {
            var standing = decision.Disposition switch
            {
                Disposition.Deceased => ContactStanding.DeathEvidence,
                Disposition.Sealed => ContactStanding.Sealed,
                _ => ContactStanding.Clear,
            };
            if (standing == ContactStanding.Clear)
                continue;
            yield return (decision.A, standing);
            if (decision.B is { } b)
                yield return (b, standing);
        }
    }
}
