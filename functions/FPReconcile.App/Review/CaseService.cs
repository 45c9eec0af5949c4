using FPReconcile.App.Audit;
using FPReconcile.App.Identity;
using FPReconcile.App.Storage;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Review;

/// <summary>A case with the night it is from and how far the officers are.</summary>
internal sealed record OpenedCase(ReviewNight Night, CaseBundle Bundle, CaseState State)
{
    /// <summary>Where it is worked on.</summary>
    public string AreaCode => State.ForwardedTo ?? Bundle.AreaCode;

    public override string ToString() => Bundle.CaseId;
}

/// <summary>Opens cases for whoever may see them. What is not theirs is not there: nobody can tell by an answer whether a case exists.</summary>
internal sealed class CaseService(Store store, ReviewNights nights, AuditLog audit)
{
    private const int LongestCaseId = 64;

    // A page of a case must stay small.
    private const int MostAreasToChoose = 200;

    private readonly CaseStates _states = new(store.Tables);

    /// <summary>A case that a user may do something with.</summary>
    public async Task<ReviewAnswer<OpenedCase>> OpenAsync(AskingUser user, Operation operation, string caseId, CancellationToken cancellation)
    {
        if (!AccessRules.May(user, operation))
            return ReviewAnswer<OpenedCase>.Refuse(ReviewOutcome.NotAllowed);
        if (await nights.CurrentAsync(cancellation) is not { } night)
            return ReviewAnswer<OpenedCase>.Refuse(ReviewOutcome.NoNight);
        if (!IsCaseId(caseId) || await night.CaseAsync(caseId, cancellation) is not { } bundle)
            return ReviewAnswer<OpenedCase>.Refuse(ReviewOutcome.NotFound);
        var state = night.After(await _states.GetAsync(bundle.AreaCode, caseId, cancellation), bundle.Content);
        var opened = new OpenedCase(night, WithoutApproach(bundle, state), state);

        // Whoever handed a case over may still look at it.
        var isTheirs = AccessRules.May(user, operation, opened.AreaCode, night.Areas) || (operation == Operation.ReadCase && AccessRules.May(user, operation, bundle.AreaCode, night.Areas));
        return isTheirs ? ReviewAnswer<OpenedCase>.Of(opened) : ReviewAnswer<OpenedCase>.Refuse(ReviewOutcome.NotFound);
    }

    /// <summary>The page of a case.</summary>
    public async Task<ReviewAnswer<CasePage>> PageAsync(AskingUser user, string caseId, CancellationToken cancellation)
    {
        var answer = await OpenAsync(user, Operation.ReadCase, caseId, cancellation);
        if (answer.Value is not { } opened)
            return ReviewAnswer<CasePage>.Refuse(answer.Outcome, answer.Problem);
        await audit.WriteAsync(new AuditEvent(AuditActions.ViewCase, user.Id, caseId), cancellation);
        var (bundle, state, areas) = (await WithOwnRelationsAsync(user, opened, cancellation), opened.State, opened.Night.Areas);
        var mayDecide = AccessRules.May(user, Operation.Decide, opened.AreaCode, areas) && !IsOwn(user, bundle);
        return ReviewAnswer<CasePage>.Of(new CasePage
        {
            Case = bundle,
            AreaName = areas.NameOf(opened.AreaCode),
            Files = [.. bundle.Records.Select(record => record.File)],
            State = state,
            History = await _states.EventsAsync(caseId, cancellation),
            Dispositions = mayDecide ? DecisionRules.Possible(bundle) : [],
            MayWork = bundle.Lane != CaseLane.Sealed && !IsOwn(user, bundle) && AccessRules.May(user, Operation.Assign, opened.AreaCode, areas),
            OtherAreas = OtherAreas(opened),
            MayCheck = state is { Stage: CaseStage.SecondCheck, DecidedBy: { } by } && AccessRules.MayCheck(user, by) && AccessRules.May(user, Operation.SecondCheck, opened.AreaCode, areas) && !IsOwn(user, bundle),
            MayUnmask = bundle.Lane != CaseLane.Sealed && AccessRules.May(user, Operation.Unmask, opened.AreaCode, areas),
            AsOf = opened.Night.AsOf,
        });
    }

    private static List<(string Code, string Name)> OtherAreas(OpenedCase opened)
    {
        var others = opened.Night.Areas.All.Concat(opened.Night.AreasWithRows).Distinct(StringComparer.Ordinal).Where(area => area != opened.AreaCode).ToList();
        return others.Count > MostAreasToChoose ? [] : [.. others.Order(StringComparer.Ordinal).Select(area => (area, opened.Night.Areas.NameOf(area)))];
    }

    /// <summary>Whether a case is about a record that the user sent.</summary>
    public static bool IsOwn(AskingUser user, CaseBundle bundle) =>
        bundle.Records.Any(record => record.Facility is { } facility && AccessRules.IsOwnFacility(user, facility));

    // The night has not heard of the death yet: until it has, nothing here asks anybody to approach the family.
    private static CaseBundle WithoutApproach(CaseBundle bundle, CaseState state) => state.IsWithheld && bundle.Lane is CaseLane.Normal or CaseLane.Held
        ? bundle with { Lane = state.Disposition == Disposition.Deceased ? CaseLane.Bereavement : CaseLane.Held, Findings = [], Candidates = [] }
        : bundle;

    // Also of cases that may be the same birth nobody learns outside of their areas.
    private async Task<CaseBundle> WithOwnRelationsAsync(AskingUser user, OpenedCase opened, CancellationToken cancellation)
    {
        var own = new List<string>();
        foreach (var caseId in opened.Bundle.RelatedCases)
        {
            if ((await OpenAsync(user, Operation.ReadCase, caseId, cancellation)).IsDone)
                own.Add(caseId);
        }

        return own.Count == opened.Bundle.RelatedCases.Count ? opened.Bundle : opened.Bundle with { RelatedCases = own };
    }

    private static bool IsCaseId(string caseId) => caseId.Length is > 0 and <= LongestCaseId && caseId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
