using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Review;

/// <summary>What may be decided where, what it needs, and what it means until the next night.</summary>
internal static class DecisionRules
{
    /// <summary>Days after which a case that is not due, or was sent back, comes back to the list by itself.</summary>
    public const int DefaultDays = 30;

    /// <summary>Most days that a case may stay away.</summary>
    public const int MostDays = 366;

    private const int IdDigits = 32;

    private static readonly Disposition[] AboutPairs = [Disposition.SameBirth, Disposition.NotSame, Disposition.Sibling, Disposition.DuplicateOf];

    /// <summary>Whether a disposition is about two records.</summary>
    public static bool IsAboutPair(Disposition disposition) => Array.IndexOf(AboutPairs, disposition) >= 0;

    /// <summary>Whether a disposition takes a case off every list at once.</summary>
    public static bool Withholds(Disposition disposition) => disposition is Disposition.Deceased or Disposition.Sealed;

    /// <summary>
    /// What an officer may choose for a case. Forwarding is an operation of its own. After a death nothing is chosen that would have somebody
    /// go after the family.
    /// </summary>
    public static IReadOnlyList<Disposition> Possible(CaseBundle bundle) => bundle.Lane switch
    {
        CaseLane.Sealed => [],
        CaseLane.Bereavement => [.. PairChoices(bundle), Disposition.Deceased, Disposition.Sealed, Disposition.DataError, Disposition.Unsure],
        _ =>
        [
            .. PairChoices(bundle), Disposition.RegisteredElsewhere, Disposition.NotDue, Disposition.Deceased, Disposition.Sealed, Disposition.DataError, Disposition.CannotTrace, Disposition.Unsure,
        ],
    };

    /// <summary>The stage of a case after a decision that needs no second check.</summary>
    public static CaseStage After(Disposition disposition) => disposition switch
    {
        Disposition.DataError => CaseStage.WithSender,
        Disposition.NotDue => CaseStage.Later,
        Disposition.Unsure => CaseStage.Escalated,
        _ => CaseStage.Decided,
    };

    /// <summary>The day on which a case comes back after a decision; null: it does not by itself.</summary>
    public static DateOnly? ReturnsOn(DecisionRequest request, DateOnly asOf) =>
        request.Disposition is Disposition.NotDue or Disposition.DataError ? request.Until ?? asOf.AddDays(DefaultDays) : null;

    /// <summary>The office whose record is wrong; null: no office has a record here, or not the one that was named.</summary>
    public static SourceKind? SenderOf(CaseBundle bundle, SourceKind? named)
    {
        var sources = bundle.Records.Select(record => record.Source).Order().ToList();
        return named is { } source ? (sources.Contains(source) ? source : null) : sources.Count > 0 ? sources[0] : null;
    }

    /// <summary>Whom a case waits for after an office was asked.</summary>
    public static WaitingFor WaitingForOffice(SourceKind source) => source switch
    {
        SourceKind.Facility => WaitingFor.Facility,
        SourceKind.Registration => WaitingFor.Registrar,
        _ => WaitingFor.RegisterHolder,
    };

    /// <summary>The pair that a request is about; null when it is about none, or is not clear.</summary>
    public static CasePair? PairOf(CaseBundle bundle, Disposition disposition, int? pair)
    {
        if (!IsAboutPair(disposition))
            return null;
        if (pair is { } place)
            return place >= 0 && place < bundle.Pairs.Count && Fits(bundle.Pairs[place], disposition) ? bundle.Pairs[place] : null;
        var open = bundle.Pairs.Where(candidate => candidate.Standing != PairStanding.Linked && Fits(candidate, disposition)).ToList();
        return open.Count == 1 ? open[0] : null;
    }

    /// <summary>Code of what is wrong with a request; null when nothing is.</summary>
    public static string? Problem(DecisionRequest request, CaseBundle bundle, DateOnly asOf)
    {
        if (request.Id.Length != IdDigits || !request.Id.All(char.IsAsciiHexDigitLower))
            return "id";
        if (!Possible(bundle).Contains(request.Disposition))
            return "disposition_not_possible";
        if (NoteProblem(request.Note) is { } problem)
            return problem;
        if (request.ReasonCode.Length == 0 ? ReasonCodes.IsRequired(request.Disposition) : !ReasonCodes.All.Contains(request.ReasonCode, StringComparer.Ordinal))
            return "reason_missing";
        if (request.ReasonCode == ReasonCodes.Other && string.IsNullOrWhiteSpace(request.Note))
            return "note_missing";
        if (request.Disposition == Disposition.DataError && SenderOf(bundle, request.Sender) is null)
            return "sender_unknown";
        if (ReturnsOn(request, asOf) is { } day && (day <= asOf || day > asOf.AddDays(MostDays)))
            return "until";
        return IsAboutPair(request.Disposition) && PairOf(bundle, request.Disposition, request.Pair) is null ? "pair_ambiguous" : null;
    }

    /// <summary>What is wrong with a note. Half a character or a control character could not be kept, or would break a list.</summary>
    public static string? NoteProblem(string note)
    {
        if (note.Length > DecisionRequest.MostNote)
            return "note_too_long";
        for (var i = 0; i < note.Length; i++)
        {
            if (char.IsControl(note[i]) && note[i] is not ('\n' or '\r' or '\t'))
                return "note_characters";
            if (!char.IsSurrogate(note[i]))
                continue;
            if (!char.IsSurrogatePair(note, i))
                return "note_characters";
            i++;
        }

        return null;
    }

    /// <summary>The decision as the next night reads it. The note stays here: it may name somebody.</summary>
    public static OfficerDecision ToDecision(CaseBundle bundle, Disposition disposition, int? pair, string reasonCode)
    {
        if (PairOf(bundle, disposition, pair) is not { } found)
            return new OfficerDecision(bundle.CaseId, KeyOf(bundle.Records[0]), null, disposition, reasonCode);
        return new OfficerDecision(bundle.CaseId, KeyOf(bundle.Records[found.Left]), KeyOf(bundle.Records[found.Right]), disposition, reasonCode);
    }

    private static List<Disposition> PairChoices(CaseBundle bundle) => [.. AboutPairs.Where(disposition => bundle.Pairs.Any(pair => Fits(pair, disposition)))];

    // Records of two offices are one birth or not; of one office, one is the duplicate of the other or not.
    private static bool Fits(CasePair pair, Disposition disposition) => disposition switch
    {
        Disposition.SameBirth => pair.Standing != PairStanding.Duplicate,
        Disposition.DuplicateOf => pair.Standing == PairStanding.Duplicate,
        _ => true,
    };

    private static RecordKey KeyOf(CaseRecord record) => new(record.Source, record.Id);
}
