using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Records;
using FPReconcile.Core.Tests.Reconciliation;

namespace FPReconcile.Core.Tests.Disclosure.Review;

/// <summary>Makes the bundles of an invented district, with an explainer that counts what agrees: four bits for each detail, from minus ten on.</summary>
internal static class BundleMaker
{
    private const double StartBits = -10;
    private const double BitsOfDetail = 4;

    public static CaseBundles BundlesOf(District district, bool explains = true) => new(new CaseBundleInput
    {
        AsOf = district.Today, Linkage = district.Linkage(), Found = district.Reconcile(), Decisions = district.Decisions, Explain = explains ? For : null,
    });

    /// <summary>The bundle of the only case that has a record.</summary>
    public static CaseBundle BundleOf(District district, string recordId, bool explains = true)
    {
        var bundles = BundlesOf(district, explains);
        return bundles.CaseIds.Select(bundles.Of).Single(bundle => bundle.Records.Any(record => record.Id == recordId && !record.IsCandidate));
    }

    private static ExplainPair For(IReadOnlyList<BirthRecord> records) => (left, right) =>
        new PairExplanation(StartBits, [.. Details(records[left]).Intersect(Details(records[right])).Select(detail => new FieldWeight(detail.Column, "exact", BitsOfDetail))]);

    private static List<(string Column, string Value)> Details(BirthRecord record) =>
    [
        .. new (string Column, string? Value)[]
        {
            ("mother_surname", record.MotherName.Surname), ("mother_given_name", record.MotherName.GivenName), ("mother_national_id", record.MotherNationalId), ("phone", record.Phone),
            ("facility_code", record.FacilityCode), ("sex", record.Sex == Sex.Unknown ? null : record.Sex.ToString()),
        }.Where(detail => detail.Value is not null).Select(detail => (detail.Column, detail.Value!)),
    ];
}
