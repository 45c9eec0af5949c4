using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Review;

/// <summary>A decision that an officer takes.</summary>
internal sealed record DecisionRequest
{
    public const int MostNote = 2000;

    /// <summary>Made by the client, 32 hexadecimal digits: sent twice it is one decision.</summary>
    public required string Id { get; init; }

    public required string CaseId { get; init; }

    /// <summary>Version of the state that the officer saw.</summary>
    public required string Version { get; init; }

    public required Disposition Disposition { get; init; }

    /// <summary>Place of the pair in the bundle; null: about the whole case.</summary>
    public int? Pair { get; init; }

    /// <summary>Office whose record is wrong, for <c>data_error</c>; null: the first of facility, registration, register that has a record here.</summary>
    public SourceKind? Sender { get; init; }

    /// <summary>When the case comes back to the list, for <c>not_due</c> and <c>data_error</c>; null: after <see cref="DecisionRules.DefaultDays"/>.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>One of <see cref="ReasonCodes.All"/>; required where <see cref="ReasonCodes.IsRequired"/> says so.</summary>
    public string ReasonCode { get; init; } = "";

    /// <summary>Up to <see cref="MostNote"/> characters; required with the reason <c>other</c>.</summary>
    public string Note { get; init; } = "";

    public override string ToString() => CaseId;
}

/// <summary>A change of a case that decides nothing.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Version">Version of the state that the officer saw.</param>
/// <param name="Note">What the officer writes about it; may be empty.</param>
internal sealed record CaseChangeRequest(string CaseId, string Version, string Note = "")
{
    public override string ToString() => CaseId;
}

/// <summary>Why a decision was taken: codes, so that no name is in them.</summary>
internal static class ReasonCodes
{
    public const string Other = "other";

    public static IReadOnlyList<string> All { get; } =
    [
        "documents_seen", "facility_confirmed", "registrar_confirmed", "different_mother", "different_child", "different_date_or_place", "other_child_of_delivery",
        "entered_twice", "typing_error", "registered_in_other_area", "date_corrected", "death_record_seen", "stillbirth_record_seen", "file_closed_by_office",
        "lives_in_other_area", "not_found_after_search", "needs_second_opinion", "knows_the_family", Other,
    ];

    /// <summary>All but <c>same_birth</c> and <c>unsure</c> need one.</summary>
    public static bool IsRequired(Disposition disposition) => disposition is not (Disposition.SameBirth or Disposition.Unsure);
}
