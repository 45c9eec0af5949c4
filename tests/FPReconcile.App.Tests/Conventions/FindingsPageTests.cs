using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Conventions;

/// <summary>Every kind and code has its part of the page, with cause, example, remedy and who does it.</summary>
public sealed class FindingsPageTests
{
    private const string Page = "docs/findings.md";

    private static readonly string[] Parts = ["**Cause.**", "**Example.**", "**How to mend it.**", "**Who.**"];

    [Fact]
    public void Every_kind_and_code_has_its_heading_and_nothing_else_has_one()
    {
        string[] expected =
        [
            .. DiscrepancyKinds.All.Select(kind => kind.Name()),
            .. Enum.GetValues<RejectionCode>().Select(code => code.ToCode()),
            .. Enum.GetValues<FileProblemCode>().Select(code => code.ToCode()),
        ];

        Pages.Headings(Page, level: 3).ShouldBe(expected);
    }

    [Fact]
    public void Every_heading_is_followed_by_cause_example_remedy_and_who()
    {
        foreach (var section in Pages.Read(Page).Split("\n### ")[1..])
        {
            foreach (var part in Parts)
                section.Split("\n## ")[0].ShouldContain(part, Case.Sensitive, section.Split('\n')[0]);
        }
    }

    [Fact]
    public void Every_reason_of_a_hold_has_its_row()
    {
        var rows = Pages.Read(Page).Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);

        rows.ShouldBe(Enum.GetValues<HoldReason>().Select(reason => reason.Name()));
    }
}
