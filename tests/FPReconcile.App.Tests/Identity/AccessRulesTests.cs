using FPReconcile.App.Identity;

namespace FPReconcile.App.Tests.Identity;

public sealed class AccessRulesTests
{
    private static readonly AreaTree Areas = new([new("N", "North", null), new("N1", "Hill", "N"), new("N11", "Hilltop", "N1"), new("S", "South", null), new("C1", "", "C2"), new("C2", "", "C1")]);

    // Written down by hand from the roles: what is not here is refused.
    private static readonly Dictionary<Operation, string> Allowed = new()
    {
        [Operation.ReadDashboard] = "officer supervisor", [Operation.ReadWorklist] = "officer supervisor", [Operation.ReadCase] = "officer supervisor", [Operation.Decide] = "officer",
        [Operation.SecondCheck] = "supervisor", [Operation.Assign] = "officer supervisor", [Operation.Forward] = "officer supervisor", [Operation.AddNote] = "officer supervisor",
        [Operation.Unmask] = "officer supervisor", [Operation.ExportWorklist] = "officer supervisor", [Operation.ImportDispositions] = "officer",
        [Operation.SendUpload] = "uploader", [Operation.ReadUploads] = "uploader", [Operation.ReadStatistics] = "officer supervisor statistician", [Operation.ReadAudit] = "auditor",
        [Operation.Administer] = "administrator",
    };

    [Fact]
    public void Every_set_of_roles_may_do_what_the_table_says_and_no_more()
    {
        for (var set = 0; set < 1 << Roles.All.Count; set++)
        {
            var roles = Roles.All.Where((_, place) => (set & (1 << place)) != 0).ToHashSet(StringComparer.Ordinal);
            foreach (var operation in Enum.GetValues<Operation>())
                AccessRules.May(User([.. roles]), operation).ShouldBe(IsAllowed(roles, operation), $"{string.Join('+', roles)} {operation}");
        }
    }

    [Fact]
    public void Areas_are_one_s_own_and_those_below_for_every_role_and_operation()
    {
        string[] codes = ["N", "N1", "N11", "S", "C1", "C2", "unknown", ""];
        foreach (var operation in Enum.GetValues<Operation>())
        {
            foreach (var role in Roles.All)
            {
                foreach (var (own, seen) in new[] { ("N", "N N1 N11"), ("N1", "N1 N11"), ("N11", "N11"), ("S", "S"), ("C1", "C1 C2"), ("unknown", "unknown") })
                {
                    var user = User(role) with { Areas = [own] };
                    var visible = codes.Where(code => AccessRules.May(user, operation, code, Areas));
                    visible.ShouldBe(AccessRules.May(user, operation) ? codes.Where(code => seen.Split(' ').Contains(code)) : [], $"{role} {operation} {own}");
                }
            }
        }
    }

    [Fact]
    public void Somebody_without_areas_sees_none() =>
        new[] { "N", "unknown", "" }.Where(code => AccessRules.May(User(Roles.Supervisor), Operation.ReadWorklist, code, Areas)).ShouldBeEmpty();

    [Fact]
    public void Nobody_checks_their_own_decision()
    {
        AccessRules.MayCheck(User(Roles.Officer, Roles.Supervisor), "u1").ShouldBeFalse();
        AccessRules.MayCheck(User(Roles.Supervisor), "u2").ShouldBeTrue();
        AccessRules.MayCheck(User(Roles.Officer), "u2").ShouldBeFalse();
    }

    [Fact]
    public void A_sender_is_the_whole_of_it()
    {
        var clerk = User(Roles.Uploader) with { Senders = ["facility/F1"] };

        AccessRules.MaySend(clerk, Operation.SendUpload, "facility/F1").ShouldBeTrue();
        AccessRules.MaySend(clerk, Operation.SendUpload, "facility/F12").ShouldBeFalse();
        AccessRules.MaySend(clerk, Operation.SendUpload, "registration/F1").ShouldBeFalse();
        AccessRules.IsOwnFacility(clerk, "f1").ShouldBeTrue();
        AccessRules.IsOwnFacility(clerk, "F12").ShouldBeFalse();
    }

    private static AskingUser User(params string[] roles) => new("u1", roles.ToHashSet(StringComparer.Ordinal));

    // Auditors and administrators stand alone.
    private static bool IsAllowed(HashSet<string> roles, Operation operation)
    {
        var alone = roles.Where(role => role is "auditor" or "administrator").ToList();
        var counted = alone.Count == 0 ? [.. roles] : alone.Count == 1 ? alone : [];
        return counted.Exists(role => Allowed[operation].Split(' ').Contains(role));
    }
}
