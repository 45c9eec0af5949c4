using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Reconciliation.Cases;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Reconciliation.Cases;

/// <summary>Nights over a few invented births, one after the other, as the nightly run makes them.</summary>
internal sealed class CaseNights
{
    private readonly List<OfficerDecision> _decisions = [];

    public CaseLedger Ledger { get; private set; } = CaseLedger.Empty;

    public ReconcilerResult Found { get; private set; } = null!;

    public CaseUpdate Update { get; private set; } = null!;

    /// <summary>What an officer decides before the next night.</summary>
    public void Decide(RecordKey a, RecordKey? b, Disposition disposition) => _decisions.Add(new OfficerDecision("", a, b, disposition, ""));

    /// <summary>Makes a night and tells its changes, one line each: change, kinds before and after, reason.</summary>
    public IReadOnlyList<string> Night(string date, District district)
    {
        Run(date, district);
        return [.. Update.Changes.Select(Line)];
    }

    public void Run(string date, District district)
    {
        district.Today = District.Day(date);
        district.Previous = new PreviousCases(Ledger.Known());
        district.Decisions = new OfficerDecisions(_decisions);
        Found = district.Reconcile();
        Update = Ledger.Next(new CaseNight { AsOf = district.Today, Linkage = district.Linkage(), Found = Found, Decisions = district.Decisions });
        Ledger = Update.Ledger;
    }

    /// <summary>The case that holds a record tonight, or held it when it was closed.</summary>
    public CaseEntry Case(string id) => Ledger.Entries.Single(entry => entry.MergedInto is null && entry.Records.Any(key => key.Id == id));

    private static string Line(CaseChange change) =>
        $"{change.Change.Name()} {Kinds(change.KindsBefore)}>{Kinds(change.KindsAfter)} {change.Because.Name()}";

    private static string Kinds(IReadOnlyList<DiscrepancyKind> kinds) => string.Join('+', kinds.Select(kind => kind.Name()));
}
