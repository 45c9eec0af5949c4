using FPReconcile.Core.Disclosure.Review;

namespace FPReconcile.App.Review;

/// <summary>A record that somebody wants to see in clear.</summary>
/// <param name="CaseId">Its case.</param>
/// <param name="Record">Its place in the records of the case.</param>
/// <param name="ReasonCode">One of <see cref="UnmaskReasons.All"/>.</param>
internal sealed record UnmaskRequest(string CaseId, int Record, string ReasonCode)
{
    public override string ToString() => CaseId;
}

/// <summary>One record in clear; the page takes it away at <paramref name="Until"/>.</summary>
internal sealed record UnmaskedAnswer(UnmaskedRecord Record, DateTimeOffset Until)
{
    public override string ToString() => "a record in clear";
}

/// <summary>Why somebody sees a record in clear: codes, so that no name is in the audit.</summary>
internal static class UnmaskReasons
{
    public static IReadOnlyList<string> All { get; } = ["compare_with_paper", "call_the_office", "family_is_here", "correct_a_record", "court_or_law"];
}
