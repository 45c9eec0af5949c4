using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs.Births;

namespace FPReconcile.Core.Runs;

/// <summary>The way of the data from records to lists: linkage, reconciliation, disclosure.</summary>
public static class ReconciliationPipeline
{
    /// <summary>The whole run in this process.</summary>
    public static ReconciliationResult Run(ReconciliationInput input) => Run(input, BirthLinkage.Link(LinkageInput(input)));

    /// <summary>What linkage needs of a run: for those who spread it over parts.</summary>
    public static BirthLinkageInput LinkageInput(ReconciliationInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new BirthLinkageInput
        {
            Facility = input.Facility.Records,
            Registration = input.Registration.Records,
            Register = input.Register?.Records ?? [],
            Options = input.Options,
            Confirmed = DecisionsOf(input).Confirmed,
            Rejected = DecisionsOf(input).Rejected,
            Models = input.Models,
            Progress = input.Progress,
        };
    }

    /// <summary>The run after linkage.</summary>
    /// <param name="input">What the run works on.</param>
    /// <param name="linkage">The result of linking its <see cref="LinkageInput"/>, here or by replay.</param>
    public static ReconciliationResult Run(ReconciliationInput input, BirthLinkageResult linkage)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(linkage);
        var decisions = DecisionsOf(input);
        input.Progress?.Invoke("looking for discrepancies");
        var reconciliation = Reconciler.Reconcile(new ReconcilerInput
        {
            Linkage = linkage.Outcome,
            Rules = Rules(input.Options),
            Deliveries = [.. input.Sources.Select(source => new SourceDelivery(source.Source, source.Problems.Count))],
            Deaths = [.. input.DeathList?.Records ?? [], .. input.Sources.SelectMany(source => source.DeathsSetAside)],
            ContactHold = input.ContactHold,
            Decisions = decisions,
            PreviousCases = input.Previous?.Cases ?? PreviousCases.None,
            Names = linkage.Names,
        });
        input.Progress?.Invoke("preparing worklists and feedback");
        var context = Context(input);
        return new ReconciliationResult
        {
            Linkage = linkage.Outcome,
            Reconciliation = reconciliation,
            ModelJson = linkage.ModelJson,
            Context = context,
            Worklists = Worklists.Build(reconciliation, context),
            Feedback = FeedbackBuilder.Build(linkage.Outcome, reconciliation, SetAside(input), context),
            Decisions = decisions,
        };
    }

    private static OfficerDecisions DecisionsOf(ReconciliationInput input) => input.Previous?.Decisions ?? OfficerDecisions.None;

    private static ReconciliationRules Rules(ReconciliationOptions options) => new()
    {
        AsOf = options.AsOf,
        RegistrationDays = options.RegistrationDays,
        RegisterGraceDays = options.RegisterGraceDays,
        Coverage = options.Coverage,
    };

    private static DisclosureContext Context(ReconciliationInput input)
    {
        if (!DisplayLanguages.TryParse(input.Options.Language, out var language))
            throw new ArgumentException("The language is neither en nor zh.", nameof(input));
        return new DisclosureContext
        {
            AsOf = input.Options.AsOf,
            Language = language,
            HasDeathList = input.DeathList is not null,
            ContactHold = input.ContactHold,
            FacilityNames = Names(input.Options.Facilities.Select(facility => (facility.Code, facility.Name))),
            AreaNames = Names(input.Options.Areas.Select(area => (area.Code, area.Name))),
        };
    }

    private static Dictionary<string, string> Names(IEnumerable<(string Code, string Name)> pairs)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (code, name) in pairs)
            names.TryAdd(code, name);
        return names;
    }

    // A row that was set aside and tells of a death is not sent back to be asked about.
    private static List<SetAsideLine> SetAside(ReconciliationInput input)
    {
        var deaths = input.Facility.DeathsSetAside.Select(death => death.Origin).ToHashSet();
        return
        [
            .. input.Facility.Rejections
                .Where(line => line.FacilityCode is not null)
                .Select(line => new SetAsideLine(
                    line.FacilityCode!,
                    line.RecordId ?? "",
                    new RecordOrigin(line.File, line.Sheet, line.Row),
                    new SetAsideDetail(line.Column, line.Effect == RejectionEffect.Row, RejectionMessages.For(line.Code, input.Options.Language))))
                .Where(line => !deaths.Contains(line.Origin)),
        ];
    }
}
